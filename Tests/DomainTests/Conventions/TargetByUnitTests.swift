import RelorefDomain
import Testing

/// Targets in several units, one after another or beside each other: what is due of each of the three counters.
struct TargetByUnitTests {
    private static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

    private static let year = 365.25

    struct Situation: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let targets: [ConventionTarget]
        /// What is due of proposals, allocations and leases on 1 January 2025, in days times number.
        let due: [Double]

        init(_ name: String, _ targets: [ConventionTarget], due: [Double]) {
            (testDescription, self.targets, self.due) = (name, targets, due)
        }
    }

    private static func target(
        _ quantity: Int, _ unit: ConventionTarget.Unit, _ from: String, to: String? = nil
    ) -> ConventionTarget {
        ConventionTarget(id: unit.rawValue + from, quantity, unit, from: day(from), to: to.map(day))
    }

    /// 366 days of 2024, of which 305 before 1 November.
    static let situations = [
        Situation(
            "one unit holds for all", [target(5, .proposal, "2024-01-01")], due: [5 * 366, 5 * 366, 5 * 366]),
        Situation(
            "another unit in its place: what was due stays due",
            [target(5, .proposal, "2024-01-01", to: "2024-10-31"), target(3, .lease, "2024-11-01")],
            due: [5 * 305 + 3 * 61, 5 * 305 + 3 * 61, 5 * 305 + 3 * 61]),
        Situation(
            "another unit beside it: each by its own, the third by the latest",
            [target(5, .proposal, "2024-01-01"), target(3, .lease, "2024-11-01")],
            due: [5 * 366, 5 * 305 + 3 * 61, 5 * 305 + 3 * 61]),
        Situation(
            "a unit of its own that ends leaves its place to the other",
            [target(5, .proposal, "2024-01-01"), target(3, .lease, "2024-01-01", to: "2024-10-31")],
            due: [5 * 366, 3 * 305 + 5 * 61, 3 * 305 + 5 * 61]),
        Situation(
            "a day of which nobody promised anything", [target(5, .lease, "2024-11-01")], due: [5 * 61, 5 * 61, 5 * 61]),
    ]

    @Test(arguments: situations) func `each counter is held against what was promised of it`(_ one: Situation) {
        let due = [ConventionTarget.Unit.proposal, .allocation, .lease].map { unit in
            one.targets.due(
                of: unit, from: Self.day("2024-01-01"), to: Self.day("2025-01-01"), term: nil
            ).due * Self.year
        }
        #expect(due.map { $0.rounded() } == one.due)
    }

    @Test func `an amendment in another unit takes the place of what stands, or stands beside it`() throws {
        let start = Self.day("2024-01-01")
        let convention = Convention(
            id: "c", partner: "p", site: "s", .init(title: "c"), state: .active, signedOn: start, from: start)
        var amendment = ConventionAmendment(
            id: "a", of: "c", .target(.lease, .year, from: nil, to: 3), proposedOn: PartialDate(start), by: .committee)
        try amendment.decide(
            .init(.accepted, on: PartialDate(start), by: .both), from: Self.day("2024-11-01"),
            today: Self.day("2025-01-01"))
        let standing = [Self.target(5, .proposal, "2024-01-01")]
        let placed = try amendment.versions(of: standing, in: convention, newID: "n")
        #expect(placed?.ended.map(\.to) == [Self.day("2024-10-31")])
        let beside = try amendment.versions(of: standing, in: convention, replacing: false, newID: "n")
        #expect(beside?.ended.isEmpty == true && beside?.begun.unit == .lease)
        // Where one of its own unit stands, that one alone is replaced.
        let own = standing + [Self.target(2, .lease, "2024-02-01")]
        #expect(try amendment.versions(of: own, in: convention, newID: "n")?.ended.map(\.unit) == [.lease])
    }

    @Test func `a lease without its proposal leaves proposals and allocations unknown in its days alone`() {
        let (start, lease) = (Self.day("2024-01-01"), Self.day("2024-05-02"))
        let events = ConventionEvents(
            proposals: [Self.day("2024-03-01"), Self.day("2024-09-01")], allocations: [Self.day("2024-04-01")],
            leases: [lease], unproposed: [lease], offersFrom: start)
        let end = Self.day("2024-12-31")
        #expect(events.count(.proposal, from: start, to: end) == .unknown(atLeast: 3))
        #expect(events.count(.allocation, from: start, to: end) == .unknown(atLeast: 2))
        #expect(events.count(.lease, from: start, to: end) == .known(1))
        #expect(events.count(.proposal, from: lease.adding(days: 1), to: end) == .known(1))
    }
}
