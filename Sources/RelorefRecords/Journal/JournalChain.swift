import Crypto
package import RelorefStorage

/// What a walk over the journal found.
package struct JournalVerdict: Sendable, Hashable {
    /// Entries linked into the chain.
    package var linked = 0
    /// How many of them are gone: their time was over, and a signed segment says what they came to.
    package var pruned = 0
    /// Entries that the sealer has not reached yet.
    package var waiting = 0
    /// The first position whose entry or link does not fit, with what is wrong.
    package var firstFault: Fault?
    /// The last link's hash, hexadecimal: what a checkpoint signs.
    package var head = ""

    package struct Fault: Sendable, Hashable {
        package let position: Int
        package let reason: Reason

        package init(position: Int, reason: Reason) {
            self.position = position
            self.reason = reason
        }
    }
    package enum Reason: String, Sendable {
        case entryAltered, entryMissing, linkAltered, positionMissing
        /// A checkpoint swears something else: the chain was written anew.
        case notAsSworn
        /// A checkpoint swears that the journal was longer.
        case cutOff
    }

    package var holds: Bool { firstFault == nil }
}

extension Transaction {
    /// Links entries that are not in the chain yet, in order of time; answers how many.
    package func sealJournal(limit: Int = 2_000) throws(StorageError) -> Int {
        let last = try row("SELECT position, hash FROM journal_link ORDER BY position DESC LIMIT 1")
        var position = try last?.int("position") ?? 0
        var hash = try last?.bytes("hash") ?? []
        let waiting = try rows(
            """
            SELECT entry.id, entry.hash FROM journal_entry AS entry
            LEFT JOIN journal_link AS link ON link.entry_id = entry.id
            WHERE link.entry_id IS NULL ORDER BY entry.at, entry.id LIMIT \(limit)
            """)
        for entry in waiting {
            position += 1
            hash = Self.link(hash, try entry.bytes("hash"))
            try run(
                """
                INSERT INTO journal_link (position, entry_id, hash)
                VALUES (\(position), \(try entry.text("id")), \(hash))
                """)
        }
        return waiting.count
    }

    /// Walks the whole chain and says where it first breaks.
    ///
    /// - Parameter sworn: what signed checkpoints say stands at some positions.
    package func verifyJournal(sworn: [Int: [UInt8]] = [:]) throws -> JournalVerdict {
        var walk = JournalWalk(sworn: sworn)
        let columns = [
            "position", "link_hash", "id", "at", "actor_id", "act", "noun", "subject_id", "household_id", "site_id",
            "detail", "hash",
        ]
        try forEachRaw(
            """
            SELECT link.position, link.hash AS link_hash, entry.id, entry.at, entry.actor_id, entry.act, entry.noun,
              entry.subject_id, entry.household_id, entry.site_id, entry.detail, entry.hash
            FROM journal_link AS link LEFT JOIN journal_entry AS entry ON entry.id = link.entry_id
            ORDER BY link.position
            """, columns
        ) { row in
            walk.take(row, fields: 2..<11, ownHash: 11, chainHash: 1, isMissing: row[2].isEmpty)
        }
        walk.end()
        walk.count(entries: try row("SELECT count(*) AS entries FROM journal_entry")?.int("entries") ?? 0)
        return walk.verdict
    }

    /// The end of the chain: what a checkpoint signs.
    package func journalHead() throws(StorageError) -> (position: Int, hash: [UInt8])? {
        try row("SELECT position, hash FROM journal_link ORDER BY position DESC LIMIT 1")
            .map { row throws(StorageError) in (try row.int("position"), try row.bytes("hash")) }
    }

    private static func link(_ previous: [UInt8], _ entry: [UInt8]) -> [UInt8] {
        var digest = SHA256()
        digest.update(data: previous)
        digest.update(data: entry)
        return [UInt8](digest.finalize())
    }
}
