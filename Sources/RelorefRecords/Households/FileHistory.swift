package import RelorefDomain
package import RelorefStorage

/// A line of a file's history: what was done, by whom and when.
package struct HistoryLine: Sendable, Hashable, Identifiable {
    package let entry: JournalEntry
    package let colleague: String

    package var id: String { entry.id }
}

extension Transaction {
    /// What was done in a file that the caller found visible, the latest first.
    package func journal(of household: Household, limit: Int = 200) throws -> [HistoryLine] {
        let entries = try rows(
            """
            SELECT * FROM journal_entry WHERE household_id = \(household.id) ORDER BY at DESC, id DESC LIMIT \(limit)
            """
        ).map { try JournalEntry($0) }
        let names = try accountNames(Set(entries.map(\.actor)))
        return entries.map { HistoryLine(entry: $0, colleague: names[$0.actor] ?? "") }
    }

    /// The names of colleagues, by account, for those who opened a file or wrote a note.
    package func colleagueNames(_ accounts: Set<String>) throws -> [String: String] { try accountNames(accounts) }
}
