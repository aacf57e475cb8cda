import RelorefDomain
import RelorefHTML
import RelorefRecords

/// New persons who may be known already: left aside unless somebody says that they are other people (V06).
struct ImportDuplicateTable {
    let frame: ImportFrame
    let look: ImportLook
    let known: [String: KnownPerson]

    private var ask: Ask { frame.ask }
    private var l: Language { ask.l }

    func write(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Peut-être déjà connues"))
            h.form(.action(Link.importRun(frame.run.id, "doublons").path), .method("post")) {
                ask.formToken(h)
                h.p(l("Cochez les personnes à importer quand même ; les autres restent de côté."))
                h.table(.class("tbl stack")) {
                    h.caption(l("Doublons possibles"), .class("vh"))
                    h.thead {
                        h.tr { for title in titles { h.th(title, .scope("col")) } }
                    }
                    h.tbody { for duplicate in look.found.duplicates { row(h, duplicate) } }
                }
                h.div(.class("acts sec")) {
                    h.button(l("Enregistrer ces choix"), .class("btn b2"), .type("submit"))
                }
            }
        }
    }

    private var titles: [String] { [l("Ligne"), l("Dans le fichier"), l("Ressemble à"), l("Importer quand même")] }

    private func row(_ h: HTML, _ duplicate: ImportReport.Duplicate) {
        let line = duplicate.line
        let isKept = look.draft.keptDuplicates.contains(line)
        h.tr {
            h.th(l.number(line), .scope("row"), .data("l", titles[0]))
            h.td(typed(line), .data("l", titles[1]))
            h.td(.data("l", titles[2])) { other(h, duplicate) }
            h.td(.data("l", titles[3])) {
                h.input(
                    .type("checkbox"), .name("garder"), .value(line), isKept ? .checked : nil, .class("ticked"),
                    .aria("label", l("Importer la ligne {ligne} quand même", ["ligne": l.number(line)])))
            }
        }
    }

    private func typed(_ line: Int) -> String {
        let parts = ["given", "family", "birth"].compactMap { look.cell("persons", line, $0) }.filter { !$0.isEmpty }
        return parts.isEmpty ? "–" : parts.joined(separator: " ")
    }

    private func other(_ h: HTML, _ duplicate: ImportReport.Duplicate) {
        if let line = duplicate.otherLine {
            h.text(l("{qui}, ligne {ligne}", ["qui": typed(line), "ligne": l.number(line)]))
        } else if let person = duplicate.known.flatMap({ known[$0] }) {
            let name = person.identity?.display ?? l("(nom effacé)")
            h.a(name, .href(Link.household(person.household).path))
            if let birth = person.identity?.birth { h.small(l.birth(birth), .class("under")) }
        } else {
            h.span(l("une personne de votre registre"))
        }
    }
}
