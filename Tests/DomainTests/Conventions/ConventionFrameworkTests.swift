import RelorefDomain
import Testing

/// What a local convention takes over from a wider agreement, and how the results of all of them are summed.
struct ConventionFrameworkTests {
    private static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

    private static func convention(
        _ id: String, _ level: Convention.Level, from: String = "2006-01-01", to: String? = nil,
        ended: String? = nil, offersFrom: String? = nil
    ) -> Convention {
        Convention(
            id: id, partner: "office", site: "s1",
            .init(level: level, title: id, offersFrom: offersFrom.map(day)), state: .active, signedOn: day(from),
            from: day(from), to: to.map(day), endedOn: ended.map(day))
    }

    private static func target(
        _ id: String, _ quantity: Int, _ unit: ConventionTarget.Unit, from: String = "2006-01-01", to: String? = nil
    ) -> ConventionTarget {
        ConventionTarget(id: id, quantity, unit, from: day(from), to: to.map(day))
    }

    /// A situation: its own targets, those of the agreement, when that one ended, and what holds with its last day.
    struct Case: Sendable {
        let own: [(String, ConventionTarget.Unit)]
        let framework: [(String, ConventionTarget.Unit, String?)]
        let ended: String?
        let standing: [String]
    }

    @Test(arguments: [
        Case(own: [], framework: [("n", .lease, nil)], ended: nil, standing: ["n"]),
        Case(own: [("o", .lease)], framework: [("n", .lease, nil)], ended: nil, standing: ["o"]),
        Case(own: [("o", .lease)], framework: [("n", .proposal, nil)], ended: nil, standing: ["n", "o"]),
        Case(own: [], framework: [("n", .lease, nil)], ended: "2008-12-31", standing: ["n until 2008-12-31"]),
        Case(
            own: [], framework: [("n", .lease, "2007-06-30"), ("m", .proposal, nil)], ended: "2008-12-31",
            standing: ["n until 2007-06-30", "m until 2008-12-31"]),
        // Ended before its target began.
        Case(own: [], framework: [("n", .lease, nil)], ended: "2005-12-31", standing: []),
    ])
    func `its own targets come first, and the agreement's hold for as long as it stands`(_ one: Case) {
        let framework = Self.convention("national", .national, ended: one.ended)
        let standing = Convention.standing(
            one.own.map { Self.target($0.0, 5, $0.1) }, under: framework,
            one.framework.map { Self.target($0.0, 3, $0.1, to: $0.2) })
        #expect(standing.map { $0.id + ($0.to.map { " until \($0.iso)" } ?? "") } == one.standing)
    }

    @Test(arguments: [
        (Convention.Level.national, Convention.Level.local, true), (.national, .regional, true),
        (.regional, .local, true), (.local, .local, false), (.regional, .national, false),
        (.national, .national, false),
    ])
    func `a framework is of a wider level`(of level: Convention.Level, for other: Convention.Level, fits: Bool) {
        let framework = Self.convention("wide", level)
        var refused = false
        do throws(Convention.Refusal) {
            try framework.checkFramework(of: .init(level: other, title: "narrow"), id: "narrow")
        } catch { refused = error == .frameworkNotWider }
        #expect(refused != fits)
        #expect(throws: Convention.Refusal.frameworkNotWider) {
            try framework.checkFramework(of: .init(kind: .employment, level: .local, title: "x"), id: "x")
        }
    }

    @Test func `a sum is unknown where one convention does not know, and a part is of those who promised in that unit`()
        throws
    {
        let leases = [Self.day("2006-05-01"), Self.day("2007-05-01"), Self.day("2008-05-01")]
        func achieved(_ one: Convention, _ target: ConventionTarget, _ leases: [Day]) throws -> ConventionAchievement {
            try #require(
                ConventionAchievement(
                    of: one, [target], ConventionEvents(leases: leases, offersFrom: one.facts.offersFrom),
                    on: Self.day("2010-01-01")))
        }
        // 1,461 days are four years: 8 and 20 were due.
        let alice = try achieved(
            Self.convention("a", .local, offersFrom: "2006-01-01"), Self.target("a", 2, .lease), leases)
        let bob = try achieved(Self.convention("b", .local), Self.target("b", 5, .lease), Array(leases.prefix(2)))
        let charlie = try achieved(Self.convention("c", .local), Self.target("c", 4, .proposal), [])
        let sum = ConventionSum([alice, bob, charlie], of: .housing)
        #expect(sum.counters.map(\.unit) == [.proposal, .allocation, .lease])
        #expect(sum.counters.map(\.count) == [.unknown(atLeast: 2), .unknown(atLeast: 2), .known(5)])
        #expect(sum.counters.map { ($0.due * 100).rounded() / 100 } == [16, 0, 28])
        // 5 of 28 are 17.86 %; of what was to be proposed nobody knows.
        #expect(sum.counters.map(\.percent) == [nil, nil, 18])
    }

    @Test func `a convention that promises in two units counts in both sums`() throws {
        let (one, day) = (Self.convention("a", .local), Self.day("2010-01-01"))
        let both = try #require(
            ConventionAchievement(
                of: one, [Self.target("a", 2, .lease), Self.target("b", 5, .proposal)],
                ConventionEvents(leases: [], offersFrom: one.facts.offersFrom), on: day))
        let sum = ConventionSum([both], of: .housing)
        #expect(sum.counters.map { ($0.due * 100).rounded() / 100 } == [20, 0, 8])
    }
}
