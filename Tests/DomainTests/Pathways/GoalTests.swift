import RelorefDomain
import Testing

/// A goal goes where a goal may go, a step is ticked once.
struct GoalTests {
    private static let today = day("2026-11-21")

    private static func goal(_ state: Goal.State, since: String = "2026-10-01") -> Goal {
        Goal(
            id: "g", household: "h", domain: .employment, state: state, since: day(since), setOn: day("2026-09-01"))
    }

    /// Every state with where it may go; whatever is not listed is refused.
    private static let ways: [Goal.State: Set<Goal.State>] = [
        .proposed: [.active, .abandoned, .transferred],
        .active: [.achieved, .partly, .abandoned, .transferred],
        .achieved: [.active], .partly: [.active], .abandoned: [.active], .transferred: [.active],
    ]

    @Test(arguments: Goal.State.allCases, Goal.State.allCases)
    func `a goal goes from state to state as the table has it`(from: Goal.State, to: Goal.State) {
        var goal = Self.goal(from)
        let refusal: PathwayRefusal? =
            Self.ways[from]?.contains(to) == true ? nil : .notFrom(from, to: to)
        do {
            try goal.turn(to, on: day("2026-11-20"), because: "essai", today: Self.today)
            #expect(refusal == nil && goal.state == to && goal.since == day("2026-11-20"))
        } catch {
            #expect(error == refusal && goal == Self.goal(from))
        }
    }

    @Test func `giving a goal up has a reason, and nothing is turned tomorrow or before it was`() throws {
        var goal = Self.goal(.active)
        #expect(throws: PathwayRefusal.reasonMissing) {
            try goal.turn(.abandoned, on: Self.today, because: " ", today: Self.today)
        }
        #expect(throws: PathwayRefusal.inTheFuture) {
            try goal.turn(.achieved, on: day("2026-11-22"), today: Self.today)
        }
        #expect(throws: PathwayRefusal.before(day("2026-10-01"))) {
            try goal.turn(.achieved, on: day("2026-09-30"), today: Self.today)
        }
        try goal.turn(.transferred, on: Self.today, today: Self.today)
        #expect(goal.state == .transferred)
    }

    @Test func `what presses comes first, then what is due first`() {
        func goal(_ id: String, _ priority: Goal.Priority, due: String?) -> Goal {
            Goal(
                id: id, household: "h", domain: .housing, priority: priority, dueOn: due.map { day($0) },
                since: day("2026-10-01"))
        }
        let goals = [
            goal("a", .later, due: "2026-11-22"), goal("b", .next, due: nil), goal("c", .next, due: "2026-12-24"),
            goal("d", .first, due: nil),
        ]
        #expect(goals.sorted(by: Goal.comesFirst).map(\.id) == ["d", "c", "b", "a"])
    }

    @Test func `a step is done once, and taken back`() throws {
        var step = GoalStep(id: "s", goal: "g", dueOn: day("2026-11-20"))
        #expect(step.isLate(on: Self.today) && !step.isLate(on: day("2026-11-20")))
        #expect(throws: PathwayRefusal.stepOpen) { try step.takeBack() }
        #expect(throws: PathwayRefusal.inTheFuture) { try step.finish(on: day("2026-11-22"), today: Self.today) }
        try step.finish(on: Self.today, today: Self.today)
        #expect(!step.isLate(on: Self.today))
        #expect(throws: PathwayRefusal.stepDone) { try step.finish(on: Self.today, today: Self.today) }
        try step.takeBack()
        #expect(step.doneOn == nil)
    }

    @Test func `words without a language of their own are French, and blanks are no words`() {
        #expect(PathwayWords(own: "  ", language: "prs", french: " un travail\n").language.isEmpty)
        #expect(PathwayWords(own: "  ", language: "prs", french: " un travail\n").line == "un travail")
        #expect(PathwayWords(own: "کار", language: "prs", french: "").line == "کار")
        #expect(PathwayWords(own: " ", french: "\n").isEmpty)
    }

    @Test(
        arguments: [(0, false), (1, true), (6, true), (24, true), (25, false)] as [(Int, Bool)])
    func `a contract lasts from one month to two years`(months: Int, isPossible: Bool) {
        let contract = try? SupportContract(id: "c", household: "h", signedOn: day("2026-08-31"), months: months)
        #expect((contract != nil) == isPossible)
        if months == 6 { #expect(contract?.term == day("2027-02-28")) }
    }

    @Test func `a contract ends once, not before it was signed`() throws {
        var contract = try SupportContract(id: "c", household: "h", signedOn: day("2026-06-01"), months: 6)
        #expect(throws: PathwayRefusal.before(day("2026-06-01"))) {
            try contract.end(.household, on: day("2026-05-31"), today: Self.today)
        }
        #expect(throws: PathwayRefusal.inTheFuture) {
            try contract.end(.household, on: day("2026-11-22"), today: Self.today)
        }
        try contract.end(.completed, on: Self.today, today: Self.today)
        #expect(!contract.isRunning && contract.ending == .completed)
        #expect(throws: PathwayRefusal.contractEnded(on: Self.today)) {
            try contract.end(.household, on: Self.today, today: Self.today)
        }
    }
}
