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

    /// Whether it was kept, on which day that was seen, and by what.
    package func judgeCommitment(
        _ commitment: String, _ state: ConventionCommitment.State, on day: Day, evidence: String = "", of id: String,
        version: Int, by author: Author
    ) throws {
        let convention = try conventionToChange(id, nil, by: author)
        guard
            var found = try row(
                "SELECT * FROM convention_commitment WHERE id = \(commitment) AND convention_id = \(id)"
            ).map({ try ConventionCommitment($0) })
        else { throw NotVisible("convention_commitment", commitment) }
        guard found.version == version else { throw StorageError.changedMeanwhile("convention_commitment") }
        try found.judge(state, on: day, today: author.today)
        try update(
            "convention_commitment", id: commitment, version: version,
            ["state": found.state, "state_on": found.stateOn])
        try keepText(evidence, ConventionTexts.evidence, on: commitment, of: convention, by: author)
        try tell("judgeCommitment", convention, ["matter": found.matter.rawValue, "state": state.rawValue], by: author)
    }
}
