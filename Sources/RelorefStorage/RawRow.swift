/// One row as bytes, for a walk over a million of them: texts as UTF-8, numbers as decimal digits, nothing for NULL.
///
/// Valid only while the body that received it runs.
package struct RawRow {
    let bytes: UnsafeRawBufferPointer
    /// Where each column ends.
    let ends: [Int]

    package init(bytes: UnsafeRawBufferPointer, ends: [Int]) {
        self.bytes = bytes
        self.ends = ends
    }

    package subscript(column: Int) -> UnsafeRawBufferPointer {
        let start = column == 0 ? 0 : ends[column - 1]
        return UnsafeRawBufferPointer(rebasing: bytes[start..<ends[column]])
    }

    /// The whole number in a column; nil for anything else.
    package func int(_ column: Int) -> Int? {
        let digits = self[column]
        guard !digits.isEmpty, digits.count < 19 else { return nil }
        var value = 0
        for byte in digits {
            guard 48...57 ~= byte else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }
}

extension Transaction {
    /// The same by way of `forEach`, for an engine without a faster way.
    package func forEachRaw(_ query: Query, _ columns: [String], _ body: (RawRow) throws -> Void) throws {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        try forEach(query) { row in
            bytes.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            for column in columns {
                switch row[column] {
                case .text(let text)?: bytes.append(contentsOf: text.utf8)
                case .bytes(let blob)?: bytes.append(contentsOf: blob)
                case .integer(let number)?: bytes.append(contentsOf: String(number).utf8)
                case .real(let number)?: bytes.append(contentsOf: String(number).utf8)
                case .null?: break
                case nil: throw StorageError.decoding(column)
                }
                ends.append(bytes.count)
            }
            try bytes.withUnsafeBytes { try body(RawRow(bytes: $0, ends: ends)) }
        }
    }
}
