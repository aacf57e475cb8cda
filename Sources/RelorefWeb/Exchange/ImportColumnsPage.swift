import RelorefHTML
import RelorefRecords

/// Which column is what: suggested by its name, as last time where it was called the same.
struct ImportColumnsPage {
    let frame: ImportFrame
    let sheets: [Seen]
    var refusal: String?

    /// A sheet with its columns and what they would fill.
    struct Seen {
        let place: Int
        let sheet: ImportDraft.Sheet
        let table: PackageTable
        let header: [String]
        let columns: [String]
        let examples: [CSVRow]
    }

    private var ask: Ask { frame.ask }
    private var l: Language { ask.l }
    private var words: TableWords { TableWords(l: l) }

    var answer: Answer {
        frame.page(.columns, refusal: refusal) { h in
            h.form(.action(Link.importRun(frame.run.id, "colonnes").path), .method("post")) {
                ask.formToken(h)
                for seen in sheets { section(h, seen) }
                h.div(.class("acts sec")) { h.button(l("Voir l’aperçu"), .class("btn"), .type("submit")) }
            }
            frame.givingUp(h)
        }
    }

    private func section(_ h: HTML, _ seen: Seen) {
        h.section(.class("sec")) {
            let subject = words.table(seen.table.name)
            h.h2(
                subject == seen.sheet.name
                    ? subject : l("{feuille} : {sujet}", ["feuille": seen.sheet.name, "sujet": subject]))
            told(h, seen)
            h.table(.class("tbl stack")) {
                h.caption(l("Colonnes de {feuille}", ["feuille": seen.sheet.name]), .class("vh"))
                h.thead {
                    h.tr { for title in titles { h.th(title, .scope("col")) } }
                }
                h.tbody { for column in seen.header.indices { row(h, seen, column) } }
            }
        }
    }

    /// What has no match, and what is needed and not there.
    private func told(_ h: HTML, _ seen: Seen) {
        let alone = seen.header.indices.filter { seen.columns[$0].isEmpty }.map { seen.header[$0] }
        if !alone.isEmpty {
            h.p(
                l("Sans correspondance, laissées de côté : {colonnes}", ["colonnes": alone.joined(separator: ", ")]),
                .class("small muted"))
        }
        let missing = seen.table.fields.filter { $0.isRequired && !seen.columns.contains($0.name) }
        if !missing.isEmpty {
            h.p(
                l(
                    "Nécessaires pour une ligne nouvelle, et absentes : {colonnes}",
                    ["colonnes": missing.map { words.field($0.name) }.joined(separator: ", ")]), .class("err"))
        }
    }

    private var titles: [String] { [l("Colonne du fichier"), l("Exemples"), l("Devient")] }

    private func row(_ h: HTML, _ seen: Seen, _ column: Int) {
        let id = "c-\(seen.place)-\(column)"
        let examples = seen.examples.compactMap { column < $0.cells.count ? $0.cells[column] : nil }
            .filter { !$0.isEmpty }.prefix(2).map { String($0.prefix(40)) }
        h.tr {
            h.th(.scope("row")) {
                h.label(seen.header[column].isEmpty ? l("(sans nom)") : seen.header[column], .for_(id))
            }
            h.td(examples.joined(separator: " · "), .data("l", titles[1]), .class("cut"))
            h.td(.data("l", titles[2])) {
                h.select(.id(id), .name(id), .class("cell")) {
                    h.option(l("ne pas importer"), .value(""), seen.columns[column].isEmpty ? .selected : nil)
                    for field in seen.table.fields {
                        let name = words.field(field.name) + (field.isRequired ? " *" : "")
                        h.option(name, .value(field.name), field.name == seen.columns[column] ? .selected : nil)
                    }
                }
            }
        }
    }
}
