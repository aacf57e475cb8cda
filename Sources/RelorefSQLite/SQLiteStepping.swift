import Foundation
import GRDB
import GRDBSQLite
import RelorefStorage

/// Statements that read or change rows, run on SQLite's own interface: a page runs dozens of them, an import hundreds of
/// thousands, and nobody observes them one by one. What changes the schema or a transaction goes through GRDB, which
/// keeps count.
extension Statement {
    static func changesRows(_ text: String) -> Bool {
        text.hasPrefix("INSERT ") || text.hasPrefix("UPDATE ") || text.hasPrefix("DELETE ")
    }

    /// Runs the statement to its end; `body` sees each row of its answer while the statement stands on it.
    ///
    /// - Throws: `DatabaseError`, as GRDB would, and what `body` throws.
    func step(with values: [SQLValue], in db: Database, _ body: (SQLiteStatement) throws -> Void) throws {
        let handle = sqliteStatement
        defer { sqlite3_reset(handle) }
        guard sqlite3_bind_parameter_count(handle) == Int32(values.count) else {
            throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "wrong number of values", sql: sql)
        }
        for (place, value) in values.enumerated() { value.bind(to: handle, at: Int32(place + 1)) }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: try body(handle)
            case SQLITE_DONE: return
            default: throw DatabaseError.last(on: db.sqliteConnection, sql: sql)
            }
        }
    }
}

extension DatabaseError {
    /// What a connection refused last.
    static func last(on connection: SQLiteConnection?, sql: String) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection)), sql: sql)
    }
}

extension SQLValue {
    /// SQLite copies what it is given.
    func bind(to statement: SQLiteStatement, at place: Int32) {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch self {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let value): sqlite3_bind_int64(statement, place, value)
        case .real(let value): sqlite3_bind_double(statement, place, value)
        case .text(var value):
            value.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    _ = sqlite3_bind_text(statement, place, $0.baseAddress ?? Self.nothing, Int32($0.count), copied)
                }
            }
        case .bytes(let value):
            value.withUnsafeBytes { bytes in
                // Without an address SQLite would bind NULL.
                _ = sqlite3_bind_blob(
                    statement, place, bytes.baseAddress ?? UnsafeRawPointer(Self.nothing), Int32(bytes.count), copied)
            }
        }
    }

    nonisolated(unsafe) private static let nothing: UnsafePointer<CChar> = UnsafePointer(strdup(""))
}
