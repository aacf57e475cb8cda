import RelorefDomain
package import RelorefStorage

/// What a household was proposed: for which dwellings and which jobs, what came of it, and the words that were kept of it.
package struct ProposedCopy: Sendable {
    package let candidacies: [HouseholdCandidacy]
    /// By their ids.
    package let candidacyNotes: [String: String]
    package let applications: [PresentedPerson]
    /// By their ids.
    package let applicationWords: [String: String]
}

extension Transaction {
    /// Of a household that the caller found visible.
    func proposed(to household: String, by author: Author) throws -> ProposedCopy {
        let candidacies = try candidacies(of: household, by: author) ?? []
        let applications = try presentedPeople(of: household, by: author)
        return ProposedCopy(
            candidacies: candidacies,
            candidacyNotes: try openWords(
                "SELECT id, note AS sealed FROM candidacy WHERE household_id = \(household) AND note IS NOT NULL",
                candidacies.map { ($0.id, $0.candidacy.noteSlot) }, author.vault),
            applications: applications,
            applicationWords: try openWords(
                "SELECT id, words AS sealed FROM job_application WHERE household_id = \(household) AND words IS NOT NULL",
                applications.map { ($0.id, $0.application.wordsSlot) }, author.vault))
    }
}
