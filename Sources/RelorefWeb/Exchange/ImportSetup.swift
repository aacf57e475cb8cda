import RelorefDomain
import RelorefRecords

/// What is found out about sheets that were just sent, before anybody is asked.
struct ImportSetup {
    let matching: ColumnMatching

    /// Rows that are looked at for the names of the columns.
    private static let looked = 15

    init(_ catalogue: Catalogue) {
        let words = [TableWords(l: catalogue.language("fr")), TableWords(l: catalogue.language("en"))]
        matching = ColumnMatching(tables: { table in words.map { $0.table(table.name) } }) { _, field in
            words.map { $0.field(field.name) }
        }
    }

    func draft(_ title: String, _ sheets: [UploadedSheet]) -> ImportDraft {
        var draft = ImportDraft(
            title: title,
            sheets: sheets.map { ImportDraft.Sheet(name: $0.name, isFromWorkbook: $0.isFromWorkbook) })
        var taken: Set<String> = []
        for (place, sent) in sheets.enumerated() {
            let rows = (try? SheetReading(sent.bytes, as: draft.sheets[place]).beginning(Self.looked)) ?? []
            var line = matching.headerLine(of: rows, in: nil)
            let header = rows.first { $0.line == line }?.cells ?? []
            let table = matching.table(named: sent.name, header)
            if let table, taken.insert(table).inserted {
                draft.sheets[place].table = table
                line = matching.headerLine(of: rows, in: table)
            }
            draft.sheets[place].headerLine = line
        }
        if isOurs(draft, sheets) {
            for (place, sent) in sheets.enumerated() where draft.sheets[place].table != nil {
                draft.sheets[place].columns = header(sent.bytes, draft.sheets[place])
            }
        }
        return draft
    }

    /// A package as we export it needs no questions: every name is one of ours.
    private func isOurs(_ draft: ImportDraft, _ sheets: [UploadedSheet]) -> Bool {
        !draft.sheets.isEmpty
            && zip(draft.sheets, sheets).allSatisfy { sheet, sent in
                guard let table = sheet.table.flatMap({ PackageTable.named($0) }) else { return false }
                let names = header(sent.bytes, sheet)
                return !names.isEmpty && names.contains("external_id")
                    && names.allSatisfy { table.place(of: $0) != nil } && Set(names).count == names.count
            }
    }

    private func header(_ bytes: [UInt8], _ sheet: ImportDraft.Sheet) -> [String] {
        (try? SheetReading(bytes, as: sheet).header()) ?? []
    }

    /// The fields that a sheet's columns fill: as last time where they were called the same, otherwise by their names.
    func columns(_ header: [String], _ table: String, remembered: [String: String]) -> [String] {
        let suggested = matching.columns(header, in: table)
        var taken: Set<String> = []
        let known = header.map { name -> String? in
            guard let field = remembered[Self.key(name)], field.isEmpty || taken.insert(field).inserted else {
                return nil
            }
            return field
        }
        return zip(known, suggested).map { known, suggested in
            if let known { return known }
            return taken.contains(suggested) ? "" : suggested
        }
    }

    static func key(_ name: String) -> String { Transliteration.key(name) }
}
