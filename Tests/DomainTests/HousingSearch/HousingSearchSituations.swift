import RelorefDomain
import Testing

struct HousingSearchSituations {
    private static let rules = HousingSearchRules(live)
    private static let calendar = SocialHousingRequest.Calendar(
        attestationBy: day("2026-01-10"), opensOn: day("2026-10-10"), endsOn: day("2026-12-10"))
    private static let filed = day("2025-12-10")
    private static let number = RegistrationNumber("077112612345678901")

    private static func request(number: RegistrationNumber?, filed: Day?) -> SocialHousingRequest {
        SocialHousingRequest(id: "q", household: "h", number: number, departement: "77", filedOn: filed)
    }

    private static func renewed(_ on: String) -> [Finding] { rules.renewal(on: day(on), calendar, since: filed) }

    private static func budget(_ rent: Int) -> HousingBudget {
        HousingBudget(resourcesCents: 100_000, rentCents: rent, chargesCents: 0, aidCents: 0, persons: 1)
    }

    private static func decided(
        _ decision: EnforceableRightClaim.Decision?, on: String?, _ kind: EnforceableRightClaim.Kind = .housing
    ) -> [Finding] {
        rules.decision(.init(decidedOn: on.map { day($0) }, decision: decision), of: kind)
    }

    static let all: [Situation] = [
        .accepted(.v63, "eighteen signs, one household", rules.number(number, usedBy: [], beside: 0)),
        .accepted(.v63, "no number yet", rules.number(nil, usedBy: [], beside: 0)),
        .found(
            .v63, .warn, "number", in: "seventeen signs",
            rules.number(RegistrationNumber("07711261234567890"), usedBy: [], beside: 0)),
        .found(
            .v63, .warn, "shared", "second", in: "another household's, and a second of this one",
            rules.number(number, usedBy: ["BCDFGHJ"], beside: 1)),
        .accepted(.v32, "one after the other", rules.inOrder([("a", filed), ("b", nil), ("c", filed)])),
        .found(
            .v32, .block, "b", in: "a day before",
            rules.inOrder([("a", filed), ("b", day("2025-12-09")), ("c", filed)])),
        .found(.v32, .block, "a", in: "tomorrow", rules.inOrder([("a", day("2026-11-22"))])),
        .accepted(.v64, "on the first day of the window", renewed("2026-10-10")),
        .accepted(.v64, "today", renewed("2026-11-21")),
        .found(.v64, .warn, "early", in: "the day before the window", renewed("2026-10-09")),
        .found(.v32, .block, "on", in: "on the day of filing", renewed("2025-12-10")),
        .found(
            .v64, .block, "late", in: "a day after its last",
            HousingSearchRules(RuleContext(today: day("2026-12-20"))).renewal(
                on: day("2026-12-11"), calendar, since: filed)),
        .accepted(
            .v64, "on its last day",
            HousingSearchRules(RuleContext(today: day("2026-12-20"))).renewal(
                on: day("2026-12-10"), calendar, since: filed)),
        .accepted(.v64, "the first request", rules.seniority(after: nil)),
        .found(.v64, .inform, "seniority", in: "after one that was struck off", rules.seniority(after: filed)),
        .found(.v64, .block, "filedOn", in: "attested, never filed", rules.attested(filed, filedOn: nil)),
        .accepted(.v65, "DALO on a request", rules.standing(.housing, on: request(number: number, filed: filed))),
        .accepted(.v65, "DAHO without one", rules.standing(.accommodation, on: nil)),
        .found(.v65, .block, "request", in: "DALO without one", rules.standing(.housing, on: nil)),
        .found(
            .v65, .block, "number", in: "DALO on one without a number",
            rules.standing(.housing, on: request(number: nil, filed: filed))),
        .found(
            .v65, .block, "number", in: "DALO on one without a day",
            rules.standing(.housing, on: request(number: number, filed: nil))),
        .accepted(.v65, "decided on a day", decided(.recognised, on: "2026-03-01")),
        .found(.v65, .block, "decision", in: "decided on no day", decided(.recognised, on: nil)),
        .found(.v65, .block, "decision", in: "a day without a decision", decided(nil, on: "2026-03-01")),
        .found(
            .v65, .block, "reoriented", in: "accommodation turned towards accommodation",
            decided(.reoriented, on: "2026-03-01", .accommodation)),
        .found(.v65, .block, "filedOn", in: "acknowledged, never filed", rules.complete(.init(acknowledgedOn: filed))),
        .found(
            .v65, .block, "decision", in: "an offer without a decision",
            rules.complete(.init(filedOn: filed, offeredOn: filed))),
        .accepted(.v70, "forty hundredths", rules.effort(budget(40_000))),
        .found(.v70, .warn, "effort", in: "a cent above forty", rules.effort(budget(40_001))),
        .accepted(.v70, "forty with the GRL", rules.effort(budget(40_000), isGRL: true)),
        .found(.v70, .warn, "effort", in: "fifty with the GRL", rules.effort(budget(50_000), isGRL: true)),
        .found(.v70, .block, "grl", in: "a cent above fifty with the GRL", rules.effort(budget(50_001), isGRL: true)),
    ]

    @Test(arguments: all) func `the search for a home is checked`(situation: Situation) { situation.check() }
}
