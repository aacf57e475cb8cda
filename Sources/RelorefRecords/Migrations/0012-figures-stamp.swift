package import RelorefStorage

extension Migration {
    /// The last entry of the journal is found at once: it tells whether kept figures are still those of the records.
    package static let figuresStamp = Migration(
        "0012-figures-stamp", ["CREATE INDEX journal_entry_at ON journal_entry (at, id)"])
}
