package import RelorefDomain
package import RelorefStorage

extension EmploymentSpell {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), person: try row.text("person_id"), contract: try row.code("contract"),
            from: try row.day("from_day"), to: try row.optionalDay("to_day"),
            weeklyHoursTenths: try row.optionalInt("weekly_hours_tenths"), rome: try row.optionalText("rome"),
            employer: try row.optionalText("employer_id"), externalID: try row.optionalText("external_id"),
            version: try row.int("version"))
    }
}

extension Transaction {
    package func insert(_ spell: EmploymentSpell) throws(StorageError) {
        try insert(
            "employment_spell",
            [
                "id": spell.id, "person_id": spell.person, "contract": spell.contract, "from_day": spell.from,
                "to_day": spell.to, "weekly_hours_tenths": spell.weeklyHoursTenths, "rome": spell.rome,
                "employer_id": spell.employer, "external_id": spell.externalID, "version": spell.version,
            ])
    }

    /// Changes a work contract if nobody else did meanwhile.
    package func update(_ spell: EmploymentSpell) throws(StorageError) {
        try update(
            "employment_spell", id: spell.id, version: spell.version,
            [
                "person_id": spell.person, "contract": spell.contract, "from_day": spell.from, "to_day": spell.to,
                "weekly_hours_tenths": spell.weeklyHoursTenths, "rome": spell.rome, "employer_id": spell.employer,
                "external_id": spell.externalID,
            ])
    }
}
