import RelorefDomain

/// Reads one sheet as its draft says: separator, encoding, the line of the columns' names.
package struct SheetReading {
    private let bytes: [UInt8]
    private let sheet: ImportDraft.Sheet

    package init(_ bytes: [UInt8], as sheet: ImportDraft.Sheet) {
        self.bytes = bytes
        self.sheet = sheet
    }

    /// How the sheet is read: what was chosen, otherwise what was detected.
    package func dialect() throws -> CSVDialect { try reader().dialect }

    /// The first rows, whatever they are.
    package func beginning(_ count: Int) throws -> [CSVRow] {
        var rows: [CSVRow] = []
        do {
            try forEachRow {
                rows.append($0)
                return rows.count < count
            }
        } catch is CSVFault where !rows.isEmpty {}
        return rows
    }

    /// The columns' names; empty when there is no such line.
    package func header() throws -> [String] {
        var names: [String] = []
        try forEachRow { row in
            if row.line == sheet.headerLine { names = row.cells }
            return row.line < sheet.headerLine
        }
        while names.last?.isEmpty == true { names.removeLast() }
        return names
    }

    /// The lines below the header, with the columns that were matched, under the names that the exchange format gives
    /// them, and with the corrections in place.
    package func importSheet(_ corrections: [ImportDraft.Correction]) throws -> ImportSheet? {
        guard let table = sheet.table, let columns = sheet.columns else { return nil }
        let kept = columns.indices.filter { !columns[$0].isEmpty }
        let width = columns.count
        let corrected = Dictionary(grouping: corrections, by: \.line)
        var rows = [CSVRow(line: sheet.headerLine, cells: kept.map { columns[$0] })]
        try forEachRow { row in
            guard row.line > sheet.headerLine, !row.cells.allSatisfy(\.isEmpty) else { return true }
            var cells = row.cells
            if sheet.isFromWorkbook, cells.count < width {
                cells += Array(repeating: "", count: width - cells.count)
            }
            var chosen = kept.filter { $0 < cells.count }.map { cells[$0] }
            // Cells beyond the header are no column's: the line is told to be at fault.
            if cells.count >= width { chosen += cells.dropFirst(width).filter { !$0.isEmpty } }
            for correction in corrected[row.line] ?? [] {
                guard let place = kept.firstIndex(where: { columns[$0] == correction.field }) else { continue }
                if place < chosen.count { chosen[place] = correction.value }
            }
            rows.append(CSVRow(line: row.line, cells: chosen))
            return true
        }
        return ImportSheet(table: table, rows: rows)
    }

    /// A workbook's rows are counted as it shows them: a line end within a cell is none.
    private func forEachRow(_ take: (CSVRow) throws -> Bool) throws {
        var reader = try reader()
        var breaks = 0
        while let row = try reader.next() {
            guard try take(CSVRow(line: row.line - breaks, cells: row.cells)) else { return }
            if sheet.isFromWorkbook {
                breaks += row.cells.reduce(0) { $0 + $1.utf8.reduce(0) { $0 + ($1 == 10 ? 1 : 0) } }
            }
        }
    }

    private func reader() throws -> CSVReader {
        var isGiven = false
        let bytes = bytes
        var reader = try CSVReader {
            defer { isGiven = true }
            return isGiven ? [] : bytes
        }
        if sheet.isFromWorkbook {
            reader.read(separator: UInt8(ascii: ","), encoding: .utf8)
        } else {
            reader.read(
                separator: sheet.separator?.utf8.first,
                encoding: sheet.encoding.flatMap { CSVDialect.Encoding(rawValue: $0) })
        }
        return reader
    }
}

extension CSVReader {
    /// Says how the file is to be read, where that is known better than what was found out; before the first row.
    mutating func read(separator: UInt8?, encoding: CSVDialect.Encoding?) {
        if let separator { dialect.separator = separator }
        if let encoding { dialect.encoding = encoding }
    }
}
