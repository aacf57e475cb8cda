package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// What one party promises to do, in a few words.
    @discardableResult
    package func addCommitment(
        _ matter: ConventionCommitment.Matter, of party: Convention.Party, words: String = "", dueOn: Day? = nil,
        in id: String, by author: Author
    ) throws -> ConventionCommitment {
        let convention = try conventionToChange(id, nil, by: author)
        let commitment = ConventionCommitment(id: author.newID(), of: id, party, matter, dueOn: dueOn)
        try insert(commitment, by: author.actor.id, at: author.now)
        try keepText(words, on: commitment.id, of: convention, by: author)
        try tell("commitment", convention, ["party": party.rawValue, "matter": matter.rawValue], by: author)
        return commitment
    }

    /// Puts right what was written down of a promise: who made it, of what, until when.
    package func changeCommitment(
        _ commitment: String, _ matter: ConventionCommitment.Matter, of party: Convention.Party, words: String = "",
        dueOn: Day? = nil, in id: String, version: Int, by author: Author
    ) throws {
        let convention = try conventionToChange(id, nil, by: author)
        let before = try self.commitment(commitment, of: id, version: version)
        try update(
            "convention_commitment", id: commitment, version: version,
            ["party": party, "kind": matter, "due_on": dueOn])
        try keepText(words, on: commitment, of: convention, by: author)
        try tell(
            "changeCommitment", convention,
            [
                "party": party.rawValue, "matter": matter.rawValue, "due": dueOn?.iso,
                "party_before": before.party.rawValue, "matter_before": before.matter.rawValue,
                "due_before": before.dueOn?.iso,
            ], by: author)
    }

    private func commitment(_ id: String, of convention: String, version: Int) throws -> ConventionCommitment {
        let found = try row("SELECT * FROM convention_commitment WHERE id = \(id) AND convention_id = \(convention)")
            .map { try ConventionCommitment($0) }
        guard let found else { throw NotVisible("convention_commitment", id) }
        guard found.version == version else { throw StorageError.changedMeanwhile("convention_commitment") }
        return found
    }

    /// Whether it was kept, on which day that was seen, and by what.
    package func judgeCommitment(
        _ commitment: String, _ state: ConventionCommitment.State, on day: Day, evidence: String = "", of id: String,
        version: Int, by author: Author
    ) throws {
        let convention = try conventionToChange(id, nil, by: author)
        var found = try self.commitment(commitment, of: id, version: version)
        try found.judge(state, on: day, today: author.today)
        try update(
            "convention_commitment", id: commitment, version: version,
            ["state": found.state, "state_on": found.stateOn])
        try keepText(evidence, ConventionTexts.evidence, on: commitment, of: convention, by: author)
        try tell("judgeCommitment", convention, ["matter": found.matter.rawValue, "state": state.rawValue], by: author)
    }
}
