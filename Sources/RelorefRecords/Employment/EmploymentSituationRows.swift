package import RelorefDomain
package import RelorefStorage

extension EmploymentSituation {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), person: try row.text("person_id"), from: try row.day("from_day"),
            status: try row.code("status"), externalID: try row.optionalText("external_id"))
    }
}

extension Transaction {
    package func insert(_ situation: EmploymentSituation) throws(StorageError) {
        try insert(
            "employment_status",
            [
                "id": situation.id, "person_id": situation.person, "from_day": situation.from,
                "status": situation.status, "external_id": situation.externalID,
            ])
    }
}
