import CShims
import GRDB
import Glibc
package import RelorefStorage
import Synchronization

/// The embedded engine: one process, one writer that alone checkpoints, readers beside it.
///
/// Every commit is on the disk before it is acknowledged (`synchronous=FULL`, asserted: GRDB's pool sets NORMAL after
/// opening). An fsync that fails ends the process, because the pages it lost are marked clean.
package final class SQLiteStore: Store {
    package let engine = EngineKind.sqlite
    let writer: any DatabaseWriter
    /// Beside another process: a second connection, so that two may look at once.
    private let secondLook: DatabaseQueue?
    private let looks = Atomic(0)
    /// How many connections read beside the writer; 0 for a single connection.
    private let readers: Int
    /// How many read, or wait to.
    private let reading = Atomic(0)
    private let lock: FileLock?
    private let beforeCommit: @Sendable (any RelorefStorage.Transaction) throws -> Void
    private let checkpointer: Checkpointer
    private let keptRows: KeptRows
    private let whenSyncFails: @Sendable () -> Void
    private let hasRoom: @Sendable () -> Bool
    /// nil where another process writes.
    private let memo: Memo?

    private static let uncounted: Void = reloref_sqlite_uncounted()

    /// - Parameters:
    ///   - path: the database's file; nil for one in memory (tests).
    ///   - readers: connections that read beside the writer.
    ///   - erasing: overwrite what is deleted (the keystore).
    ///   - readOnly: look at a database that another process serves: no lock, no write, no checkpoint.
    ///   - keeping: tables whose rows no transaction changes or removes.
    ///   - logPages: how many pages the log gathers before they are moved into the file (SQLite's own measure).
    ///   - hasRoom: whether the disk has more than its reserve left; without, `write` refuses (`writeNow`, the keys, does not).
    ///   - beforeCommit: the last thing that each write transaction does.
    ///   - whenSyncFails: what a failed fsync does; the fault checks alone give something else than the end.
    package init(
        path: String? = nil, readers: Int = 4, erasing: Bool = false, readOnly: Bool = false,
        keeping: [KeptTable] = [], logPages: Int = 1000,
        hasRoom: @escaping @Sendable () -> Bool = { true },
        beforeCommit: @escaping @Sendable (any RelorefStorage.Transaction) throws -> Void = { _ in },
        whenSyncFails: @escaping @Sendable () -> Void = { FailedSync.endProcess() }
    ) throws {
        Self.uncounted
        self.hasRoom = hasRoom
        self.readers = path == nil || readOnly ? 0 : readers
        memo = readOnly ? nil : Memo()
        self.beforeCommit = beforeCommit
        self.whenSyncFails = whenSyncFails
        checkpointer = Checkpointer(after: logPages, whenSyncFails: whenSyncFails)
        keptRows = KeptRows(keeping)
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = readers
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA mmap_size = 0")
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            // A row that INSERT OR REPLACE removes is removed: the triggers of append-only tables are told.
            try db.execute(sql: "PRAGMA recursive_triggers = ON")
            try db.execute(sql: "PRAGMA cache_size = -16384")
            if erasing { try db.execute(sql: "PRAGMA secure_delete = ON") }
        }
        guard let path else {
            writer = try DatabaseQueue(configuration: configuration)
            (secondLook, lock) = (nil, nil)
            try writer.writeWithoutTransaction { keptRows.watch($0) }
            return
        }
        if readOnly {
            writer = try DatabaseQueue(path: path, configuration: configuration)
            secondLook = try DatabaseQueue(path: path, configuration: configuration)
            lock = nil
            return
        }
        secondLook = nil
        lock = try FileLock(path + ".lock")
        writer = try DatabasePool(path: path, configuration: configuration)
        try writer.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
                throw StorageError.engine("synchronous=FULL is not in force")
            }
            checkpointer.watch(db)
            keptRows.watch(db)
        }
    }

    package func read<T: Sendable>(
        _ work: @escaping @Sendable (any RelorefStorage.Transaction) throws -> T
    ) async throws -> T {
        // Taken before the transaction begins: what is remembered may be younger than its place, never older.
        let (whenSyncFails, place) = (whenSyncFails, memo?.place())
        let look: @Sendable (Database) throws -> T = {
            try work(SQLiteTransaction(db: $0, whenSyncFails: whenSyncFails, memo: place ?? SnapshotMemo()))
        }
        guard readers > 0 else { return try await reader.read(look) }
        // A connection is free for so many: their threads wait for the disk alone. Others wait without a thread.
        defer { reading.subtract(1, ordering: .relaxed) }
        guard reading.add(1, ordering: .relaxed).oldValue < readers else { return try await writer.read(look) }
        return try await withTaskExecutorPreference(ReadingThreads.shared) { try readHere(look) }
    }

    /// On the caller's thread.
    private func readHere<T>(_ look: (Database) throws -> T) throws -> T { try writer.read(look) }

    private var reader: any DatabaseReader {
        guard let secondLook else { return writer }
        let turn = looks.add(1, ordering: .relaxed).oldValue
        return turn.isMultiple(of: 2) ? writer : secondLook
    }

    package func write<T: Sendable>(
        _ work: @escaping @Sendable (any RelorefStorage.Transaction) throws -> T
    ) async throws -> T {
        try await Task { try await written(work) }.value
    }

    private func written<T: Sendable>(
        _ work: @escaping @Sendable (any RelorefStorage.Transaction) throws -> T
    ) async throws -> T {
        guard hasRoom() else { throw StorageError.diskFull }
        defer { memo?.changed() }
        let (whenSyncFails, beforeCommit, keptRows) = (whenSyncFails, beforeCommit, keptRows)
        do {
            return try await writer.write { db in
                keptRows.begin()
                let transaction = SQLiteTransaction(db: db, whenSyncFails: whenSyncFails)
                let value = try work(transaction)
                try beforeCommit(transaction)
                try keptRows.check()
                return value
            }
        } catch let error as DatabaseError {
            throw StorageError(error, whenSyncFails: whenSyncFails)
        }
    }

    package func gatherStatistics() async throws {
        try await write { try $0.gatherStatistics() }
        // A connection reads the statistics once, when it opens.
        (writer as? DatabasePool)?.invalidateReadOnlyConnections()
    }

    package func readNow<T>(_ work: (any RelorefStorage.Transaction) throws -> T) throws -> T {
        try writer.read { try work(SQLiteTransaction(db: $0, whenSyncFails: whenSyncFails)) }
    }

    package func writeNow<T>(_ work: (any RelorefStorage.Transaction) throws -> T) throws -> T {
        defer { memo?.changed() }
        do {
            return try writer.write { db in
                keptRows.begin()
                let value = try work(SQLiteTransaction(db: db, whenSyncFails: whenSyncFails))
                try keptRows.check()
                return value
            }
        } catch let error as DatabaseError {
            throw StorageError(error, whenSyncFails: whenSyncFails)
        }
    }

    /// Moves what is in the log into the main file and empties the log, so that erased keys are gone from both.
    ///
    /// - Throws: `StorageError.busy` when a long reader stands in the way for five seconds.
    package func scrubNow(_ table: StaticString) throws {
        for _ in 0..<50 {
            do {
                let isDone = try writer.writeWithoutTransaction { db in
                    // A database in memory has no log, and answers so.
                    try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)").map { $0[0] as Int == 0 } ?? true
                }
                if isDone { return }
            } catch let error as DatabaseError {
                throw StorageError(error, whenSyncFails: whenSyncFails)
            }
            usleep(100_000)
        }
        throw StorageError.busy
    }

    /// A consistent copy of the live database in a new file.
    package func copy(to path: String) throws {
        let target = try DatabaseQueue(path: path)
        try writer.backup(to: target)
        try target.close()
    }

    /// What `PRAGMA integrity_check` says; "ok" when nothing is wrong.
    package func integrity() async throws -> String {
        try await writer.read { db in try String.fetchOne(db, sql: "PRAGMA integrity_check") ?? "no answer" }
    }

    /// A quicker walk over every page than `integrity`; nil when nothing is wrong.
    package func damage() async throws -> String? {
        let answer = try await writer.read { db in try String.fetchOne(db, sql: "PRAGMA quick_check") ?? "no answer" }
        return answer == "ok" ? nil : answer
    }

    /// "wal" for every database that this program made.
    package func journalMode() async throws -> String {
        try await writer.read { db in try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "" }
    }

    /// The durability level in force on the writer: 2 is FULL.
    package func synchronousLevel() async throws -> Int {
        try await writer.writeWithoutTransaction { db in try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1 }
    }
}
