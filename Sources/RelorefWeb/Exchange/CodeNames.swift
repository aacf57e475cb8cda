import RelorefRecords

/// Puts the code in place of what people write: "Homme isolé" or "single man" for `singleMan`.
struct CodeNames {
    let labels: Labels

    func coded(_ sheet: ImportSheet) -> ImportSheet {
        guard let table = PackageTable.named(sheet.table), let header = sheet.rows.first else { return sheet }
        var lists: [(place: Int, codes: Set<String>, names: [String: String])] = []
        for (place, name) in header.cells.enumerated() {
            guard let field = table.place(of: name), case .code(let codes) = table.fields[field].kind else { continue }
            lists.append((place, Set(codes), labels.names(of: codes)))
        }
        guard !lists.isEmpty else { return sheet }
        var known: [String: String] = [:]
        let rows = sheet.rows.dropFirst().map { row in
            var cells = row.cells
            for list in lists where list.place < cells.count && !list.codes.contains(cells[list.place]) {
                let text = cells[list.place]
                let key = known[text] ?? Transliteration.key(text)
                known[text] = key
                if let code = list.names[key] { cells[list.place] = code }
            }
            return CSVRow(line: row.line, cells: cells)
        }
        return ImportSheet(table: sheet.table, rows: [header] + rows)
    }
}
