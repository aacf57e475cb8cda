package import RelorefDomain
package import RelorefStorage

extension Person {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), keyOwner: try row.text("key_id"), sex: try row.code("sex"),
            birthYear: try row.optionalInt("birth_year"), birthPrecision: try row.code("birth_precision"),
            area: try row.optionalText("area"), literacy: try row.optionalCode("literacy"),
            diedOn: try row.optionalDay("died_on"), arrivedOn: try row.optionalDay("arrived_on"),
            arrivalRoute: try row.optionalCode("arrival_route"),
            isEmancipated: try row.bool("emancipated"), externalID: try row.optionalText("external_id"),
            version: try row.int("version"))
    }
}

extension Transaction {
    package func insert(_ person: Person) throws(StorageError) {
        try insert(
            "person",
            [
                "id": person.id, "key_id": person.keyOwner, "sex": person.sex, "birth_year": person.birthYear,
                "birth_precision": person.birthPrecision, "area": person.area, "literacy": person.literacy,
                "died_on": person.diedOn, "arrived_on": person.arrivedOn, "arrival_route": person.arrivalRoute,
                "emancipated": person.isEmancipated,
                "external_id": person.externalID, "version": person.version,
            ])
    }

    /// Changes a person if nobody else did meanwhile.
    package func update(_ person: Person) throws(StorageError) {
        try update(
            "person", id: person.id, version: person.version,
            [
                "key_id": person.keyOwner, "sex": person.sex, "birth_year": person.birthYear,
                "birth_precision": person.birthPrecision, "area": person.area, "literacy": person.literacy,
                "died_on": person.diedOn, "arrived_on": person.arrivedOn, "arrival_route": person.arrivalRoute,
                "emancipated": person.isEmancipated,
                "external_id": person.externalID,
            ])
    }
}
