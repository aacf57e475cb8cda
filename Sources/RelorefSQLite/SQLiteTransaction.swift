import Foundation
import GRDB
import GRDBSQLite
import RelorefStorage

/// An open transaction on SQLite; statements are cached by their text.
struct SQLiteTransaction: RelorefStorage.Transaction {
    let db: Database
    let whenSyncFails: @Sendable () -> Void
    var memo: (any MemoPlace)?
    var engine: EngineKind { .sqlite }

    static let dialect = Dialect(
        placeholderPrefix: "?", hasNumberedPlaceholders: false, tableSuffix: "STRICT", text: "TEXT", int: "INTEGER",
        real: "REAL", bytes: "BLOB")

    func writingBehind<T>(_ work: (any RelorefStorage.Transaction) throws -> T) throws -> T {
        let behind = WritingBehind(self)
        defer { behind.stop() }
        let value = try work(behind)
        try behind.catchUp()
        return value
    }

    func rows(_ query: Query) throws(StorageError) -> [ResultRow] {
        var result: [ResultRow] = []
        do {
            try forEach(query) { result.append($0) }
        } catch let error as StorageError {
            throw error
        } catch {
            throw .engine("\(error)")
        }
        return result
    }

    func run(_ query: Query) throws(StorageError) -> Int {
        do {
            let (text, values) = query.rendered(for: Self.dialect)
            if Statement.changesRows(text) {
                try statement(text).step(with: values, in: db) { _ in }
            } else {
                try db.cachedStatement(sql: text).execute(arguments: StatementArguments(values.map { $0.sqlite }))
            }
            return db.changesCount
        } catch let error as DatabaseError {
            throw StorageError(error, whenSyncFails: whenSyncFails)
        } catch {
            throw .engine("\(error)")
        }
    }

    func forEach(_ query: Query, _ body: (ResultRow) throws -> Void) throws {
        do {
            let (text, values) = query.rendered(for: Self.dialect)
            var reader = RowReader()
            try statement(text).step(with: values, in: db) { try body(reader.row(at: $0)) }
        } catch let error as DatabaseError {
            throw StorageError(error, whenSyncFails: whenSyncFails)
        }
    }

    /// The statement as it was prepared before, unless somebody is in the middle of its rows.
    func statement(_ text: String) throws -> Statement {
        let kept = try db.cachedStatement(sql: text)
        return sqlite3_stmt_busy(kept.sqliteStatement) == 0 ? kept : try db.makeStatement(sql: text)
    }
}

extension StorageError {
    /// Reads SQLite's refusal; after a failed fsync there is nothing left to trust, and `whenSyncFails` ends the process.
    init(_ error: DatabaseError, whenSyncFails: () -> Void) {
        let message = error.message ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            self = .uniqueViolation(Self.constraintName(message))
        case .SQLITE_CONSTRAINT_CHECK: self = .checkViolation(Self.constraintName(message))
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .foreignKeyViolation(Self.constraintName(message))
        case .SQLITE_CONSTRAINT_NOTNULL: self = .notNullViolation(Self.constraintName(message))
        case .SQLITE_BUSY, .SQLITE_BUSY_SNAPSHOT: self = .busy
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC:
            whenSyncFails()
            self = .engine("fsync failed")
        default: self = .engine("\(error.extendedResultCode.rawValue) \(message)")
        }
    }

    /// "CHECK constraint failed: household_name" → "household_name".
    private static func constraintName(_ message: String) -> String {
        guard let colon = message.lastIndex(of: ":") else { return message }
        return String(message[message.index(after: colon)...].drop { $0 == " " })
    }
}
