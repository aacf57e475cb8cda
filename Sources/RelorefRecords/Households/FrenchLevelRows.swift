package import RelorefDomain
package import RelorefStorage

extension FrenchAssessment {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), person: try row.text("person_id"), assessedOn: try row.day("assessed_on"),
            oral: try row.code("oral"), written: try row.code("written"))
    }
}

extension Transaction {
    package func insert(_ assessment: FrenchAssessment) throws(StorageError) {
        try insert(
            "french_level",
            [
                "id": assessment.id, "person_id": assessment.person, "assessed_on": assessment.assessedOn,
                "oral": assessment.oral, "written": assessment.written,
            ])
    }
}
