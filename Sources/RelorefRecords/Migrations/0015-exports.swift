package import RelorefStorage

extension Migration {
    /// What a colleague has exported is found without reading the whole journal.
    package static let exports = Migration(
        "0015-exports", ["CREATE INDEX journal_entry_export ON journal_entry (actor_id, at) WHERE act = 'export'"])
}
