package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Changes who follows a household, and who may open its file: a confidential one names its colleagues (R25).
    @discardableResult
    package func changeFile(
        _ id: String, referent: String?, confidential: Bool, by author: Author
    ) throws -> Household {
        try author.needs(.writeFiles)
        let act = Act(author)
        var household = try fileToChange(id, act)
        if let referent, referent != household.referent {
            guard let receiver = try actor(referent, on: author.today), receiver.files.covers(household.site) else {
                throw ActRefusal.blocked([Finding(.v23, .block, field: "referent", values: [referent])])
            }
        }
        try settle(
            act, "update", "household", id, household: id, site: household.site,
            detail: [
                "from": household.referent, "to": referent, "confidential": confidential ? "1" : "0",
            ])
        household.referent = referent
        household.confidential = confidential
        try update(household)
        household.version += 1
        if confidential { try grantAccess(to: id, [author.actor.id, referent]) }
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
