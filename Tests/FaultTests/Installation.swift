import GRDB
import RelorefRecords
@testable import RelorefSQLite
import RelorefStorage
import RelorefTesting

/// The real stores of an installation, with the real schema, on a faulty disk: the records and the keys together.
struct Installation: Sendable {
    let disk: FaultyDisk
    let records: SQLiteStore
    let keys: SQLiteStore
    let world: World

    init(
        on disk: FaultyDisk, whenSyncFails: @escaping @Sendable () -> Void = { FailedSync.endProcess() }
    ) throws {
        self.disk = disk
        // A short log, so that it is moved into the file often.
        records = try SQLiteStore(
            path: disk.path("reloref.sqlite"), readers: 1, logPages: 20, beforeCommit: KeptFacts.settle,
            whenSyncFails: whenSyncFails)
        keys = try SQLiteStore(
            path: disk.path("reloref.sqlite.keys"), readers: 1, erasing: true, whenSyncFails: whenSyncFails)
        world = World(records: records, keys: keys)
    }

    /// Somebody who reads for a while: the log cannot be moved whole meanwhile.
    func reader() throws -> any AnyObject & Sendable {
        guard let pool = records.writer as? DatabasePool else { throw StorageError.engine("not a file") }
        return try pool.makeSnapshot()
    }

    func close() throws {
        try records.writer.close()
        try keys.writer.close()
    }

    /// A disk of its own with the two migrated databases, the associations and the cast.
    static func settledDisk() async throws -> FaultyDisk { try FaultyDisk(copying: try await settled.value) }

    private static let settled = Task {
        let disk = try FaultyDisk()
        let installation = try Installation(on: disk)
        try await installation.world.settle()
        try installation.close()
        return disk
    }
}

extension SQLiteStore {
    /// The control of the checks: what GRDB would have left us with.
    func weakenDurability() throws {
        try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
    }
}
