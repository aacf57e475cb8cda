package import RelorefDomain
package import RelorefStorage

/// Something that left the register: when, what, and what for (V92).
package struct PastExport: Sendable, Hashable, Identifiable {
    package let id: String
    package let at: Moment
    /// "package", or "list" for what a screen showed.
    package let noun: String
    package let purpose: String
    /// The tables of a package, or the screen of a list.
    package let what: String
}

extension Transaction {
    /// What a colleague has exported, the latest first.
    package func exports(of actor: Actor, limit: Int = 20) throws -> [PastExport] {
        try rows(
            """
            SELECT * FROM journal_entry WHERE act = 'export' AND actor_id = \(actor.id)
            ORDER BY at DESC, id DESC LIMIT \(limit)
            """
        ).map { row in
            let entry = try JournalEntry(row)
            return PastExport(
                id: entry.id, at: entry.at, noun: entry.noun, purpose: entry.detail["purpose"] ?? "",
                what: entry.detail["tables"] ?? entry.detail["screen"] ?? "")
        }
    }
}
