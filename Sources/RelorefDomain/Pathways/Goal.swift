/// What a household, or one of its adults, wants to reach, in its own words.
package struct Goal: Sendable, Hashable, Identifiable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case proposed, active, achieved, partly, abandoned, transferred

        /// Where it may go from here. What was closed too soon is taken up again.
        package var next: [State] {
            switch self {
            case .proposed: [.active, .abandoned, .transferred]
            case .active: [.achieved, .partly, .abandoned, .transferred]
            case .achieved, .partly, .abandoned, .transferred: [.active]
            }
        }

        /// Whether somebody still works on it.
        package var isOpen: Bool { self == .proposed || self == .active }
        /// Giving up is told why.
        package var needsReason: Bool { self == .abandoned }
    }

    /// Who sees to it.
    package enum Responsible: String, Sendable, Codable, CaseIterable { case person, referent, partner }
    package enum Priority: String, Sendable, Codable, CaseIterable, Comparable {
        case first, next, later

        package static func < (one: Priority, other: Priority) -> Bool {
            (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
        }
    }

    package let id: String
    package let household: String
    /// The adult whose goal it is; nil for one of the whole household. A couple may want different things.
    package var person: String?
    package var domain: PathwayDomain
    package var priority: Priority
    package var dueOn: Day?
    package var responsible: Responsible
    package private(set) var state: State
    /// Since when it is in that state.
    package private(set) var since: Day
    package let setOn: Day
    /// Since when the household's own page shows it; nil unless somebody chose so.
    package private(set) var shownOn: Day?
    package var version: Int

    package init(
        id: String, household: String, person: String? = nil, domain: PathwayDomain, priority: Priority = .next,
        dueOn: Day? = nil, responsible: Responsible = .person, state: State = .proposed, since: Day, setOn: Day? = nil,
        shownOn: Day? = nil, version: Int = 0
    ) {
        (self.id, self.household, self.person, self.domain) = (id, household, person, domain)
        (self.priority, self.dueOn, self.responsible) = (priority, dueOn, responsible)
        (self.state, self.since, self.setOn, self.version) = (state, since, setOn ?? since, version)
        self.shownOn = shownOn
    }

    /// The goal is agreed, reached, given up, handed on, or taken up again.
    package mutating func turn(
        _ state: State, on day: Day, because reason: String = "", today: Day
    ) throws(PathwayRefusal) {
        guard self.state.next.contains(state) else { throw .notFrom(self.state, to: state) }
        guard day <= today else { throw .inTheFuture }
        guard day >= since else { throw .before(since) }
        if state.needsReason, reason.allSatisfy(\.isWhitespace) { throw .reasonMissing }
        (self.state, since) = (state, day)
    }

    /// Whether the household's own page may show it: what was agreed with the whole household. Whoever shares the
    /// telephone would read what one adult alone wants.
    package var isForPage: Bool { state == .active && person == nil }

    /// The household reads it on its page from now on.
    package mutating func show(on day: Day) throws(PathwayRefusal) {
        guard isForPage else { throw .notForPage }
        shownOn = day
    }

    package mutating func hide() { shownOn = nil }

    /// What presses comes first, then what is due first.
    package static func comesFirst(_ one: Goal, _ other: Goal) -> Bool {
        (one.priority, one.dueOn ?? Day(number: .max), one.setOn, one.id)
            < (other.priority, other.dueOn ?? Day(number: .max), other.setOn, other.id)
    }
}

/// One thing to do towards a goal.
package struct GoalStep: Sendable, Hashable, Identifiable {
    package let id: String
    package let goal: String
    package var responsible: Goal.Responsible
    package var dueOn: Day?
    package private(set) var doneOn: Day?
    /// Since when the household's own page shows it, where it shows the goal.
    package private(set) var shownOn: Day?
    package var version: Int

    package init(
        id: String, goal: String, responsible: Goal.Responsible = .person, dueOn: Day? = nil, doneOn: Day? = nil,
        shownOn: Day? = nil, version: Int = 0
    ) {
        (self.id, self.goal, self.responsible) = (id, goal, responsible)
        (self.dueOn, self.doneOn, self.shownOn, self.version) = (dueOn, doneOn, shownOn, version)
    }

    package func isLate(on today: Day) -> Bool { doneOn == nil && (dueOn.map { $0 < today } ?? false) }

    package mutating func finish(on day: Day, today: Day) throws(PathwayRefusal) {
        guard doneOn == nil else { throw .stepDone }
        guard day <= today else { throw .inTheFuture }
        doneOn = day
    }

    /// It was ticked too soon.
    package mutating func takeBack() throws(PathwayRefusal) {
        guard doneOn != nil else { throw .stepOpen }
        doneOn = nil
    }

    package mutating func show(on day: Day) { shownOn = day }
    package mutating func hide() { shownOn = nil }

    /// The days that come first; what has no day comes last.
    package static func comesFirst(_ one: GoalStep, _ other: GoalStep) -> Bool {
        (one.dueOn ?? Day(number: .max), one.id) < (other.dueOn ?? Day(number: .max), other.id)
    }
}
