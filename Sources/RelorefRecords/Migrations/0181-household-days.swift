package import RelorefStorage

extension Migration {
    /// Since when a household lives where it lives, and the first day that its list shows, kept in its own row: the list
    /// is sorted by them off an index (decision 0095). A permit is felt as stays and members are.
    package static let householdDays = Migration(
        "0181-household-days",
        HouseholdDay.allCases.flatMap { day -> [Query] in
            let column = Query(unbound: day.column)
            return [
                "ALTER TABLE household ADD COLUMN \(column) \(.text) NOT NULL DEFAULT '9999-12-31'",
                "UPDATE household SET \(column) = \(day.kept(of: "household.id"))",
                """
                CREATE INDEX household_open_\(Query(unbound: day.rawValue))
                ON household (site_id, \(column), id, confidential) WHERE closed_on IS NULL AND merged_into IS NULL
                """,
            ]
        },
        on: FactMarks([
            (
                "permit", [],
                { row in
                    "SELECT member.household_id FROM membership AS member WHERE member.person_id = \(row).person_id"
                }
            )
        ]).triggersAlone)
}
