import RelorefHTML
import RelorefRecords

/// How each sheet is read: what it holds, where the names of its columns are, and its first rows to see that it is so.
struct ImportReadingPage {
    let frame: ImportFrame
    let draft: ImportDraft
    let sheets: [Seen]
    var refusal: String?

    /// A sheet as it is read now.
    struct Seen {
        let sheet: ImportDraft.Sheet
        let dialect: CSVDialect?
        /// The row of names and a few after it.
        let rows: [CSVRow]
        let trouble: String?
    }

    private var ask: Ask { frame.ask }
    private var l: Language { ask.l }

    var answer: Answer {
        frame.page(.reading, refusal: refusal) { h in
            h.form(.action(Link.importRun(frame.run.id, "lecture").path), .method("post")) {
                ask.formToken(h)
                for (place, seen) in sheets.enumerated() { section(h, place, seen) }
                h.div(.class("acts sec")) {
                    h.button(l("Continuer"), .class("btn"), .type("submit"))
                    h.button(l("Relire avec ces réglages"), .class("btn b2"), .name("relire"), .value("1"))
                }
            }
            frame.givingUp(h)
        }
    }

    private func section(_ h: HTML, _ place: Int, _ seen: Seen) {
        h.fieldset(.class("group-of")) {
            h.legend(seen.sheet.name)
            if let trouble = seen.trouble { h.p(trouble, .class("err")) }
            h.div(.class("line")) {
                Field(id: "table-\(place)", label: l("Ce qu’elle contient"))
                    .select(
                        h,
                        [("", l("rien à importer"))]
                            + PackageTable.all.map { ($0.name, TableWords(l: l).table($0.name)) },
                        chosen: seen.sheet.table ?? "")
                Field(id: "ligne-\(place)", label: l("Ligne des noms de colonnes"))
                    .input(h, value: String(seen.sheet.headerLine), .inputmode("numeric"), .maxlength(4))
                if !seen.sheet.isFromWorkbook { dialect(h, place, seen) }
            }
            if !seen.rows.isEmpty { beginning(h, seen) }
        }
    }

    private func dialect(_ h: HTML, _ place: Int, _ seen: Seen) {
        Field(id: "separateur-\(place)", label: l("Séparateur"))
            .select(
                h,
                [(";", l("point-virgule")), (",", l("virgule")), ("\t", l("tabulation"))].map {
                    ($0.0 == "\t" ? "tab" : $0.0, $0.1)
                },
                chosen: seen.dialect.map { $0.separator == 9 ? "tab" : String(UnicodeScalar($0.separator)) } ?? ",")
        Field(id: "encodage-\(place)", label: l("Encodage"))
            .select(
                h, [("utf8", "UTF-8"), ("windows1252", "Windows-1252")],
                chosen: (seen.dialect?.encoding ?? .utf8).rawValue)
    }

    private func beginning(_ h: HTML, _ seen: Seen) {
        h.div(
            .class("wide"), .tabindex(0), .role("region"),
            .aria("label", l("Premières lignes de {feuille}", ["feuille": seen.sheet.name]))
        ) {
            h.table(.class("tbl")) {
                h.caption(l("Premières lignes"))
                h.tbody {
                    for row in seen.rows {
                        h.tr {
                            h.th(String(row.line), .scope("row"))
                            for cell in row.cells.prefix(12) {
                                h.td(.class("cut")) {
                                    row.line == seen.sheet.headerLine
                                        ? h.b(String(cell.prefix(60))) : h.text(String(cell.prefix(60)))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
