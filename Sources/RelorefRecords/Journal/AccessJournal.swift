import Crypto
package import RelorefDomain
package import RelorefStorage

/// A person's file that somebody opened, or asked for in vain, and on which screen.
package struct OpenedFile: Sendable, Hashable {
    package let account: String
    package let household: String
    /// The screen, as a route's pattern: never a name.
    package let screen: String
    package let at: Moment

    package init(account: String, household: String, screen: String, at: Moment) {
        self.account = account
        self.household = household
        self.screen = screen
        self.at = at
    }

    /// A page that was not for this colleague, or that does not exist: the two are one answer, and one entry (R40).
    package static func refused(account: String, screen: String, at: Moment) -> OpenedFile {
        OpenedFile(account: account, household: "", screen: screen, at: at)
    }

    /// Whether it was the household, on its own page.
    package var isFromPage: Bool { account.hasPrefix("page:") }
    package var isRefusal: Bool { household.isEmpty }
}

/// The journal of opened files, in a store of its own so that a long import never blocks a reader. Requests that arrive
/// together are committed together, and each is answered after its entry is on the disk: no audit, no data (R40).
package actor AccessJournal {
    private let store: any Store
    private var waiting: [(OpenedFile, CheckedContinuation<Void, any Error>)] = []
    private var isCommitting = false

    package init(_ store: any Store) { self.store = store }

    package static let migrations = [
        Migration(
            "0001-opened-files",
            [
                """
                CREATE TABLE opened_file (
                  position \(.int) PRIMARY KEY NOT NULL,
                  at \(.text) NOT NULL,
                  account_id \(.text) NOT NULL,
                  household_id \(.text) NOT NULL,
                  screen \(.text) NOT NULL,
                  hash \(.bytes) NOT NULL
                ) \(.strict)
                """,
                "CREATE INDEX opened_file_household ON opened_file (household_id, position)",
            ]),
        Migration("0002-opened-at", ["CREATE INDEX opened_file_at ON opened_file (at, account_id, household_id)"]),
        Migration(
            "0003-pruned-segments",
            [
                """
                CREATE TABLE pruned_segment (
                  position \(.int) PRIMARY KEY NOT NULL,
                  hash \(.text) NOT NULL,
                  at \(.text) NOT NULL,
                  signing_key \(.text) NOT NULL,
                  signature \(.text) NOT NULL
                ) \(.strict)
                """
            ], on: AppendOnly(["pruned_segment"], saying: "a pruned segment is kept").triggers),
        Migration(
            "0004-opened-files-kept",
            ["CREATE INDEX opened_file_account ON opened_file (account_id, position)"],
            on: AppendOnly(
                ["opened_file"],
                lettingGo: "EXISTS (SELECT 1 FROM pruned_segment WHERE pruned_segment.position >= OLD.position)",
                saying: "the journal of opened files is append-only"
            ).triggers),
    ]

    /// What no transaction changes; rows go only where a signed segment covers them.
    package static let kept = [KeptTable("opened_file", refusesDeletes: false), KeptTable("pruned_segment")]

    /// Returns once the entry is durable.
    package func record(_ opened: OpenedFile) async throws {
        try await withCheckedThrowingContinuation { continuation in
            waiting.append((opened, continuation))
            if !isCommitting {
                isCommitting = true
                Task { await self.commitWaiting() }
            }
        }
    }

    private func commitWaiting() async {
        while !waiting.isEmpty {
            let batch = waiting
            waiting = []
            let opened = batch.map(\.0)
            do {
                try await store.write { try $0.append(opened) }
                for (_, continuation) in batch { continuation.resume() }
            } catch {
                for (_, continuation) in batch { continuation.resume(throwing: error) }
            }
        }
        isCommitting = false
    }

    /// Who opened a household's file, latest first.
    package func history(of household: String, limit: Int = 100) async throws -> [OpenedFile] {
        try await store.read { tx in
            try tx.rows(
                "SELECT * FROM opened_file WHERE household_id = \(household) ORDER BY position DESC LIMIT \(limit)"
            ).map(OpenedFile.init)
        }
    }

    /// The files that an account opened last, one line a file.
    package func recent(of account: String, limit: Int = 8) async throws -> [String] {
        try await store.read { tx in
            try tx.rows(
                """
                SELECT household_id, max(position) AS latest FROM opened_file WHERE account_id = \(account)
                  AND household_id <> ''
                GROUP BY household_id ORDER BY latest DESC LIMIT \(limit)
                """
            ).map { try $0.text("household_id") }
        }
    }

    /// How many files each account opened since a moment, and how often it was refused.
    package func openings(since moment: Moment) async throws -> [(account: String, files: Int, refusals: Int)] {
        try await store.read { tx in
            try tx.rows(
                """
                SELECT account_id, count(DISTINCT CASE WHEN household_id <> '' THEN household_id END) AS files,
                  count(CASE WHEN household_id = '' THEN 1 END) AS refusals
                FROM opened_file WHERE at >= \(moment) GROUP BY account_id ORDER BY account_id
                """
            ).map { (try $0.text("account_id"), try $0.int("files"), try $0.int("refusals")) }
        }
    }

    /// - Parameter key: the public key that signed the segments which were pruned.
    package func verify(sworn: [Int: [UInt8]] = [:], key: String? = nil) async throws -> JournalVerdict {
        try await store.read { try $0.verifyOpenedFiles(sworn: sworn, key: key) }
    }

    /// A write between two batches of openings.
    func pruned<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await store.write(work)
    }

    /// The same, to look alone.
    func looked<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await store.read(work)
    }

    /// The end of the chain: what a checkpoint signs.
    package func head() async throws -> (position: Int, hash: [UInt8])? {
        try await store.read { tx in
            try tx.row("SELECT position, hash FROM opened_file ORDER BY position DESC LIMIT 1")
                .map { (try $0.int("position"), try $0.bytes("hash")) }
        }
    }
}

extension OpenedFile {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            account: try row.text("account_id"), household: try row.text("household_id"),
            screen: try row.text("screen"), at: try row.moment("at"))
    }

    fileprivate func hash(after previous: [UInt8]) -> [UInt8] {
        var digest = SHA256()
        digest.update(data: previous)
        digest.update(data: JournalEntry.hash([at.text, account, household, screen]))
        return [UInt8](digest.finalize())
    }
}

extension Transaction {
    fileprivate func append(_ opened: [OpenedFile]) throws(StorageError) {
        let last = try row("SELECT position, hash FROM opened_file ORDER BY position DESC LIMIT 1")
        var position = try last?.int("position") ?? 0
        var hash = try last?.bytes("hash") ?? []
        for file in opened {
            position += 1
            hash = file.hash(after: hash)
            try insert(
                "opened_file",
                [
                    "position": position, "at": file.at, "account_id": file.account, "household_id": file.household,
                    "screen": file.screen, "hash": hash,
                ])
        }
    }

    func verifyOpenedFiles(sworn: [Int: [UInt8]], key: String?) throws -> JournalVerdict {
        let pruned = try prunedSegment()
        var walk = JournalWalk(sworn: sworn, after: pruned)
        if let pruned, !pruned.holds(expecting: key) { walk.fail(at: pruned.position, .notAsSworn) }
        try forEachRaw(
            "SELECT position, at, account_id, household_id, screen, hash FROM opened_file ORDER BY position",
            ["position", "at", "account_id", "household_id", "screen", "hash"]
        ) { walk.take($0, fields: 1..<5, ownHash: nil, chainHash: 5) }
        walk.end()
        walk.count(entries: walk.verdict.linked)
        return walk.verdict
    }
}
