import RelorefRecords

/// The rows of a text, given to the reader in blocks of some bytes.
enum CSVText {
    static func rows(_ bytes: [UInt8], block: Int = 7) throws -> [CSVRow] {
        var rest = bytes[...]
        var reader = try CSVReader {
            defer { rest = rest.dropFirst(block) }
            return Array(rest.prefix(block))
        }
        var rows: [CSVRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    static func rows(_ text: String, block: Int = 7) throws -> [CSVRow] { try rows(Array(text.utf8), block: block) }
}
