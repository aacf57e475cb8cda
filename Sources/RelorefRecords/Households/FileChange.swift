package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Changes who follows a household. Whoever takes a sealed file over is named on it, or could not open it (R25);
    /// nobody follows a household whose file is shut to her (R26).
    ///
    /// Whoever takes over a project that has begun is told where it stands (V98).
    ///
    /// - Parameter words: what the one who goes leaves to the one who comes.
    @discardableResult
    package func changeReferent(
        of id: String, to referent: String?, handingOver words: PathwayWords = PathwayWords(french: ""),
        checkedBy detector: FreeText = FreeText(keywords: []), by author: Author, confirming: [Rule: String] = [:]
    ) throws -> Household {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        var household = try fileToChange(id, act)
        if let referent, referent != household.referent {
            let isShut = try protection(of: household).conflicts.contains { $0.id == referent }
            guard !isShut, let receiver = try actor(referent, on: author.today), receiver.files.covers(household.site)
            else {
                throw ActRefusal.blocked([Finding(.v23, .block, field: "referent", values: [referent])])
            }
        }
        act.check(words, detector)
        let before = household.referent
        if before != nil, before != referent {
            act.add(PathwayRules(act.context).handOver(words, hasProject: try hasProject(id)))
        }
        try settle(
            act, "assign", "household", id, household: id, site: household.site,
            detail: ["from": household.referent, "to": referent])
        household.referent = referent
        try update(household)
        household.version += 1
        try keepHandOver(words, of: id, from: before, to: referent, by: author)
        if household.confidential { try grantAccess(to: id, [referent]) }
        return household
    }

    /// Who changed a record last: what a colleague reads who was changing it too.
    ///
    /// - Parameter household: of which the record is a part; nil for what belongs to no household.
    package func lastChange(of subject: String, household: String?) throws -> String? {
        let within: Query =
            household.map { "journal_entry.household_id = \($0)" } ?? "journal_entry.household_id IS NULL"
        return try row(
            """
            SELECT account.name FROM journal_entry JOIN account ON account.id = journal_entry.actor_id
            WHERE \(within) AND journal_entry.subject_id = \(subject)
            ORDER BY journal_entry.at DESC, journal_entry.id DESC LIMIT 1
            """)?.text("name")
    }
}
