package import RelorefDomain
package import RelorefStorage

extension ProtectionStatus {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), person: try row.text("person_id"), kind: try row.code("kind"),
            authority: try row.optionalCode("authority"), requestedOn: try row.optionalDay("requested_on"),
            decidedOn: try row.optionalDay("decided_on"),
            notifiedOn: try row.optionalDay("notified_on"), endedOn: try row.optionalDay("ended_on"),
            endReason: try row.optionalCode("end_reason"), externalID: try row.optionalText("external_id"))
    }
}

extension Transaction {
    package func insert(_ protection: ProtectionStatus) throws(StorageError) {
        try insert(
            "protection",
            [
                "id": protection.id, "person_id": protection.person, "kind": protection.kind,
                "authority": protection.authority, "requested_on": protection.requestedOn,
                "decided_on": protection.decidedOn,
                "notified_on": protection.notifiedOn, "ended_on": protection.endedOn,
                "end_reason": protection.endReason, "external_id": protection.externalID,
            ])
    }
}
