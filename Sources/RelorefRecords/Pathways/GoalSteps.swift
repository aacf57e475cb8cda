package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// One thing to do towards a goal, with its day and who does it.
    ///
    /// Rules: V30.
    @discardableResult
    package func addStep(
        _ words: PathwayWords, responsible: Goal.Responsible, dueOn: Day? = nil, to id: String,
        checkedBy detector: FreeText, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> GoalStep {
        var act = Act(author, confirming: confirming)
        let (goal, household) = try goal(id, act)
        guard goal.state.isOpen else { throw PathwayRefusal.goalClosed(goal.state) }
        guard !words.isEmpty else { throw PathwayRefusal.wordsMissing }
        if let dueOn, dueOn < act.today { throw PathwayRefusal.dueBefore(act.today) }
        act.check(words, detector)
        let step = GoalStep(id: author.newID(), goal: id, responsible: responsible, dueOn: dueOn)
        try settle(
            act, "addStep", "pathway", step.id, household: household.id, site: household.site,
            detail: ["domain": goal.domain.rawValue, "due": dueOn?.iso])
        try insert(step, text: try keep(words, of: household.id, by: author), by: author.actor.id)
        return step
    }

    /// It is done.
    package func finishStep(_ id: String, on day: Day, by author: Author) throws {
        try change(id, "finishStep", by: author) { step in try step.finish(on: day, today: author.today) }
    }

    /// It was ticked too soon, and is to be done again.
    package func takeBackStep(_ id: String, by author: Author) throws {
        try change(id, "takeBackStep", by: author) { step in try step.takeBack() }
    }

    /// It is no longer needed: it leaves the plan and stays in the history.
    package func withdrawStep(_ id: String, by author: Author) throws {
        try mark(id, "withdrawStep", withdrawn: author.now, where: "withdrawn_at IS NULL", by: author)
    }

    /// It is needed after all.
    package func restoreStep(_ id: String, by author: Author) throws {
        try mark(id, "restoreStep", withdrawn: nil, where: "withdrawn_at IS NOT NULL", by: author)
    }

    private func mark(
        _ id: String, _ verb: String, withdrawn: Moment?, where condition: Query, by author: Author
    ) throws {
        let (step, household) = try step(id, where: condition, Act(author))
        try update("goal_step", id: id, version: step.version, ["withdrawn_at": withdrawn])
        try journal(verb, "pathway", id, household: household.id, site: household.site, by: author)
    }

    private func change(
        _ id: String, _ verb: String, by author: Author, _ work: (inout GoalStep) throws -> Void
    ) throws {
        var (step, household) = try step(id, Act(author))
        try work(&step)
        try update("goal_step", id: id, version: step.version, ["done_on": step.doneOn])
        try journal(
            verb, "pathway", id, household: household.id, site: household.site,
            detail: step.doneOn.map { ["on": $0.iso] } ?? [:], by: author)
    }

    func step(
        _ id: String, where condition: Query = "withdrawn_at IS NULL", _ act: Act
    ) throws -> (step: GoalStep, household: Household) {
        let found = try row("SELECT * FROM goal_step WHERE id = \(id) AND \(condition)")
        guard let step = try found.map({ try GoalStep($0) }) else { throw NotVisible("goal_step", id) }
        return (step, try goal(step.goal, act).household)
    }
}
