package import RelorefDomain
package import RelorefStorage

extension ResidencePermit {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), person: try row.text("person_id"), kind: try row.code("kind"),
            issuedOn: try row.optionalDay("issued_on"), expiresOn: try row.optionalDay("expires_on"),
            externalID: try row.optionalText("external_id"))
    }
}

extension Transaction {
    package func insert(_ permit: ResidencePermit) throws(StorageError) {
        try insert(
            "permit",
            [
                "id": permit.id, "person_id": permit.person, "kind": permit.kind, "issued_on": permit.issuedOn,
                "expires_on": permit.expiresOn, "external_id": permit.externalID,
            ])
    }
}
