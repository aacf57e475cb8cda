import RelorefDomain
import Testing

struct ProtectionSituations {
    private static let rules = ProtectionRules(live)

    static let all: [Situation] = journey + protection + papers

    static let journey: [Situation] = [
        .accepted(
            .v10, "each step on its day",
            rules.journey(
                arrival: day("2024-01-10"), request: day("2024-01-20"),
                decision: day("2026-03-02"), notification: day("2026-03-02"))),
        .accepted(
            .v10, "only two steps known",
            rules.journey(
                arrival: day("2024-01-10"), request: nil,
                decision: nil, notification: day("2026-03-02"))),
        .found(
            .v10, .block, "decision", in: "a decision before the request",
            rules.journey(
                arrival: nil,
                request: day("2024-01-20"), decision: day("2024-01-19"), notification: day("2024-02-01"))),
        .found(
            .v10, .block, "notification", in: "notified before the arrival",
            rules.journey(
                arrival: day("2024-01-10"), request: nil, decision: nil, notification: day("2024-01-01"))),
        .accepted(
            .v10, "married before the arrival",
            rules.fact(
                .marriage, on: day("2010-06-01"),
                arrival: day("2024-01-10"), field: "marriage")),
        .found(
            .v10, .block, "permit", in: "a permit before the arrival",
            rules.fact(
                .other, on: day("2023-12-31"),
                arrival: day("2024-01-10"), field: "permit")),
    ]

    static let protection: [Situation] = [
        .accepted(.v11, "granted by OFPRA", rules.authority(.ofpra, afterAppeal: false)),
        .accepted(.v11, "granted on appeal", rules.authority(.cnda, afterAppeal: true)),
        .found(.v11, .warn, "authority", in: "an appeal, and yet OFPRA", rules.authority(.ofpra, afterAppeal: true)),
        .found(.v11, .warn, "authority", in: "nobody granted it", rules.authority(nil, afterAppeal: false)),
        .accepted(.v12, "a protection that holds", rules.relayStay(from: day("2026-06-12"), endedOn: nil, reason: nil)),
        .found(
            .v12, .warn, "from", in: "a new stay after the end",
            rules.relayStay(
                from: day("2026-06-12"),
                endedOn: day("2026-06-01"), reason: .naturalised)),
        .found(
            .v12, .warn, "protection", in: "a withdrawal during a stay",
            rules.relayStay(
                from: day("2026-06-12"),
                endedOn: day("2026-08-01"), reason: .withdrawn)),
        .accepted(.v13, "refugee", rules.review(.refugee)),
        .found(.v13, .inform, "protection", in: "a withdrawal under appeal", rules.review(.underReview)),
        .accepted(.v21, "a spouse with a protection", rules.spouse(.spouse, protection: .subsidiary)),
        .accepted(.v21, "a child without one", rules.spouse(.child, protection: nil)),
        .found(.v21, .inform, "protection", in: "a spouse who joined", rules.spouse(.spouse, protection: nil)),
    ]

    static let papers: [Situation] = [
        .accepted(
            .v14, "one paper after the other",
            rules.papers([
                (day("2026-03-10"), day("2026-09-09")), (day("2026-09-10"), day("2036-09-09")),
            ])),
        .accepted(.v14, "a single paper without end", rules.papers([(day("2026-03-10"), nil)])),
        .accepted(.v14, "no paper", rules.papers([])),
        .found(
            .v14, .warn, "permit", in: "a day without paper",
            rules.papers([
                (day("2026-09-11"), day("2036-09-09")), (day("2026-03-10"), day("2026-09-09")),
            ])),
        .found(
            .v14, .warn, "permit", in: "two papers on one day",
            rules.papers([
                (day("2026-03-10"), day("2026-09-09")), (day("2026-09-09"), nil),
            ])),
        .found(
            .v14, .warn, "permit", in: "a paper beside one without end",
            rules.papers([
                (day("2026-03-10"), nil), (day("2026-09-09"), nil),
            ])),
        .found(
            .v14, .warn, "permit", "permit", in: "an overlap, then a gap",
            rules.papers([
                (day("2026-01-01"), day("2026-06-30")), (day("2026-02-01"), day("2026-03-31")),
                (day("2026-07-10"), nil),
            ])),
    ]

    @Test(arguments: all) func `a protection is checked`(situation: Situation) { situation.check() }

    @Test func `a gap says how long it lasts`() {
        let gap = Self.rules.papers([(day("2026-03-10"), day("2026-09-09")), (day("2026-10-01"), nil)])
        #expect(gap.first?.values == ["gap", "21", "2026-09-10"])
        let within = Self.rules.papers([
            (day("2026-01-01"), day("2026-06-30")), (day("2026-02-01"), day("2026-03-31")), (day("2026-07-10"), nil),
        ])
        #expect(within.map(\.values) == [["overlap", "59", "2026-02-01"], ["gap", "9", "2026-07-01"]])
    }
}
