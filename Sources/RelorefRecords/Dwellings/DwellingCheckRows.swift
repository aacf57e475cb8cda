package import RelorefDomain
package import RelorefStorage

extension DwellingCheck {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), dwelling: try row.text("dwelling_id"), kind: try row.code("kind"),
            doneOn: try row.day("done_on"), expiresOn: try row.optionalDay("expires_on"),
            result: try row.optionalText("result"))
    }
}

extension Transaction {
    package func insert(_ check: DwellingCheck) throws(StorageError) {
        try insert(
            "dwelling_check",
            [
                "id": check.id, "dwelling_id": check.dwelling, "kind": check.kind, "done_on": check.doneOn,
                "expires_on": check.expiresOn, "result": check.result,
            ])
    }
}
