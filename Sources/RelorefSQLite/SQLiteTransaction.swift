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
        placeholderPrefix: "?", tableSuffix: "STRICT", text: "TEXT", int: "INTEGER", real: "REAL", bytes: "BLOB")

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
            var columns: [String: Int] = [:]
            try statement(text).step(with: values, in: db) { row in
                let count = sqlite3_column_count(row)
                // Read with the first row: a statement that was kept may have been prepared again meanwhile.
                if columns.isEmpty {
                    for place in (0..<count).reversed() {
                        columns[String(cString: sqlite3_column_name(row, place))] = Int(place)
                    }
                }
                try body(ResultRow(columns: columns, values: (0..<count).map { SQLValue(row, column: $0) }))
            }
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

extension SQLValue {
    /// Reads a column of the row at which a statement stands, without a detour by other values: lists read thousands.
    fileprivate init(_ statement: OpaquePointer, column: Int32) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let text = UnsafeRawBufferPointer(
                start: sqlite3_column_text(statement, column), count: Int(sqlite3_column_bytes(statement, column)))
            self = .text(String(decoding: text, as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = UnsafeRawBufferPointer(
                start: sqlite3_column_blob(statement, column), count: Int(sqlite3_column_bytes(statement, column)))
            self = .bytes([UInt8](bytes))
        default: self = .null
        }
    }
}

extension SQLValue {
    var sqlite: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .bytes(let value): value.withUnsafeBytes { DatabaseValue(sqliteBytes: $0) }
        }
    }
}

extension DatabaseValue {
    /// An empty array stays an empty blob (GRDB would make it NULL by way of a nil base address).
    fileprivate init(sqliteBytes bytes: UnsafeRawBufferPointer) {
        self = Data(bytes).databaseValue
    }
}
