import GRDB
import GRDBSQLite

/// Moves pages from the log into the database's file when the log has grown, as SQLite does by itself; but SQLite says
/// nothing when an fsync fails there, and we stop.
final class Checkpointer: Sendable {
    private let pages: Int
    private let whenSyncFails: @Sendable () -> Void

    /// - Parameter pages: how long the log may grow.
    init(after pages: Int, whenSyncFails: @escaping @Sendable () -> Void) {
        self.pages = pages
        self.whenSyncFails = whenSyncFails
    }

    /// Takes the place of SQLite's own checkpoints on a connection, which must not outlive this object.
    func watch(_ db: Database) {
        let unretained = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            db.sqliteConnection,
            { context, connection, schema, pages in
                guard let context else { return SQLITE_OK }
                let checkpointer = Unmanaged<Checkpointer>.fromOpaque(context).takeUnretainedValue()
                guard pages >= checkpointer.pages else { return SQLITE_OK }
                let code = sqlite3_wal_checkpoint_v2(connection, schema, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
                if [ResultCode.SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC].contains(ResultCode(rawValue: code)) {
                    checkpointer.whenSyncFails()
                }
                return SQLITE_OK
            }, unretained)
    }
}
