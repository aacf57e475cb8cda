import RelorefDomain
import Testing

struct DocumentSituations {
    private static let rules = DocumentRules(live)

    private static func days(_ dated: String?, _ expires: String?, seen: String? = nil) -> [Finding] {
        rules.days(
            datedOn: dated.map { day($0) }, expiresOn: expires.map { day($0) }, seenOn: seen.map { day($0) })
    }

    static let all: [Situation] = [
        .accepted(.v84, "without an end", days("2026-11-01", nil)),
        .accepted(.v84, "ends today", days(nil, "2026-11-21")),
        .accepted(.v84, "ends next year", days("2026-11-01", "2027-11-01")),
        .found(.v84, .warn, "expiresOn", in: "ended yesterday", days("2026-01-01", "2026-11-20")),
        .accepted(.v32, "of today, seen today", days("2026-11-21", nil, seen: "2026-11-21")),
        .found(.v32, .block, "datedOn", in: "of tomorrow", days("2026-11-22", nil)),
        .found(.v32, .block, "seenOn", in: "seen tomorrow", days(nil, nil, seen: "2026-11-22")),
        .found(.v32, .block, "expiresOn", in: "ends before its day", days("2026-03-02", "2026-03-01")),
    ]

    @Test(arguments: all) func `a paper is checked`(situation: Situation) { situation.check() }
}

/// How a paper stands, and when Today calls for the next one.
struct PaperStateTests {
    @Test(
        arguments: [
            (nil, PaperState.lasting), ("2026-11-20", .ended(day("2026-11-20"))),
            ("2026-11-21", .endsSoon(day("2026-11-21"))), ("2026-12-21", .endsSoon(day("2026-12-21"))),
            ("2026-12-22", .valid(until: day("2026-12-22"))),
        ] as [(String?, PaperState)])
    func `a paper holds to its last day`(situation: (String?, PaperState)) {
        let state = PaperState(expiresOn: situation.0.map { day($0) }, on: day("2026-11-21"), notice: 30)
        #expect(state == situation.1)
        #expect(state.holds == (situation.0 != "2026-11-20"))
    }

    private static let terms = DatedTerms(
        always: DueTerms([
            .dueAnnounced: 30, .duePaperFirst: 90, .duePaperSecond: 30, .dueCoverFirst: 120, .dueCoverSecond: 60,
            .dueInsurance: 30,
        ]))

    /// The kind, its end, and the day and heading under which Today has it; nil while it is too far.
    @Test(
        arguments: [
            ("insurance", "2027-01-20", "2026-12-21", DueGroup.later), ("insurance", "2027-01-21", nil, .later),
            ("insurance", "2026-11-25", "2026-11-25", .thisWeek), ("insurance", "2026-11-21", "2026-11-21", .today),
            ("insurance", "2026-11-20", "2026-11-20", .late), ("healthCover", "2027-04-20", "2026-12-21", .later),
            ("healthCover", "2027-01-20", "2026-11-21", .today), ("licence", "2027-03-20", "2026-12-20", .later),
        ] as [(String, String, String?, DueGroup)])
    func `a paper is called for before its end`(situation: (String, String, String?, DueGroup)) {
        let paper = CurrentDocument(
            id: "d", kind: situation.0, household: "h", site: "s1", expiresOn: day(situation.1), departement: "77")
        let item = DueList(today: day("2026-11-21"), terms: Self.terms).item(paper)
        #expect(item?.step == situation.2.map { day($0) })
        if let item { #expect(item.group == situation.3 && item.rule == .documentExpiry && item.rule.canBeTicked) }
    }

    @Test func `a paper is taken out and put back, each once`() throws {
        var paper = HouseholdDocument(
            id: "d", household: "h", kind: "rib", level: .team, author: "alice", at: Moment(milliseconds: 0))
        #expect(throws: HouseholdDocument.Refusal.notWithdrawn) { try paper.restore() }
        try paper.withdraw(at: Moment(milliseconds: 1))
        #expect(paper.isWithdrawn)
        #expect(throws: HouseholdDocument.Refusal.withdrawn) { try paper.withdraw(at: Moment(milliseconds: 2)) }
        try paper.restore()
        #expect(!paper.isWithdrawn)
    }
}
