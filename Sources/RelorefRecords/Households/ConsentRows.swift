package import RelorefDomain
package import RelorefStorage

extension Consent {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), household: try row.text("household_id"), kind: try row.code("kind"),
            givenOn: try row.day("given_on"), withdrawnOn: try row.optionalDay("withdrawn_on"))
    }
}

extension Transaction {
    package func insert(_ consent: Consent) throws(StorageError) {
        try insert(
            "consent",
            [
                "id": consent.id, "household_id": consent.household, "kind": consent.kind,
                "given_on": consent.givenOn, "withdrawn_on": consent.withdrawnOn,
            ])
    }
}
