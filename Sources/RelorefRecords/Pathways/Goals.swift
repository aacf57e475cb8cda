package import RelorefDomain
package import RelorefStorage

/// A goal as it is agreed or changed.
package struct NewGoal: Sendable, Hashable {
    package var domain: PathwayDomain
    package var words: PathwayWords
    /// The adult whose goal it is; nil for one of the whole household.
    package var person: String?
    package var priority: Goal.Priority
    package var dueOn: Day?
    package var responsible: Goal.Responsible
    /// Whether the household has agreed to it already.
    package var isAgreed: Bool

    package init(
        _ domain: PathwayDomain, _ words: PathwayWords, of person: String? = nil, priority: Goal.Priority = .next,
        dueOn: Day? = nil, responsible: Goal.Responsible = .person, isAgreed: Bool = true
    ) {
        (self.domain, self.words, self.person, self.priority) = (domain, words, person, priority)
        (self.dueOn, self.responsible, self.isAgreed) = (dueOn, responsible, isAgreed)
    }
}

extension Transaction {
    /// A goal is said in the household's words; agreed or still to be talked over.
    ///
    /// Rules: V30.
    @discardableResult
    package func setGoal(
        _ new: NewGoal, in id: String, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws -> Goal {
        var act = Act(author, confirming: confirming)
        let household = try fileToChange(id, act)
        try check(new, of: id, detector, &act)
        if let due = new.dueOn, due < act.today { throw PathwayRefusal.dueBefore(act.today) }
        let goal = Goal(
            id: author.newID(), household: id, person: new.person, domain: new.domain, priority: new.priority,
            dueOn: new.dueOn, responsible: new.responsible, state: new.isAgreed ? .active : .proposed,
            since: act.today)
        try settle(
            act, "setGoal", "pathway", goal.id, household: id, site: household.site,
            detail: ["domain": goal.domain.rawValue, "state": goal.state.rawValue])
        try insert(goal, text: try keep(new.words, of: id, by: author), by: author.actor.id)
        try insertChange(id: author.newID(), of: goal, text: nil, by: author.actor.id, at: author.now)
        return goal
    }

    /// The words of a goal, its day, whose it is or who sees to it change; where it has come does not.
    ///
    /// - Parameter version: of the goal as it was read.
    package func changeGoal(
        _ id: String, version: Int, to new: NewGoal, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws {
        var act = Act(author, confirming: confirming)
        let (goal, household) = try goal(id, act)
        guard goal.state.isOpen else { throw PathwayRefusal.goalClosed(goal.state) }
        try check(new, of: household.id, detector, &act)
        if let due = new.dueOn, due != goal.dueOn, due < act.today { throw PathwayRefusal.dueBefore(act.today) }
        try settle(
            act, "changeGoal", "pathway", id, household: household.id, site: household.site,
            detail: ["domain": new.domain.rawValue, "due": new.dueOn?.iso])
        let before = try row("SELECT text_id FROM goal WHERE id = \(id)")?.optionalText("text_id")
        try update(
            "goal", id: id, version: version,
            [
                "domain": new.domain, "person_id": new.person, "priority": new.priority, "due_on": new.dueOn,
                "responsible": new.responsible, "text_id": try keep(new.words, of: household.id, by: author),
            ])
        if let before { try run("DELETE FROM pathway_text WHERE id = \(before)") }
    }

    /// A goal is agreed, reached, given up for a reason, handed on, or taken up again.
    package func turnGoal(
        _ id: String, to state: Goal.State, on day: Day, saying words: PathwayWords = PathwayWords(french: ""),
        checkedBy detector: FreeText, by author: Author, confirming: [Rule: String] = [:]
    ) throws {
        var act = Act(author, confirming: confirming)
        var (goal, household) = try goal(id, act)
        try goal.turn(state, on: day, because: words.line, today: act.today)
        act.check(words, detector, field: "reason")
        try settle(
            act, "turnGoal", "pathway", id, household: household.id, site: household.site,
            detail: ["domain": goal.domain.rawValue, "state": state.rawValue, "on": day.iso])
        try update("goal", id: id, version: goal.version, ["state": goal.state, "since_day": goal.since])
        try insertChange(
            id: author.newID(), of: goal, text: try keep(words, of: household.id, by: author), by: author.actor.id,
            at: author.now)
    }

    private func check(_ new: NewGoal, of household: String, _ detector: FreeText, _ act: inout Act) throws {
        guard !new.words.isEmpty else { throw PathwayRefusal.wordsMissing }
        act.check(new.words, detector)
        if let person = new.person {
            let member = try row(
                """
                SELECT 1 AS one FROM membership
                WHERE household_id = \(household) AND person_id = \(person) AND to_day IS NULL
                """)
            guard member != nil else { throw NotVisible("person", person) }
        }
    }

    /// A goal with its file; not visible unless the file is.
    func goal(_ id: String, _ act: Act) throws -> (goal: Goal, household: Household) {
        guard let found = try row("SELECT * FROM goal WHERE id = \(id)").map({ try Goal($0) }) else {
            throw NotVisible("goal", id)
        }
        return (found, try fileToChange(found.household, act))
    }
}
