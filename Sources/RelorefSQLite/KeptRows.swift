import GRDB
import GRDBSQLite
import Glibc
import RelorefStorage

/// Sees every row that the writer changes or removes in the tables that are only added to: a transaction that did is
/// refused before it is committed, even where somebody dropped the triggers first (R41).
///
/// GRDB holds SQLite's only authorizer, so that a statement cannot be refused before it runs. SQLite tells of every row
/// but two kinds: what `INSERT OR REPLACE` removes, which the triggers see (`recursive_triggers`), and a whole table that
/// is emptied once its triggers were dropped, which the chain of hashes and its checkpoints show.
final class KeptRows: @unchecked Sendable {
    private let tables: [(name: UnsafeMutablePointer<CChar>, refusesDeletes: Bool)]
    /// Read and written on the writer's own queue alone.
    private var isTouched = false

    init(_ tables: [KeptTable]) {
        self.tables = tables.compactMap { table in strdup(table.name).map { ($0, table.refusesDeletes) } }
    }

    deinit { for table in tables { free(table.name) } }

    /// Looks at a connection, which must not outlive this object.
    func watch(_ db: Database) {
        guard !tables.isEmpty else { return }
        let unretained = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_update_hook(
            db.sqliteConnection,
            { context, operation, _, table, _ in
                guard operation != SQLITE_INSERT, let context, let table else { return }
                Unmanaged<KeptRows>.fromOpaque(context).takeUnretainedValue().saw(operation, table)
            }, unretained)
    }

    private func saw(_ operation: CInt, _ table: UnsafePointer<CChar>) {
        for kept in tables where strcmp(kept.name, table) == 0 {
            if operation == SQLITE_UPDATE || kept.refusesDeletes { isTouched = true }
        }
    }

    /// A transaction begins.
    func begin() { isTouched = false }

    /// The transaction is about to be committed.
    func check() throws(StorageError) {
        guard !isTouched else { throw .engine("rows that are only added to were changed") }
    }
}
