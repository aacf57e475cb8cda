package import RelorefDomain
package import RelorefStorage

/// A household that could come into a relay dwelling, with every rule's answer.
package struct AwaitingHousehold: Sendable, Identifiable {
    package let household: Household
    package let head: PersonalIdentity?
    /// Where it lives until then.
    package let home: HomePlace?
    /// Relatives who are awaited with it.
    package let awaited: Int
    package let fit: RelayFit

    package var id: String { household.id }

    /// So many are shown unless somebody asks for another.
    package static let most = 60
}

/// The households that could come into a dwelling: those shown, and how many there are.
package struct AwaitingHouseholds: Sendable {
    package let found: [AwaitingHousehold]
    package let count: Int

    package static let none = AwaitingHouseholds(found: [], count: 0)
}

extension Transaction {
    /// Households of the dwelling's site that wait for a relay dwelling and for whom it is large enough: open files
    /// without a stay in one, planned or running, and without a lease of their own. Those who leave fewer than three
    /// places empty come first, then those who have waited longest.
    package func householdsAwaiting(
        _ line: DwellingLine, most: Int = AwaitingHousehold.most, by author: Author
    ) throws -> AwaitingHouseholds {
        let room = RelayFit.room(of: line.dwelling, free: line.freePlaces)
        let waiting = waiting(for: line.dwelling, room: room, author)
        let roomy: Query = line.freePlaces.map { " CASE WHEN \(persons) < \($0 - 2) THEN 1 ELSE 0 END," } ?? ""
        let found = try rows(
            """
            SELECT household.*, \(awaited) AS awaited FROM household WHERE \(waiting)
            ORDER BY\(roomy) household.opened_on, household.id LIMIT \(most)
            """)
        let count =
            found.count < most
            ? found.count : try row("SELECT count(*) AS n FROM household WHERE \(waiting)")?.int("n") ?? 0
        return AwaitingHouseholds(found: try awaiting(found, line, by: author), count: count)
    }

    /// The household of a code, of any of the colleague's sites, whether it fits or not; nil when no open file of this
    /// colleague has it, or when it lives in a relay dwelling already, or is to.
    package func householdAwaiting(
        _ line: DwellingLine, code: String, by author: Author
    ) throws -> AwaitingHousehold? {
        guard let household = try household(code: code, visibleTo: author.actor) else { return nil }
        let found = try rows(
            """
            SELECT household.*, \(awaited) AS awaited FROM household WHERE household.id = \(household.id)
              AND household.closed_on IS NULL AND household.merged_into IS NULL AND household.erased_on IS NULL
              AND household.stage <> 'relay' AND \(withoutPlan)
            """)
        return try awaiting(found, line, by: author).first
    }

    private var awaited: Query {
        """
        (SELECT count(*) FROM expected_member AS relative WHERE relative.household_id = household.id
          AND relative.arrived_person_id IS NULL)
        """
    }

    private var persons: Query { "(household.size + \(awaited))" }

    private var withoutPlan: Query {
        """
        NOT EXISTS (SELECT 1 FROM accommodation AS plan WHERE plan.household_id = household.id
          AND plan.state = 'planned')
        """
    }

    /// Open files are read by site and stage, which an index has.
    private func waiting(for dwelling: Dwelling, room: Int?, _ author: Author) -> Query {
        let fits: Query = room.map { $0 == .max ? "1 = 1" : "\(persons) <= \($0)" } ?? "1 = 1"
        return """
            household.site_id = \(dwelling.site) AND household.stage IN ('centre', 'other', 'none')
              AND household.closed_on IS NULL AND household.merged_into IS NULL AND household.erased_on IS NULL
              AND \(fits) AND \(withoutPlan) AND \(Visible.files(to: author.actor))
            """
    }

    private func awaiting(
        _ rows: [ResultRow], _ line: DwellingLine, by author: Author
    ) throws -> [AwaitingHousehold] {
        let found = try rows.map { (household: try Household($0), awaited: try $0.int("awaited")) }
        let ids = found.map(\.household.id)
        guard !ids.isEmpty else { return [] }
        let heads = try heads(of: ids, by: author)
        let homes = Dictionary(grouping: try homePlaces(of: ids), by: \.stay.household)
        let departements = try departements(of: Set(found.map(\.household.site)))
        return found.map { household, awaited in
            AwaitingHousehold(
                household: household, head: heads[household.id],
                home: homes[household.id].flatMap { HomePlace.now($0) },
                awaited: awaited,
                fit: RelayFit(
                    persons: household.size + awaited, departement: departements[household.site] ?? "",
                    in: line.dwelling, free: line.freePlaces))
        }
    }

    private func departements(of sites: Set<String>) throws -> [String: String] {
        let found = try rows("SELECT id, departement FROM site WHERE id IN \(Query.list(sites.sorted()))")
            .map { (try $0.text("id"), try $0.text("departement")) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }
}
