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
            ]),
        Migration(
            "0002-key-versions",
            [
                """
                CREATE TABLE key_version (
                  owner \(.text) PRIMARY KEY NOT NULL,
                  version \(.int) NOT NULL CONSTRAINT key_version_renewed CHECK (version > 1)
                ) \(.strict)
                """
            ]),
    ]

    /// Under which name a version of an owner's key is kept: the first one under the owner's own.
    static func name(_ owner: String, _ version: Int) -> String { version == 1 ? owner : "\(owner)#\(version)" }

    private static func owner(of name: String) -> String {
        name.lastIndex(of: "#").map { String(name[..<$0]) } ?? name
    }

    func wrapped(_ owner: String, version: Int = 1) throws -> [UInt8]? {
        let name = Self.name(owner, version)
        return try store.readNow {
            try $0.row("SELECT wrapped FROM wrapped_key WHERE owner = \(name)")?.bytes("wrapped")
        }
    }

    /// The first key of each owner that has one.
    func wrapped(_ owners: Set<String>) throws -> [String: [UInt8]] {
        try store.readNow { tx in
            var found: [String: [UInt8]] = [:]
            for row in try tx.rows("SELECT owner, wrapped FROM wrapped_key WHERE owner IN \(Query.list(owners))") {
                found[try row.text("owner")] = try row.bytes("wrapped")
            }
            return found
        }
    }

    /// The owners whose key was renewed, each with the version in force.
    func versions() throws -> [String: Int] {
        try store.readNow { tx in
            var versions: [String: Int] = [:]
            for row in try tx.rows("SELECT owner, version FROM key_version") {
                versions[try row.text("owner")] = try row.int("version")
            }
            return versions
        }
    }

    /// Keeps a newer key of an owner beside the older ones; it is the one in force from now on.
    func renew(_ owner: String, version: Int, wrapped: [UInt8]) throws {
        try store.writeNow { tx in
            let name = Self.name(owner, version)
            try tx.run("INSERT INTO wrapped_key (owner, wrapped) VALUES (\(name), \(wrapped))")
            try tx.run(
                """
                INSERT INTO key_version (owner, version) VALUES (\(owner), \(version))
                ON CONFLICT (owner) DO UPDATE SET version = \(version)
                """)
        }
    }

    /// Destroys the older keys of an owner for good; nothing of them is left in the keystore's files (F6).
    ///
    /// - Returns: how many there were.
    func retire(_ owner: String, before version: Int) throws -> Int {
        let names = (1..<version).map { Self.name(owner, $0) }
        let gone = try store.writeNow { try $0.run("DELETE FROM wrapped_key WHERE owner IN \(Query.list(names))") }
        if gone > 0 { try store.scrubNow("wrapped_key") }
        return gone
    }

    /// Keeps new keys; one that exists already stays as it is, and an erased owner never gets another one.
    ///
    /// - Returns: the owners whose keys these are from now on.
    @discardableResult
    func add(_ keys: [(owner: String, wrapped: [UInt8])]) throws -> Set<String> {
        try store.writeNow { tx in
            var kept: Set<String> = []
            for key in keys where try tx.row("SELECT 1 AS one FROM tombstone WHERE owner = \(key.owner)") == nil {
                guard try tx.row("SELECT 1 AS one FROM key_version WHERE owner = \(key.owner)") == nil else { continue }
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
        let (wanted, graves) = (Set(owners), Set(try erased()))
        // Every version of each: an old one may be left from a renewal that was cut short.
        let keys = try self.owners().filter { wanted.contains($0) || wanted.contains(Self.owner(of: $0)) }
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
        return Set(keys.map { wanted.contains($0) ? $0 : Self.owner(of: $0) }).count
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
