import Foundation
import GRDB
import GRDBSQLite
import RelorefStorage

/// Reads the rows of one statement, without a detour by other values: lists read thousands.
struct RowReader {
    private var columns: [String: Int] = [:]

    mutating func row(at statement: OpaquePointer) -> ResultRow {
        let count = sqlite3_column_count(statement)
        // Read with the first row: a statement that was kept may have been prepared again meanwhile.
        if columns.isEmpty {
            for place in (0..<count).reversed() {
                columns[String(cString: sqlite3_column_name(statement, place))] = Int(place)
            }
        }
        return ResultRow(columns: columns, values: (0..<count).map { SQLValue(statement, column: $0) })
    }
}

extension SQLValue {
    /// Reads a column of the row at which a statement stands.
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
