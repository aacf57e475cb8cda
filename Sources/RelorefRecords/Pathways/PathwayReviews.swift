package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The project was looked at together, and what became of some goals was said; all of it is kept, or nothing.
    ///
    /// Rules: V30, V32.
    /// - Parameter turning: the goals that came to be in another state; one that is given up takes the review's words as
    ///   its reason.
    @discardableResult
    package func addReview(
        on day: Day, isFinal: Bool = false, saying words: PathwayWords, turning: [String: Goal.State] = [:],
        in id: String,
        checkedBy detector: FreeText, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> PathwayReview {
        var act = Act(author, confirming: confirming)
        let household = try fileToChange(id, act)
        guard !words.isEmpty else { throw PathwayRefusal.wordsMissing }
        act.add(AdmissionRules(act.context).happened(on: day, field: "on"))
        act.check(words, detector)
        let turned = try goals(turning, on: day, because: words, in: id, today: act.today)
        let review = PathwayReview(id: author.newID(), household: id, on: day, isFinal: isFinal)
        try settle(
            act, "addReview", "pathway", review.id, household: id, site: household.site,
            detail: ["on": day.iso, "final": isFinal ? "1" : nil])
        try insert(
            review, text: try keep(words, of: id, by: author), by: author.actor.id, at: author.now)
        for goal in turned {
            let reason = goal.state.needsReason ? try keep(words, of: id, by: author) : nil
            try update("goal", id: goal.id, version: goal.version, ["state": goal.state, "since_day": goal.since])
            try insertChange(
                id: author.newID(), of: goal, text: reason, by: author.actor.id, at: author.now)
            try journal(
                "turnGoal", "pathway", goal.id, household: id, site: household.site,
                detail: ["domain": goal.domain.rawValue, "state": goal.state.rawValue, "on": day.iso], by: author)
        }
        return review
    }

    /// Each goal as the review leaves it; nothing is written yet.
    private func goals(
        _ turning: [String: Goal.State], on day: Day, because words: PathwayWords, in household: String, today: Day
    ) throws -> [Goal] {
        try turning.sorted { $0.key < $1.key }.map { id, state in
            let found = try row("SELECT * FROM goal WHERE id = \(id) AND household_id = \(household)")
            guard var goal = try found.map({ try Goal($0) }) else { throw NotVisible("goal", id) }
            try goal.turn(state, on: day, because: words.line, today: today)
            return goal
        }
    }

    /// Takes back a review that was recorded by mistake; it stays in the history.
    package func withdrawReview(_ id: String, by author: Author) throws {
        try mark(id, "withdrawReview", withdrawn: author.now, where: "withdrawn_at IS NULL", by: author)
    }

    package func restoreReview(_ id: String, by author: Author) throws {
        try mark(id, "restoreReview", withdrawn: nil, where: "withdrawn_at IS NOT NULL", by: author)
    }

    private func mark(
        _ id: String, _ verb: String, withdrawn: Moment?, where condition: Query, by author: Author
    ) throws {
        let found = try row("SELECT household_id FROM pathway_review WHERE id = \(id) AND \(condition)")
        guard let found else { throw NotVisible("pathway_review", id) }
        let household = try fileToChange(try found.text("household_id"), Act(author))
        let moment: Query = withdrawn.map { "\($0)" } ?? "NULL"
        try run("UPDATE pathway_review SET withdrawn_at = \(moment) WHERE id = \(id)")
        try journal(verb, "pathway", id, household: household.id, site: household.site, by: author)
    }
}
