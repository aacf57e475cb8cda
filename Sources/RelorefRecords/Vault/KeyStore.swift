import Crypto
package import RelorefStorage

/// The wrapped keys, in a database of their own that long-lived backups leave out: deleting a key there erases what it
/// sealed everywhere (security § 3.4).
package struct KeyStore: Sendable {
    package let store: any Store

    package init(_ store: any Store) { self.store = store }

    package static let migrations = [
        Migration(
            "0001-keys",
            [
                """
                CREATE TABLE wrapped_key (
                  owner \(.text) PRIMARY KEY NOT NULL,
                  wrapped \(.bytes) NOT NULL
                ) \(.strict)
                """,
                """
                CREATE TABLE tombstone (
                  owner \(.text) PRIMARY KEY NOT NULL,
                  erased_at \(.text) NOT NULL
                ) \(.strict)
                """,
            ])
    ]

    func wrapped(_ owner: String) throws -> [UInt8]? {
        try store.readNow { try $0.row("SELECT wrapped FROM wrapped_key WHERE owner = \(owner)")?.bytes("wrapped") }
    }

    /// Keeps new keys; one that exists already stays as it is, and an erased owner never gets another one.
    ///
    /// - Returns: the owners whose keys these are from now on.
    @discardableResult
    func add(_ keys: [(owner: String, wrapped: [UInt8])]) throws -> Set<String> {
        try store.writeNow { tx in
            var kept: Set<String> = []
            for key in keys where try tx.row("SELECT 1 AS one FROM tombstone WHERE owner = \(key.owner)") == nil {
                let isNew =
                    try tx.run(
                        """
                        INSERT INTO wrapped_key (owner, wrapped) VALUES (\(key.owner), \(key.wrapped))
                        ON CONFLICT (owner) DO NOTHING
                        """) == 1
                if isNew { kept.insert(key.owner) }
            }
            return kept
        }
    }

    func isErased(_ owner: String) throws -> Bool {
        try store.readNow { try $0.row("SELECT 1 AS one FROM tombstone WHERE owner = \(owner)") != nil }
    }

    /// Destroys keys for good and remembers that they were; nothing of them is left in the keystore's files (F6).
    ///
    /// - Returns: how many were there.
    func erase(_ owners: [String], at moment: String) throws -> Int {
        let present = Set(try self.owners())
        let graves = Set(try erased())
        let keys = owners.filter(present.contains)
        guard !keys.isEmpty || !graves.isSuperset(of: owners) else { return 0 }
        try store.writeNow { tx in
            for owner in keys { try tx.run("DELETE FROM wrapped_key WHERE owner = \(owner)") }
            for owner in owners where !graves.contains(owner) {
                try tx.run(
                    """
                    INSERT INTO tombstone (owner, erased_at) VALUES (\(owner), \(moment)) ON CONFLICT (owner) DO NOTHING
                    """)
            }
        }
        try store.scrubNow("wrapped_key")
        return keys.count
    }

    /// Every owner whose key was destroyed: replayed over a restored copy of the records.
    package func erased() throws -> [String] {
        try store.readNow { try $0.rows("SELECT owner FROM tombstone ORDER BY owner").map { try $0.text("owner") } }
    }

    /// Every owner of a key, for the sweep of orphans.
    package func owners() throws -> [String] {
        try store.readNow { try $0.rows("SELECT owner FROM wrapped_key ORDER BY owner").map { try $0.text("owner") } }
    }
}
