package import RelorefDomain
package import RelorefStorage

extension LeaseReadiness.Level: SQLBindable {}

/// What a referent judged on a day, with the level that followed from it and from the file as it was then.
package struct ReadinessJudgement: Sendable, Hashable, Identifiable {
    package let id: String
    package let on: Day
    package let points: Set<LeaseReadiness.Point>
    package let level: LeaseReadiness.Level
    /// By name where it is read, by its id where it is written.
    package let account: String
    package let words: PathwayWords?

    package init(
        id: String, on: Day, points: Set<LeaseReadiness.Point>, level: LeaseReadiness.Level, account: String,
        words: PathwayWords? = nil
    ) {
        (self.id, self.on, self.points, self.level) = (id, on, points, level)
        (self.account, self.words) = (account, words)
    }
}

/// What one referent left to the next.
package struct HandOver: Sendable, Hashable, Identifiable {
    package let id: String
    package let on: Day
    /// Who followed the household, and who does now, by name; nil for nobody.
    package let from: String?
    package let to: String?
    package let words: PathwayWords?
}

extension Transaction {
    /// The referent judges, with the household, what no record shows; what stands in the way follows from it.
    ///
    /// Rules: V30.
    /// - Parameter readiness: as it follows from the file of this moment and from what is judged.
    package func judgeReadiness(
        _ readiness: LeaseReadiness, points: Set<LeaseReadiness.Point>, saying words: PathwayWords, of id: String,
        checkedBy detector: FreeText, by author: Author, confirming: [Rule: String] = [:]
    ) throws {
        var act = Act(author, confirming: confirming)
        let household = try fileToChange(id, act)
        act.check(words, detector)
        let judgement = ReadinessJudgement(
            id: author.newID(), on: act.today, points: points, level: readiness.level, account: author.actor.id,
            words: words)
        try settle(
            act, "judgeReadiness", "pathway", judgement.id, household: id, site: household.site,
            detail: ["level": readiness.level.rawValue, "reasons": String(readiness.reasons.count)])
        try insert(
            judgement, of: id, text: try keep(words, of: id, by: author), by: author.actor.id, at: author.now)
    }

    package func insert(
        _ judgement: ReadinessJudgement, of household: String, text: String?, by account: String, at moment: Moment
    ) throws(StorageError) {
        try insert(
            "lease_readiness",
            [
                "id": judgement.id, "household_id": household, "on_day": judgement.on,
                "points": judgement.points.map(\.rawValue).sorted().joined(separator: ","),
                "level": judgement.level, "text_id": text, "account_id": account, "at": moment,
            ])
    }

    func judgements(of household: String, _ texts: [String: PathwayWords]) throws -> [ReadinessJudgement] {
        try rows(
            """
            SELECT judged.*, account.name AS account FROM lease_readiness AS judged
            JOIN account ON account.id = judged.account_id
            WHERE judged.household_id = \(household) ORDER BY judged.on_day DESC, judged.at DESC, judged.id DESC
            """
        ).map { row in
            let points = try row.text("points").split(separator: ",").compactMap { part in
                LeaseReadiness.Point(rawValue: String(part))
            }
            return ReadinessJudgement(
                id: try row.text("id"), on: try row.day("on_day"), points: Set(points), level: try row.code("level"),
                account: try row.text("account"), words: try row.optionalText("text_id").flatMap { texts[$0] })
        }
    }

    /// Keeps what the one who goes leaves to the one who comes.
    func keepHandOver(
        _ words: PathwayWords, of household: String, from: String?, to: String?, by author: Author
    ) throws {
        guard !words.isEmpty else { return }
        try insert(
            "hand_over",
            [
                "id": author.newID(), "household_id": household, "from_account_id": from, "to_account_id": to,
                "on_day": author.today, "text_id": try keep(words, of: household, by: author),
                "account_id": author.actor.id, "at": author.now,
            ])
    }

    func handOvers(of household: String, _ texts: [String: PathwayWords]) throws -> [HandOver] {
        try rows(
            """
            SELECT given.*, one.name AS from_name, other.name AS to_name FROM hand_over AS given
            LEFT JOIN account AS one ON one.id = given.from_account_id
            LEFT JOIN account AS other ON other.id = given.to_account_id
            WHERE given.household_id = \(household) ORDER BY given.at DESC, given.id DESC
            """
        ).map { row in
            HandOver(
                id: try row.text("id"), on: try row.day("on_day"), from: try row.optionalText("from_name"),
                to: try row.optionalText("to_name"), words: try row.optionalText("text_id").flatMap { texts[$0] })
        }
    }

    /// Whether a household's project has begun: whoever takes it over is told where it stands.
    func hasProject(_ household: String) throws -> Bool {
        try row(
            """
            SELECT 1 AS one FROM household WHERE household.id = \(household) AND (
              EXISTS (SELECT 1 FROM goal WHERE goal.household_id = household.id AND goal.state IN ('proposed', 'active'))
              OR EXISTS (SELECT 1 FROM support_contract AS contract
                WHERE contract.household_id = household.id AND contract.ended_on IS NULL))
            """) != nil
    }
}
