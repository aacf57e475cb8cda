/// The first line of a table's file: which column is which field.
struct HeaderReading {
    /// For each column of the file, the field's place in the table.
    private(set) var places: [Int] = []
    private(set) var faults: [ImportFault] = []

    init(_ row: CSVRow?, of table: PackageTable) {
        guard let row else {
            faults = [ImportFault(.noHeader, file: table.file)]
            return
        }
        let names = table.fields.map(\.name)
        var seen: Set<Int> = []
        var cells = row.cells
        // Spreadsheets leave empty columns behind.
        while cells.last?.isEmpty == true { cells.removeLast() }
        for cell in cells {
            let name = cell.lowercased().filter { !$0.isWhitespace }
            func fault(_ code: ImportFault.Code, _ hints: [String]) {
                faults.append(
                    ImportFault(code, file: table.file, line: row.line, column: cell, value: cell, hints: hints))
            }
            guard let place = table.place(of: name) else {
                fault(.unknownColumn, [Nearest.name(to: name, among: names) ?? names.joined(separator: ", ")])
                continue
            }
            if !seen.insert(place).inserted { fault(.repeatedColumn, []) }
            places.append(place)
        }
        if !seen.contains(0) {
            faults.append(
                ImportFault(.missingColumn, file: table.file, line: row.line, hints: [table.fields[0].name]))
        }
    }
}

extension ImportFault {
    /// A file that cannot be read further.
    package init(_ fault: CSVFault, file: String) {
        let code: Code =
            switch fault {
            case .openQuote: .openQuote
            case .strayQuote: .strayQuote
            case .fieldTooLong: .fieldTooLong
            case .tooManyColumns: .tooManyColumns
            case .encoding: .encoding
            case .utf16: .utf16
            }
        self.init(code, file: file, line: fault.line)
    }
}
