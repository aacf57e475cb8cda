package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The project was looked at together; what became of each goal is turned beside it.
    ///
    /// Rules: V30, V32.
    @discardableResult
    package func addReview(
        on day: Day, isFinal: Bool = false, saying words: PathwayWords, in id: String, checkedBy detector: FreeText,
        by author: Author, confirming: [Rule: String] = [:]
    ) throws -> PathwayReview {
        var act = Act(author, confirming: confirming)
        let household = try fileToChange(id, act)
        guard !words.isEmpty else { throw PathwayRefusal.wordsMissing }
        act.add(AdmissionRules(act.context).happened(on: day, field: "on"))
        act.check(words, detector)
        let review = PathwayReview(id: author.newID(), household: id, on: day, isFinal: isFinal)
        try settle(
            act, "addReview", "pathway", review.id, household: id, site: household.site,
            detail: ["on": day.iso, "final": isFinal ? "1" : nil])
        try insert(
            review, text: try keep(words, of: id, by: author), by: author.actor.id, at: author.now)
        return review
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
