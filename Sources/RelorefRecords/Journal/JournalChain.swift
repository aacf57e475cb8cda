import Crypto
package import RelorefStorage

/// What a walk over the journal found.
package struct JournalVerdict: Sendable, Hashable {
    /// Entries linked into the chain.
    package var linked = 0
    /// Entries that the sealer has not reached yet.
    package var waiting = 0
    /// The first position whose entry or link does not fit, with what is wrong.
    package var firstFault: Fault?
    /// The last link's hash, hexadecimal: what a checkpoint signs.
    package var head = ""

    package struct Fault: Sendable, Hashable {
        package let position: Int
        package let reason: Reason
    }
    package enum Reason: String, Sendable { case entryAltered, entryMissing, linkAltered, positionMissing }

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
    package func verifyJournal() throws -> JournalVerdict {
        var verdict = JournalVerdict()
        var hash: [UInt8] = []
        try forEach(
            """
            SELECT link.position, link.hash AS link_hash, link.entry_id, entry.*
            FROM journal_link AS link LEFT JOIN journal_entry AS entry ON entry.id = link.entry_id
            ORDER BY link.position
            """
        ) { row in
            guard verdict.firstFault == nil else { return }
            verdict.linked += 1
            let position = try row.int("position")
            let stored = try row.bytes("link_hash")
            func fault(_ reason: JournalVerdict.Reason) { verdict.firstFault = .init(position: position, reason: reason) }
            guard position == verdict.linked else { return fault(.positionMissing) }
            guard try !row.isNull("id") else { return fault(.entryMissing) }
            let entryHash = try JournalEntry(row).hash
            guard entryHash == (try row.bytes("hash")) else { return fault(.entryAltered) }
            hash = Self.link(hash, entryHash)
            guard hash == stored else { return fault(.linkAltered) }
        }
        let total = try row("SELECT count(*) AS entries FROM journal_entry")?.int("entries") ?? 0
        verdict.waiting = total - verdict.linked
        verdict.head = hash.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
        return verdict
    }

    private static func link(_ previous: [UInt8], _ entry: [UInt8]) -> [UInt8] {
        var digest = SHA256()
        digest.update(data: previous)
        digest.update(data: entry)
        return [UInt8](digest.finalize())
    }
}
