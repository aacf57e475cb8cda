/// Why a file of cells cannot be read further; nothing after the line is looked at.
package enum CSVFault: Error, Hashable, Sendable {
    /// A quotation mark opened on the line and never closed.
    case openQuote(line: Int)
    /// Something stands between a closing quotation mark and the next separator.
    case strayQuote(line: Int)
    case fieldTooLong(line: Int)
    case tooManyColumns(line: Int)
    /// Bytes that are not of the file's encoding.
    case encoding(line: Int)
    /// "Unicode text" (UTF-16): to be saved again as UTF-8.
    case utf16

    package var line: Int {
        switch self {
        case .openQuote(let line), .strayQuote(let line), .fieldTooLong(let line), .tooManyColumns(let line),
            .encoding(let line):
            line
        case .utf16: 1
        }
    }
}

/// One line of a spreadsheet.
package struct CSVRow: Sendable, Hashable {
    /// The file's line on which the row begins, from 1; a cell may hold line ends, so rows may be fewer than lines.
    package let line: Int
    package let cells: [String]

    package init(line: Int, cells: [String]) {
        self.line = line
        self.cells = cells
    }
}

/// Reads the rows of a CSV file one after another, whatever spreadsheet wrote it (RFC 4180).
///
/// Separator, byte order mark and encoding are found out; line ends may be of any system; empty lines are skipped.
/// No input makes it stop other than with a `CSVFault`, and it holds one row and one block of the file at a time.
package struct CSVReader {
    /// Bytes that a cell may have: 1 MiB.
    package static let longestField = 1 << 20
    package static let mostColumns = 1_000

    /// What was found out so far.
    package internal(set) var dialect: CSVDialect

    private let more: () throws -> [UInt8]
    private var block: [UInt8]
    private var place = 0
    /// A carriage return ended the last line: a line feed that follows belongs to it.
    private var endedByReturn = false
    private var line = 1
    private var isFinished = false

    /// - Parameter more: gives the next bytes of the file; none at its end.
    /// - Throws: `CSVFault.utf16`, and what `more` throws.
    package init(_ more: @escaping () throws -> [UInt8]) throws {
        self.more = more
        block = try more()
        var isWhole = block.isEmpty
        while !isWhole, block.count < 4_096 {
            let next = try more()
            isWhole = next.isEmpty
            block += next
        }
        if block.starts(with: [0xFF, 0xFE]) || block.starts(with: [0xFE, 0xFF]) { throw CSVFault.utf16 }
        if block.starts(with: [0xEF, 0xBB, 0xBF]) {
            block.removeFirst(3)
            dialect = CSVDialect(sample: block, isWhole: isWhole)
            dialect.encoding = .utf8
        } else {
            dialect = CSVDialect(sample: block, isWhole: isWhole)
        }
    }

    /// The next row, nil at the end of the file.
    /// - Throws: `CSVFault`, and what the source throws; the reader is finished then.
    package mutating func next() throws -> CSVRow? {
        while !isFinished {
            let start = line
            do {
                let cells = try cellsOfLine(startingOn: start)
                if let cells { return CSVRow(line: start, cells: cells) }
            } catch {
                isFinished = true
                throw error
            }
        }
        return nil
    }

    private enum State { case start, plain, quoted, closed }

    /// The cells up to the end of the line; nil for an empty line, or at the end of the file.
    private mutating func cellsOfLine(startingOn start: Int) throws -> [String]? {
        var cells: [String] = []
        var field: [UInt8] = []
        var state = State.start
        while let byte = try nextByte() {
            switch (state, byte) {
            case (.quoted, UInt8(ascii: "\"")): state = .closed
            case (.quoted, _):
                if byte == 10 || byte == 13 { countLine(byte) } else { wasReturnInQuotes = false }
                field.append(byte)
            case (.closed, UInt8(ascii: "\"")):
                field.append(byte)
                state = .quoted
            case (_, dialect.separator):
                cells.append(try text(field, start))
                guard cells.count < CSVReader.mostColumns else { throw CSVFault.tooManyColumns(line: start) }
                field.removeAll(keepingCapacity: true)
                state = .start
            case (_, 10), (_, 13):
                endLine(byte)
                if cells.isEmpty, state == .start { return nil }
                cells.append(try text(field, start))
                return cells
            case (.start, UInt8(ascii: "\"")): state = .quoted
            case (.closed, _): throw CSVFault.strayQuote(line: start)
            default:
                field.append(byte)
                state = .plain
                takePlain(into: &field)
            }
            guard field.count <= CSVReader.longestField else { throw CSVFault.fieldTooLong(line: start) }
        }
        isFinished = true
        if state == .quoted { throw CSVFault.openQuote(line: start) }
        if cells.isEmpty, state == .start { return nil }
        cells.append(try text(field, start))
        return cells
    }

    private mutating func nextByte() throws -> UInt8? {
        while true {
            if place == block.count {
                block = try more()
                place = 0
                if block.isEmpty { return nil }
            }
            let byte = block[place]
            place += 1
            if endedByReturn {
                endedByReturn = false
                if byte == 10 { continue }
            }
            return byte
        }
    }

    /// Most bytes of most files: neither separator nor line end.
    private mutating func takePlain(into field: inout [UInt8]) {
        let start = place
        let room = CSVReader.longestField + 1 - field.count
        let end = min(block.count, start + max(0, room))
        while place < end {
            let byte = block[place]
            if byte == dialect.separator || byte == 10 || byte == 13 { break }
            place += 1
        }
        field += block[start..<place]
    }

    private mutating func endLine(_ byte: UInt8) {
        endedByReturn = byte == 13
        line += 1
    }

    private var wasReturnInQuotes = false

    /// Within quotation marks a line end is text, and still a line of the file.
    private mutating func countLine(_ byte: UInt8) {
        if byte == 13 || !wasReturnInQuotes { line += 1 }
        wasReturnInQuotes = byte == 13
    }

    private mutating func text(_ field: [UInt8], _ line: Int) throws -> String {
        wasReturnInQuotes = false
        guard let text = dialect.text(of: field[...]) else { throw CSVFault.encoding(line: line) }
        return text
    }
}
