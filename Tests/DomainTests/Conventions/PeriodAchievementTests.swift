import RelorefDomain
import Testing

/// What falls due under a convention in a part of its time.
struct PeriodAchievementTests {
    private static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

    private static func achievement(
        _ from: String, _ to: String, known: String? = nil, end: String? = nil, targets: [ConventionTarget]? = nil,
        complete: String? = nil
    ) throws -> PeriodAchievement? {
        let start = day("2006-11-17")
        let convention = Convention(
            id: "c", partner: "p", site: "s", .init(title: "c"), state: .active, signedOn: start, from: start,
            to: end.map(day))
        let events = ConventionEvents(
            proposals: [day("2007-02-01"), day("2009-10-31")], leases: [day("2009-10-31"), day("2009-11-01")],
            offersFrom: complete.map(day))
        return PeriodAchievement(
            of: convention, targets ?? [ConventionTarget(id: "t", 5, .proposal, from: start)], events,
            over: try #require(Period(from: day(from), to: day(to))), known: known.map(day))
    }

    @Test(
        arguments: [
            ("2006-01-01", "2009-10-31", nil, 1477), ("2007-01-01", "2007-12-31", nil, 500),
            ("2008-01-01", "2008-12-31", nil, 501), ("2006-11-18", "2006-11-18", nil, 1),
            // What is not known yet is not due yet.
            ("2006-01-01", "2019-10-31", "2009-10-31", 1477),
        ] as [(String, String, String?, Int)])
    func `what is due in a period stands for its days`(from: String, to: String, known: String?, due: Int) throws {
        #expect(try Self.achievement(from, to, known: known)?.dueHundredths(of: .proposal) == due)
    }

    @Test func `the parts of a time add up to the whole`() throws {
        let days = (0..<40).map { Self.day("2006-10-01").adding(days: $0 * 31) }
        let parts = try zip(days, days.dropFirst()).map { from, next in
            try Self.achievement(from.iso, next.adding(days: -1).iso)?.due(of: .lease) ?? 0
        }
        let whole = try #require(try Self.achievement(days[0].iso, days[39].adding(days: -1).iso))
        #expect(abs(parts.reduce(0, +) - whole.due(of: .lease)) < 0.000_001)
    }

    @Test func `before its first day, after its end and without a target nothing falls due`() throws {
        #expect(try Self.achievement("2006-01-01", "2006-11-17") == nil)
        #expect(try Self.achievement("2008-01-01", "2008-12-31", end: "2007-12-31") == nil)
        #expect(try Self.achievement("2007-01-01", "2007-12-31", targets: []) == nil)
    }

    @Test func `both ends are counted, and proposals only where all of them were recorded`() throws {
        let plain = try #require(try Self.achievement("2007-01-01", "2009-10-31"))
        #expect(plain.counts[.lease] == .known(1))
        #expect(plain.counts[.proposal] == .unknown(atLeast: 2))
        let known = try #require(try Self.achievement("2007-01-01", "2009-10-31", complete: "2007-01-01"))
        #expect(known.counts[.proposal] == .known(2))
    }
}
