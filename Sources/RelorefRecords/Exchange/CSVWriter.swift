/// Writes rows as CSV (RFC 4180): cells in quotation marks where they need them, lines ended by CR LF, in UTF-8.
package struct CSVWriter {
    /// Whether cells reach another program byte by byte, or a spreadsheet that a person opens.
    package enum Purpose: Sendable, Hashable {
        /// Comma, no byte order mark, nothing changed.
        case exact
        /// Semicolon and byte order mark, as French spreadsheets expect; a text that a spreadsheet would run as a
        /// formula gets an apostrophe before it (security R68).
        case spreadsheet
    }

    private let purpose: Purpose
    private let write: ([UInt8]) throws -> Void
    private var buffer: [UInt8] = []

    private static let blockSize = 1 << 16

    /// - Parameter write: takes the next bytes of the file.
    package init(_ purpose: Purpose, _ write: @escaping ([UInt8]) throws -> Void) {
        self.purpose = purpose
        self.write = write
        if purpose == .spreadsheet { buffer = [0xEF, 0xBB, 0xBF] }
    }

    package mutating func row(_ cells: [String]) throws {
        for (index, cell) in cells.enumerated() {
            if index > 0 { buffer.append(separator) }
            append(purpose == .spreadsheet ? CSVWriter.defused(cell) : cell, isAlone: cells.count == 1)
        }
        buffer += [13, 10]
        if buffer.count >= CSVWriter.blockSize { try flush() }
    }

    /// Gives what is left to the file. To be called once, at the end.
    package mutating func flush() throws {
        if !buffer.isEmpty { try write(buffer) }
        buffer.removeAll(keepingCapacity: true)
    }

    /// A text that no spreadsheet takes for a formula; a negative whole number is left as it is.
    package static func defused(_ text: String) -> String {
        guard let first = text.utf8.first, formulaSigns.contains(first) else { return text }
        let digits = text.utf8.dropFirst()
        let isNegative = first == UInt8(ascii: "-") && !digits.isEmpty && digits.allSatisfy { 48...57 ~= $0 }
        return isNegative ? text : "'" + text
    }

    private static let formulaSigns = Set("=+-@\t\r\n\0".utf8)

    private var separator: UInt8 { purpose == .exact ? UInt8(ascii: ",") : UInt8(ascii: ";") }

    private mutating func append(_ cell: String, isAlone: Bool) {
        let bytes = cell.utf8
        // An empty cell alone on its line would be an empty line, which readers skip.
        let needsQuotes =
            bytes.contains { $0 == separator || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }
            || bytes.first == 32 || bytes.last == 32 || isAlone && bytes.isEmpty
        guard needsQuotes else {
            buffer += bytes
            return
        }
        buffer.append(UInt8(ascii: "\""))
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(UInt8(ascii: "\""))
    }
}
