import RelorefDomain
import RelorefStorage

/// Relay stays that continue one another: linked when they were recorded, or begun within seven days of the last in the
/// same association. Their days add up.
struct StayChains {
    private struct Stay {
        let id: String
        let figure: String
        let association: String
        let from: Day
        let end: Day?
        let follows: String?
    }

    private let stays: [String: Stay]
    private let byHousehold: [String: [Stay]]

    /// Reads the stays of the households that these exits are about.
    init(_ tx: any Transaction, exits: [FigureCase], within reach: Reach) throws {
        let all = ProjectFacts(reach: reach).relayStays(of: ProjectFacts.carriesOn) { _ in "1 = 1" }
        // A page has few households; a whole figure reads every stay once.
        let households = Set(exits.compactMap(\.household))
        let only: Query =
            households.count > 500
            ? "1 = 1"
            : """
            household.figure_id IN (SELECT file.figure_id FROM household AS file
              WHERE file.id IN \(Query.list(households.sorted())))
            """
        var stays: [String: Stay] = [:]
        try tx.forEach(
            """
            SELECT stay.id, household.figure_id, site.association_id, stay.from_day, stay.end_day, stay.follows_id
            FROM (\(all)) AS stay JOIN household ON household.id = stay.household_id
            JOIN site ON site.id = stay.site_id WHERE \(only)
            """
        ) { row in
            let id = try row.text("id")
            stays[id] = Stay(
                id: id, figure: try row.text("figure_id"), association: try row.text("association_id"),
                from: try row.day("from_day"), end: try row.optionalDay("end_day"),
                follows: try row.optionalText("follows_id"))
        }
        self.stays = stays
        byHousehold = Dictionary(grouping: stays.values) { $0.figure }
    }

    /// The days of an exit's stay and of all those that it continues.
    func days(of exit: String) -> Int {
        chain(of: exit).reduce(0) { days, stay in days + (stay.end.map { stay.from.days(until: $0) } ?? 0) }
    }

    /// The first day of the first stay that an exit's stay continues.
    func entry(of exit: String) -> Day? { chain(of: exit).map(\.from).min() }

    /// An exit's stay and all those that it continues, the last first.
    private func chain(of exit: String) -> [Stay] {
        var chain: [Stay] = []
        var seen: Set<String> = []
        var current = stays[exit]
        while let stay = current, seen.insert(stay.id).inserted {
            chain.append(stay)
            current = before(stay)
        }
        return chain
    }

    private func before(_ stay: Stay) -> Stay? {
        if let follows = stay.follows, let linked = stays[follows] { return linked }
        return byHousehold[stay.figure, default: []]
            .filter { other in
                guard other.id != stay.id, other.association == stay.association, let end = other.end else {
                    return false
                }
                return 0...ExitRules.transferDays ~= end.days(until: stay.from)
            }
            .max { one, other in (one.end ?? one.from, one.id) < (other.end ?? other.from, other.id) }
    }
}
