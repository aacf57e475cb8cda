package import RelorefDomain
package import RelorefStorage

extension Transaction {
    package func centreGuestCount(_ centre: String, visibleTo actor: Actor) throws -> Int {
        try row("SELECT count(*) AS n FROM accommodation AS stay WHERE \(Self.guests(of: centre, actor))")?.int("n")
            ?? 0
    }

    /// Who was in a centre, those that are there first, then the last to leave.
    package func centreGuests(
        _ centre: String, skipping: Int = 0, limit: Int, visibleTo actor: Actor
    ) throws -> [CentreGuest] {
        let found = try rows(
            """
            SELECT stay.*, household.code AS household_code, household.size AS persons, household.confidential,
              CASE WHEN \(Visible.files(to: actor)) THEN 1 ELSE 0 END AS opens
            FROM accommodation AS stay JOIN household ON household.id = stay.household_id
            WHERE \(Self.guests(of: centre, actor))
            ORDER BY COALESCE(stay.to_day, '9999-12-31') DESC, stay.from_day DESC, stay.id
            LIMIT \(limit) OFFSET \(skipping)
            """)
        let next = try nextHomes(after: found, visibleTo: actor)
        return try found.map { row in
            let stay = try Accommodation(row)
            let opens = try row.bool("opens")
            let isSecret = try row.bool("confidential") && !opens
            return CentreGuest(
                id: stay.id, householdCode: isSecret ? nil : try row.text("household_code"), mayOpenFile: opens,
                persons: try row.int("persons"), from: stay.from, to: stay.to, exitType: stay.exitType,
                next: next[stay.id]?.kind, nextDwelling: next[stay.id]?.dwelling)
        }
    }

    private static func guests(of centre: String, _ actor: Actor) -> Query {
        """
        stay.centre_id = \(centre) AND stay.kind = 'centre' AND stay.state IN ('active', 'ended')
        AND \(Visible.facts(to: actor, on: "stay.site_id"))
        """
    }

    /// The first home after each of these stays.
    private func nextHomes(
        after stays: [ResultRow], visibleTo actor: Actor
    ) throws -> [String: (kind: AccommodationKind, dwelling: String?)] {
        let households = Set(try stays.map { try $0.text("household_id") })
        let later = try rows(
            """
            SELECT home.household_id, home.kind, COALESCE(home.from_day, home.planned_from) AS starts_on, dwelling.code
            FROM accommodation AS home LEFT JOIN dwelling ON dwelling.id = home.dwelling_id
              AND \(Visible.dwellings(to: actor))
            WHERE home.household_id IN \(Query.list(households.sorted())) AND home.state <> 'cancelled'
              AND \(Visible.facts(to: actor, on: "home.site_id"))
            ORDER BY starts_on, home.id
            """)
        let byHousehold = Dictionary(grouping: later) { (try? $0.text("household_id")) ?? "" }
        var next: [String: (kind: AccommodationKind, dwelling: String?)] = [:]
        for row in stays {
            let stay = try Accommodation(row)
            guard let end = stay.to else { continue }
            for home in byHousehold[stay.household] ?? [] {
                guard let start = try home.optionalDay("starts_on"), start >= end else { continue }
                next[stay.id] = (try home.code("kind"), try home.optionalText("code"))
                break
            }
        }
        return next
    }
}
