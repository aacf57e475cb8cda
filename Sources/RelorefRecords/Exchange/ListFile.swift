import CShims
package import Foundation
package import RelorefDomain

/// A list as a screen shows it, to be opened in a spreadsheet: its title, filters, date and count come first.
package struct ListFile: Sendable {
    package enum Cell: Sendable, Hashable {
        case text(String)
        case number(Double)
        case count(Int)
        case day(Day)
        case empty
    }

    /// The words of the header, in the reader's language.
    package struct Words: Sendable, Hashable {
        package let filters: String
        package let date: String
        package let rows: String

        package init(filters: String, date: String, rows: String) {
            self.filters = filters
            self.date = date
            self.rows = rows
        }
    }

    /// A list that could not be written.
    package struct Failure: Error, Hashable {
        package let file: String
    }

    package let title: String
    /// Each filter in force, as the screen words it; none when everything is shown.
    package let filters: [String]
    package let date: Day
    package let columns: [String]
    package let rows: [[Cell]]
    package let words: Words

    package init(
        title: String, filters: [String], date: Day, columns: [String], rows: [[Cell]], words: Words
    ) {
        self.title = title
        self.filters = filters
        self.date = date
        self.columns = columns
        self.rows = rows
        self.words = words
    }

    private var header: [[Cell]] {
        [
            [.text(title)], [.text(words.filters), .text(filters.isEmpty ? "–" : filters.joined(separator: " · "))],
            [.text(words.date), .day(date)], [.text(words.rows), .count(rows.count)],
        ]
    }

    /// Semicolons, byte order mark, CR LF; what a spreadsheet would run as a formula is defused (security R68).
    package func csv() throws -> [UInt8] {
        var bytes: [UInt8] = []
        var writer = CSVWriter(.spreadsheet) { bytes += $0 }
        for row in header { try writer.row(row.map(\.text)) }
        try writer.row([""])
        try writer.row(columns)
        for row in rows { try writer.row(row.map(\.text)) }
        try writer.flush()
        return bytes
    }

    /// The same as an Excel workbook: days are days, numbers are numbers, and no text is a formula.
    /// - Throws: `Failure`.
    package func writeXLSX(to file: URL) throws {
        guard let sheet = reloref_spreadsheet_open(file.path, nil) else { throw Failure(file: file.lastPathComponent) }
        reloref_spreadsheet_widths(sheet, UInt16(clamping: columns.count), 18)
        reloref_spreadsheet_freeze(sheet, UInt32(header.count + 2))
        var errors = 0
        var line: UInt32 = 0
        func write(_ cells: [Cell], isHeading: Bool = false) {
            for (column, cell) in cells.enumerated() where column < 16_384 {
                errors += cell.write(sheet, line, UInt16(column), isHeading) == 0 ? 0 : 1
            }
            line += 1
        }
        for (index, row) in header.enumerated() { write(row, isHeading: index == 0) }
        line += 1
        write(columns.map { .text($0) }, isHeading: true)
        for row in rows { write(row) }
        guard reloref_spreadsheet_close(sheet) == 0, errors == 0 else { throw Failure(file: file.lastPathComponent) }
    }
}

extension ListFile.Cell {
    /// As a CSV writes it: a full stop for decimals, days as 2026-11-21.
    fileprivate var text: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .count(let count): String(count)
        case .day(let day): day.iso
        case .empty: ""
        }
    }

    /// What a cell of a workbook may hold, in UTF-16 units.
    private static let longest = 32_767

    fileprivate func write(_ sheet: UnsafeMutableRawPointer, _ row: UInt32, _ column: UInt16, _ isHeading: Bool)
        -> Int32
    {
        switch self {
        case .text(let text):
            let fitting = text.utf16.count <= Self.longest ? text : String(text.prefix(8_000)) + "…"
            return reloref_spreadsheet_text(sheet, row, column, fitting, isHeading ? 1 : 0)
        case .number(let number): return reloref_spreadsheet_number(sheet, row, column, number)
        case .count(let count): return reloref_spreadsheet_number(sheet, row, column, Double(count))
        case .day(let day):
            // Workbooks count days from 1900 on.
            if day.year < 1900 { return reloref_spreadsheet_text(sheet, row, column, day.iso, 0) }
            return reloref_spreadsheet_day(sheet, row, column, Int32(day.year), Int32(day.month), Int32(day.day))
        case .empty: return 0
        }
    }
}
