package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The household reads a goal on its own page from now on, or no more.
    ///
    /// - Throws: `PathwayRefusal.notForPage` for what is not agreed, or is one adult's own.
    package func showGoal(_ id: String, _ isShown: Bool, by author: Author) throws {
        try author.needs(.writeFiles)
        var (goal, household) = try goal(id, Act(author))
        if isShown { try goal.show(on: author.today) } else { goal.hide() }
        try update("goal", id: id, version: goal.version, ["shown_on": goal.shownOn])
        try journal(
            isShown ? "showGoal" : "hideGoal", "pathway", id, household: household.id, site: household.site,
            detail: ["domain": goal.domain.rawValue], by: author)
    }

    /// The same of one step: its goal has to be shown besides.
    package func showStep(_ id: String, _ isShown: Bool, by author: Author) throws {
        try author.needs(.writeFiles)
        var (step, household) = try step(id, Act(author))
        if isShown { step.show(on: author.today) } else { step.hide() }
        try update("goal_step", id: id, version: step.version, ["shown_on": step.shownOn])
        try journal(
            isShown ? "showStep" : "hideStep", "pathway", id, household: household.id, site: household.site,
            by: author)
    }
}
