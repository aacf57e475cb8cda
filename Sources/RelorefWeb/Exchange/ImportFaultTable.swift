import RelorefHTML
import RelorefRecords

/// The lines at fault, each with its place, its value and what to do; a cell is put right where it stands.
struct ImportFaultTable {
    let frame: ImportFrame
    let look: ImportLook

    private var ask: Ask { frame.ask }
    private var l: Language { ask.l }
    private var words: FaultWords { FaultWords(l: l) }
    private var faults: [ImportFault] { look.found.faults }

    func write(_ h: HTML) {
        guard !faults.isEmpty else { return }
        h.section(.class("sec")) {
            h.h2(l("À corriger"))
            filters(h)
            h.form(.action(Link.importRun(frame.run.id, "corrections").path), .method("post")) {
                ask.formToken(h)
                table(h)
                h.div(.class("acts sec")) {
                    h.button(l("Enregistrer les corrections"), .class("btn"), .type("submit"), .id("corriger"))
                    h.a(
                        l("Télécharger les erreurs (CSV)"), .class("btn b3"),
                        .href(Link.importRun(frame.run.id, "erreurs.csv").path))
                }
            }
        }
    }

    private var chosen: String { ask.query["probleme"] }

    private func filters(_ h: HTML) {
        let groups = Dictionary(grouping: faults, by: words.problem).mapValues(\.count).sorted {
            ($1.value, $0.key) < ($0.value, $1.key)
        }
        guard groups.count > 1 else { return }
        let page = Link.importRun(frame.run.id, "apercu")
        h.ul(.class("picks"), .aria("label", l("Filtrer par problème"))) {
            h.li {
                h.a(
                    l("Tous ({n})", ["n": l.number(faults.count)]), .class("pick"), .href(page.path),
                    chosen.isEmpty ? .aria("current", "true") : nil)
            }
            for (problem, count) in groups {
                h.li {
                    h.a(
                        "\(problem) (\(l.number(count)))", .class("pick"), .href(page.with("probleme", problem).path),
                        chosen == problem ? .aria("current", "true") : nil)
                }
            }
        }
    }

    private var titles: [String] { [l("Ligne"), l("Colonne"), l("Valeur"), l("Que faire")] }

    private func table(_ h: HTML) {
        let shown = faults.filter { chosen.isEmpty || words.problem($0) == chosen }
        h.table(.class("tbl stack")) {
            h.caption(
                shown.count > ImportPreviewPage.pageSize
                    ? l("Les {n} premières erreurs", ["n": l.number(ImportPreviewPage.pageSize)])
                    : l.plural(shown.count, "{n} erreur", "{n} erreurs"))
            h.thead {
                h.tr { for title in titles { h.th(title, .scope("col")) } }
            }
            h.tbody { for fault in shown.prefix(ImportPreviewPage.pageSize) { row(h, fault) } }
        }
    }

    private func row(_ h: HTML, _ fault: ImportFault) {
        let table = String(fault.file.dropLast(4))
        let column = fault.column.map {
            PackageTable.named(table)?.place(of: $0) == nil ? $0 : TableWords(l: l).field($0)
        }
        h.tr {
            h.th(.scope("row"), .data("l", titles[0])) {
                h.text(fault.line.map { l.number($0) } ?? "–")
                h.small(TableWords(l: l).table(table), .class("under"))
            }
            h.td(column ?? l("toute la ligne"), .data("l", titles[1]))
            h.td(.data("l", titles[2])) { cell(h, fault, table, column ?? "") }
            h.td(words.sentence(fault), .data("l", titles[3]))
        }
    }

    private func cell(_ h: HTML, _ fault: ImportFault, _ table: String, _ label: String) {
        guard let line = fault.line, let field = fault.column, let sheet = look.draft.sheet(for: table),
            look.hasColumn(table, field)
        else {
            h.span(fault.value.isEmpty ? "–" : String(fault.value.prefix(80)))
            return
        }
        let name = ImportCorrectionField(sheet: sheet, line: line, field: field).name
        h.input(
            .type("text"), .name(name), .id(name), .class("cell"), .value(look.cell(table, line, field) ?? fault.value),
            .maxlength(500), .autocomplete("off"),
            .aria("label", l("{colonne}, ligne {ligne}", ["colonne": label, "ligne": l.number(line)])))
    }
}

/// The name of a field in which one cell of the file is put right.
struct ImportCorrectionField: Hashable {
    let sheet: Int
    let line: Int
    let field: String

    init(sheet: Int, line: Int, field: String) { (self.sheet, self.line, self.field) = (sheet, line, field) }

    var name: String { "cellule-\(sheet)-\(line)-\(field)" }

    init?(name: String) {
        let parts = name.split(separator: "-")
        guard parts.count == 4, parts[0] == "cellule", let sheet = Int(parts[1]), let line = Int(parts[2]) else {
            return nil
        }
        self.init(sheet: sheet, line: line, field: String(parts[3]))
    }
}
