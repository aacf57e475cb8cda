import RelorefDomain
import Testing

/// What is known and what is not, and where a year is heading.
struct ConventionOutlookTests {
    private let convention = Convention(
        id: "c", partner: "p", site: "s", .init(title: "Convention"), state: .active, signedOn: day("2025-01-01"),
        from: day("2025-01-01"))
    private func target(_ quantity: Int) -> ConventionTarget {
        ConventionTarget(id: "t", quantity, .proposal, from: day("2025-01-01"))
    }

    /// Against the quantiles of the negative binomial distribution, computed apart from its density.
    @Test(
        arguments: [
            (3, 1_079, 61, 0, 1), (0, 365, 365, 0, 2), (10, 365, 365, 5, 17), (40, 1_461, 200, 2, 9),
            (120, 3_650, 365, 8, 17), (5, 100, 0, 0, 0),
        ])
    func `the interval is the negative binomial's`(observed: Int, days: Int, left: Int, low: Int, high: Int) {
        let forecast = CountForecast(observed: observed, over: days, left: left)
        #expect(forecast.low == low && forecast.high == high)
        #expect(abs(forecast.expected - Double(observed * left) / Double(days)) < 1e-9)
    }

    @Test(
        arguments: [
            ("2025-01-01", .known(2), 2), ("2025-06-01", .unknown(atLeast: 2), 1), (nil, .unknown(atLeast: 2), 1),
        ] as [(String?, KnownCount, Int)])
    func `proposals are known from the day on which all are recorded`(
        offersFrom: String?, proposals: KnownCount, measured: Int
    ) throws {
        let events = ConventionEvents(
            proposals: [day("2025-03-01"), day("2025-09-01")], leases: [day("2025-10-01")],
            offersFrom: offersFrom.map { day($0) })
        let seen = try #require(ConventionAchievement(of: convention, [target(5)], events, on: day("2025-12-31")))
        #expect(seen.counters.first?.count == proposals)
        #expect(seen.measured?.count == .known(measured))
    }

    @Test func `nothing recorded since the first day is nought, and nothing ever recorded is unknown`() throws {
        let known = ConventionEvents(offersFrom: day("2025-01-01"))
        let seen = try #require(ConventionAchievement(of: convention, [target(5)], known, on: day("2025-12-31")))
        #expect(seen.counters.map(\.count) == [.known(0), .known(0), .known(0)])
        let unknown = try #require(
            ConventionAchievement(of: convention, [target(5)], ConventionEvents(), on: day("2025-12-31")))
        #expect(unknown.counters.first?.count == .unknown(atLeast: 0))
        #expect(ConventionAchievement(of: convention, [target(5)], known, on: day("2024-12-31")) == nil)
    }

    private func outlook(_ quantity: Int, _ leases: [String], on today: String) throws -> ConventionOutlook {
        let events = ConventionEvents(leases: leases.map { day($0) })
        let seen = try #require(
            ConventionAchievement(of: convention, [target(quantity)], events, on: day(today)))
        return try #require(ConventionOutlook(seen, events))
    }

    @Test func `half a year with three of five: the pace, what it takes, and the interval`() throws {
        let seen = try outlook(5, ["2025-02-01", "2025-03-01", "2025-06-30"], on: "2025-06-30")
        #expect(seen.achieved == 3 && seen.daysLeft == 184)
        #expect(abs(seen.pace - 3 * 365.25 / 180) < 1e-9)
        #expect(abs(seen.expected - (3 + 3 * 184.0 / 180)) < 1e-9)
        #expect(seen.low <= 6 && seen.high >= 6)
        // 365 of 365.25 days are promised: 4.997.
        let needed = try #require(seen.neededPerMonth)
        #expect(abs(needed - (5 * 365 / 365.25 - 3) / 184 * 30.4375) < 1e-9)
        guard case .until(let day) = seen.reach else {
            Issue.record("\(seen.reach)")
            return
        }
        #expect(day > seen.end.adding(days: -184) && day <= seen.end)
    }

    @Test func `a target that is met stays met, one far away went out of reach on a day of the past`() throws {
        #expect(try outlook(2, ["2025-02-01", "2025-03-01"], on: "2025-06-30").reach == .reached)
        #expect(try outlook(2, ["2025-02-01", "2025-03-01"], on: "2025-06-30").neededPerMonth == nil)
        let far = try outlook(12, ["2025-02-01"], on: "2025-10-31")
        guard case .outSince(let since) = far.reach else {
            Issue.record("\(far.reach)")
            return
        }
        #expect(since <= day("2025-10-31"))
        // A day before, the target was still within the interval.
        let before = try outlook(12, since > day("2025-02-01") ? ["2025-02-01"] : [], on: since.adding(days: -1).iso)
        if case .outSince = before.reach { Issue.record("\(before.reach)") }
    }

    @Test func `a convention that is over, or promises nothing, has no outlook`() throws {
        let events = ConventionEvents(leases: [])
        let seen = try #require(ConventionAchievement(of: convention, [], events, on: day("2025-12-31")))
        #expect(ConventionOutlook(seen, events) == nil)
        #expect(seen.isDue == false && seen.housed?.percent == nil && !seen.isBehind)
    }
}
