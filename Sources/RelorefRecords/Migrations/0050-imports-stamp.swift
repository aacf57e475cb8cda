package import RelorefStorage

extension Migration {
    /// Imports are counted at once: their entries are older than those of writes that ended while they lasted.
    package static let importsStamp = Migration(
        "0050-imports-stamp", ["CREATE INDEX journal_entry_import ON journal_entry (at) WHERE act = 'import'"])
}
