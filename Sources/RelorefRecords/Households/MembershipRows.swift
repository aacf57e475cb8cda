package import RelorefDomain
package import RelorefStorage

extension Membership {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), household: try row.text("household_id"), person: try row.text("person_id"),
            kinship: try row.code("kinship"), from: try row.day("from_day"), to: try row.optionalDay("to_day"),
            partTime: try row.bool("part_time"), endReason: try row.optionalCode("end_reason"))
    }
}

extension Transaction {
    package func insert(_ membership: Membership) throws(StorageError) {
        try insert(
            "membership",
            [
                "id": membership.id, "household_id": membership.household, "person_id": membership.person,
                "kinship": membership.kinship, "from_day": membership.from, "to_day": membership.to,
                "part_time": membership.partTime, "end_reason": membership.endReason,
            ])
    }
}
