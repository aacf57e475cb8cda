package import RelorefDomain
package import RelorefStorage

extension StayExtension {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), stay: try row.text("accommodation_id"), requestedOn: try row.day("requested_on"),
            decidedOn: try row.optionalDay("decided_on"), decision: try row.optionalCode("decision"),
            authority: try row.optionalText("authority"), newTermOn: try row.optionalDay("new_term_on"))
    }
}

extension Transaction {
    package func insert(_ extending: StayExtension) throws(StorageError) {
        try insert(
            "stay_extension",
            [
                "id": extending.id, "accommodation_id": extending.stay, "requested_on": extending.requestedOn,
                "decided_on": extending.decidedOn, "decision": extending.decision,
                "authority": extending.authority, "new_term_on": extending.newTermOn,
            ])
    }
}
