import RelorefDomain
import Testing

/// What a convention asks for on Today (D-31, ux § 2.3).
struct ConventionDueTests {
    private static let book = DeadlineBook([
        DeadlineVersion(
            .steeringCommittee, from: day("2004-01-01"), on: .lastSteeringMeeting, delay: 12, .months,
            warnings: [45], source: "s"),
        DeadlineVersion(
            .conventionTerm, from: day("2004-01-01"), on: .partnershipEnd, delay: 0, .days, warnings: [120, 60],
            source: "s"),
    ])

    /// To 31 December 2026: announced a month before each of 120 and 60 days ahead of the term, or of its notice.
    @Test(
        arguments: [
            ("2026-07-01", nil, false, nil), ("2026-08-10", nil, false, DueGroup.later),
            ("2026-09-02", nil, false, .today),
            ("2026-12-31", nil, false, .today), ("2027-01-01", nil, false, .late), ("2026-12-31", nil, true, nil),
            // Ninety days' notice: until 2 October.
            ("2026-06-04", 90, false, .today), ("2026-10-02", 90, false, .today), ("2026-10-03", 90, false, .late),
        ] as [(String, Int?, Bool, DueGroup?)])
    func `its term, or the last day of its notice, rises until the next one is written down`(
        today: String, notice: Int?, isRenewed: Bool, group: DueGroup?
    ) {
        let convention = Convention(
            id: "c", partner: "p", site: "s1", .init(title: "Convention", noticeDays: notice), state: .active,
            signedOn: day("2025-06-10"), from: day("2025-06-10"), to: day("2026-12-31"))
        let current = CurrentConvention(convention, lastHeldOn: day("2026-06-01"), isRenewed: isRenewed)
        let terms = DatedTerms(always: DueTerms([.dueAnnounced: 30]))
        let item = DueList(today: day(today), terms: terms, rules: Self.book).items(current)
            .first { $0.rule == .conventionTerm }
        #expect(item?.group == group)
        #expect(item.map { $0.code == .conventionTerm } ?? true)
    }

    private func items(
        on today: String, state: Convention.State = .active, held: String? = nil, planned: String? = nil,
        decisions: [ConventionDecision] = [], leases: [String] = [], target: Int? = nil
    ) -> [DueItem] {
        let convention = Convention(
            id: "c", partner: "p", site: "s1", .init(title: "Convention"), state: state, signedOn: day("2025-06-10"),
            from: day("2025-06-10"), endedOn: state.isOver ? day(today) : nil)
        let targets = target.map { [ConventionTarget(id: "t", $0, .lease, from: day("2025-06-10"))] } ?? []
        let current = CurrentConvention(
            convention, lastHeldOn: held.map { day($0) }, plannedOn: planned.map { day($0) }, open: decisions,
            achievement: ConventionAchievement(
                of: convention, targets, ConventionEvents(leases: leases.map { day($0) }), on: day(today)))
        let terms = DatedTerms(always: DueTerms([.dueAnnounced: 30]))
        return DueList(today: day(today), terms: terms, rules: Self.book).items(current)
    }

    /// Signed on 10 June 2025: the first committee is due by 10 June 2026, and asked for from 26 April.
    @Test(
        arguments: [
            ("2026-03-01", nil, nil, nil), ("2026-04-26", nil, nil, DueGroup.today),
            ("2026-06-11", nil, nil, .late), ("2026-06-11", "2026-06-01", nil, nil),
            ("2027-04-17", "2026-06-01", nil, .today),
            // Planned: nothing before its day, then the minutes.
            ("2026-06-09", nil, "2026-06-20", nil), ("2026-06-20", nil, "2026-06-20", .today),
            ("2026-06-21", nil, "2026-06-20", .late),
        ] as [(String, String?, String?, DueGroup?)])
    func `the yearly committee rises forty-five days ahead and stays until it was held`(
        today: String, held: String?, planned: String?, group: DueGroup?
    ) {
        let item = items(on: today, held: held, planned: planned).first { $0.rule == .conventionMeeting }
        #expect(item?.group == group)
        #expect(item.map { $0.code == .steeringCommittee } ?? true)
    }

    @Test(arguments: Convention.State.allCases)
    func `a convention that is not in force asks for nothing`(state: Convention.State) {
        let found = items(on: "2026-07-01", state: state, target: 5)
        #expect(found.isEmpty == !state.isInForce)
    }

    @Test(
        arguments: [
            ("2026-12-31", nil), ("2026-12-21", DueGroup.later), ("2026-11-26", .thisWeek), ("2026-11-21", .today),
            ("2026-11-20", .late), (nil, nil),
        ] as [(String?, DueGroup?)])
    func `a decision with a day turns up a month before, for who sees to it`(due: String?, group: DueGroup?) {
        let decision = ConventionDecision(
            id: "d", of: "c", at: "m", .association, owner: "alice", dueOn: due.map { day($0) })
        let item = items(on: "2026-11-21", held: "2026-06-01", decisions: [decision])
            .first { $0.rule == .conventionDecision }
        #expect(item?.group == group && (item == nil || item?.owner == "alice"))
    }

    /// Five a year from 10 June 2025: 5.00 are due on 10 June 2026.
    @Test(arguments: [(3, true), (4, false), (5, false)])
    func `a target is behind when more than one is missing pro rata`(count: Int, isBehind: Bool) {
        let leases = (1...count).map { "2026-0\($0)-01" }
        let found = items(on: "2026-06-10", held: "2026-06-01", leases: leases, target: 5)
        #expect(found.contains { $0.rule == .conventionBehind } == isBehind)
    }
}
