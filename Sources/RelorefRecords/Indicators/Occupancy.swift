import RelorefDomain
import RelorefStorage

/// Nights in relay dwellings over a period: how many places were in service, and how many persons slept there.
///
/// A dwelling is in service between its two days of service, outside the works that empty it and the steps of its life
/// that offer no place (§ 2.c). A night belongs to the day on whose evening the person is there: the day of exit is none
/// (domain guide, § 3.3).
struct Occupancy {
    private struct Home {
        var service: DaySpans
        var placeNights = 0
        var personNights = 0
        var occupied = DaySpans()
        var entries = 0
    }

    private var homes: [String: Home] = [:]

    init(_ tx: any Transaction, of dwellings: [FigureCase], in period: Period, within reach: Reach) throws {
        for one in dwellings {
            guard let from = one.from else { continue }
            let last = min(one.to ?? period.to, period.to)
            homes[one.id] = Home(service: DaySpans(from: max(from, period.from), through: last))
        }
        // A page has few dwellings; a whole figure reads every one once.
        let ids = homes.keys.sorted()
        let only: (Query) -> Query = { ids.count > 500 ? "1 = 1" : "\($0) IN \(Query.list(ids))" }
        try takeOutWorks(tx, period, only("outage.dwelling_id"))
        try takeOutSteps(tx, period, only("step.dwelling_id"))
        try countPlaces(tx, period, only)
        try countStays(tx, period, reach, only("stay.dwelling_id"))
        try countPersons(tx, period, reach, only("stay.dwelling_id"))
    }

    func weight(_ indicator: IndicatorID, of dwelling: String) -> (numerator: Int, denominator: Int) {
        guard let home = homes[dwelling] else { return (0, 0) }
        return switch indicator {
        case .nightsOccupied: (home.personNights, home.placeNights)
        case .dwellingDaysOccupied: (home.occupied.count(with: home.service), home.service.count)
        default: (home.entries, home.service.count)
        }
    }

    private mutating func takeOutWorks(_ tx: any Transaction, _ period: Period, _ only: Query) throws {
        let works = try tx.rows(
            """
            SELECT outage.dwelling_id, outage.from_day, outage.to_day FROM out_of_service AS outage
            WHERE outage.occupied_during_works = 0 AND outage.from_day <= \(period.to)
              AND (outage.to_day IS NULL OR outage.to_day >= \(period.from)) AND \(only)
            """)
        for row in works {
            let last = try row.optionalDay("to_day") ?? period.to
            homes[try row.text("dwelling_id")]?.service.remove(from: try row.day("from_day"), through: last)
        }
    }

    /// From a step that offers no place to the next one that does, nothing is in service.
    private mutating func takeOutSteps(_ tx: any Transaction, _ period: Period, _ only: Query) throws {
        let steps = try tx.rows(
            """
            SELECT step.dwelling_id, step.from_day, max(CASE WHEN step.status IN
                \(Query.list(DwellingStatus.allCases.filter(\.countsCapacity))) THEN 1 ELSE 0 END) AS serves
            FROM dwelling_step AS step WHERE step.from_day <= \(period.to) AND \(only)
            GROUP BY step.dwelling_id, step.from_day ORDER BY step.dwelling_id, step.from_day
            """)
        for (index, step) in steps.enumerated() where try !step.bool("serves") {
            let id = try step.text("dwelling_id")
            let next = index + 1 < steps.count ? steps[index + 1] : nil
            let isLast = try next?.text("dwelling_id") != id
            let last = try isLast ? period.to : next?.day("from_day").adding(days: -1) ?? period.to
            homes[id]?.service.remove(from: try step.day("from_day"), through: last)
        }
    }

    private mutating func countPlaces(_ tx: any Transaction, _ period: Period, _ only: (Query) -> Query) throws {
        var changes: [String: [(from: Day, places: Int)]] = [:]
        let later = try tx.rows(
            """
            SELECT capacity.dwelling_id, capacity.from_day, capacity.places FROM dwelling_capacity AS capacity
            WHERE \(only("capacity.dwelling_id")) ORDER BY capacity.dwelling_id, capacity.from_day
            """)
        for row in later {
            changes[try row.text("dwelling_id"), default: []]
                .append((try row.day("from_day"), try row.int("places")))
        }
        let opening = try tx.rows(
            """
            SELECT dwelling.id, dwelling.opening_capacity FROM dwelling
            WHERE dwelling.usage = 'relay' AND \(only("dwelling.id"))
            """)
        for row in opening {
            let id = try row.text("id")
            guard let service = homes[id]?.service else { continue }
            var nights = 0
            var start = period.from
            var places = try row.optionalInt("opening_capacity") ?? 0
            for change in changes[id, default: []] {
                nights += places * service.count(from: start, through: change.from.adding(days: -1))
                start = max(start, change.from)
                places = change.places
            }
            homes[id]?.placeNights = nights + places * service.count(from: start, through: period.to)
        }
    }

    private mutating func countStays(
        _ tx: any Transaction, _ period: Period, _ reach: Reach, _ only: Query
    ) throws {
        let stays = ProjectFacts(reach: reach).relayStays(in: period)
        try tx.forEach(
            "SELECT stay.dwelling_id, stay.from_day, stay.end_day FROM (\(stays)) AS stay WHERE \(only)"
        ) { row in
            let id = try row.text("dwelling_id")
            let from = try row.day("from_day")
            let last = try row.optionalDay("end_day")?.adding(days: -1) ?? period.to
            homes[id]?.occupied.add(from: from, through: last)
            if period.contains(from) { homes[id]?.entries += 1 }
        }
    }

    private mutating func countPersons(
        _ tx: any Transaction, _ period: Period, _ reach: Reach, _ only: Query
    ) throws {
        let stays = ProjectFacts(reach: reach).relayStays(in: period)
        try tx.forEach(
            """
            SELECT stay.dwelling_id, stay.from_day, stay.end_day, membership.from_day AS member_from,
              membership.to_day AS member_to
            FROM (\(stays)) AS stay JOIN membership ON membership.household_id = stay.household_id
            WHERE \(only)
            """
        ) { row in
            let id = try row.text("dwelling_id")
            let first = max(try row.day("from_day"), try row.day("member_from"))
            let leaves = try row.optionalDay("end_day")?.adding(days: -1) ?? period.to
            let last = min(leaves, try row.optionalDay("member_to") ?? leaves)
            guard let nights = homes[id]?.service.count(from: first, through: last) else { return }
            homes[id]?.personNights += nights
        }
    }
}
