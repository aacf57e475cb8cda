package import RelorefStorage

extension Migration {
    /// PostgreSQL empties a table without asking the triggers of its rows; the journal's are asked from now on (R41).
    package static let journalNotEmptied = Migration(
        "0059-journal-not-emptied", [],
        on: AppendOnly.notEmptied(["journal_entry", "journal_link"], by: "journal_is_append_only"))
}
