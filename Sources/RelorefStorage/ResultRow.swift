/// One row of an answer; columns are read by name and must have the type that is asked for.
package struct ResultRow: Sendable {
    let columns: [String: Int]
    package let values: [SQLValue]

    package init(columns: [String: Int], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The columns' names in the order of the values.
    package var names: [String] { columns.sorted { $0.value < $1.value }.map(\.key) }

    package subscript(column: String) -> SQLValue? { columns[column].map { values[$0] } }

    package func text(_ column: String) throws(StorageError) -> String {
        guard case .text(let value)? = self[column] else { throw .decoding(column) }
        return value
    }

    package func int(_ column: String) throws(StorageError) -> Int {
        guard case .integer(let value)? = self[column] else { throw .decoding(column) }
        return Int(value)
    }

    package func real(_ column: String) throws(StorageError) -> Double {
        switch self[column] {
        case .real(let value)?: return value
        case .integer(let value)?: return Double(value)
        default: throw .decoding(column)
        }
    }

    package func bool(_ column: String) throws(StorageError) -> Bool { try int(column) != 0 }

    package func bytes(_ column: String) throws(StorageError) -> [UInt8] {
        guard case .bytes(let value)? = self[column] else { throw .decoding(column) }
        return value
    }

    package func optionalText(_ column: String) throws(StorageError) -> String? {
        try isNull(column) ? nil : text(column)
    }
    package func optionalInt(_ column: String) throws(StorageError) -> Int? {
        try isNull(column) ? nil : int(column)
    }
    package func optionalBytes(_ column: String) throws(StorageError) -> [UInt8]? {
        try isNull(column) ? nil : bytes(column)
    }

    /// Whether the column is empty; a column that the query did not select is an error, not an absence.
    package func isNull(_ column: String) throws(StorageError) -> Bool {
        guard let value = self[column] else { throw .decoding(column) }
        return value == .null
    }
}
