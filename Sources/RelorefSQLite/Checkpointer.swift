import GRDB
import GRDBSQLite

/// Moves pages from the log into the database's file when the log has grown, as SQLite does by itself; but SQLite says
/// nothing when an fsync fails there, and we stop.
final class Checkpointer: Sendable {
    /// SQLite's own measure.
    private static let pages: Int32 = 1000

    private let whenSyncFails: @Sendable () -> Void

    init(whenSyncFails: @escaping @Sendable () -> Void) { self.whenSyncFails = whenSyncFails }

    /// Takes the place of SQLite's own checkpoints on a connection, which must not outlive this object.
    func watch(_ db: Database) {
        let unretained = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            db.sqliteConnection,
            { context, connection, schema, pages in
                guard pages >= Checkpointer.pages, let context else { return SQLITE_OK }
                var log: Int32 = 0
                var moved: Int32 = 0
                let code = sqlite3_wal_checkpoint_v2(connection, schema, SQLITE_CHECKPOINT_PASSIVE, &log, &moved)
                if [ResultCode.SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC].contains(ResultCode(rawValue: code)) {
                    Unmanaged<Checkpointer>.fromOpaque(context).takeUnretainedValue().whenSyncFails()
                }
                return SQLITE_OK
            }, unretained)
    }
}
