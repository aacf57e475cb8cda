import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What to take away, and what for; what one has taken away before.
struct ExportPage {
    let ask: Ask
    let past: [PastExport]
    var refusal: String?
    /// The field that the refusal is about.
    var refused = ""

    private var l: Language { ask.l }
    private var words: TableWords { TableWords(l: l) }

    var answer: Answer {
        var answer = ask.page(l("Exporter"), current: .administration) { h in
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Exporter"))
                    h.p(
                        l(
                            "Ce que vous pouvez voir, dans le format d’échange : des noms et des adresses en clair, à effacer après usage."
                        ))
                }
                if ask.may(.importRecords) {
                    h.div(.class("acts")) { h.a(l("Importer"), .class("btn b2"), .href(Link.imports.path)) }
                }
            }
            h.p {
                h.text(l("Une deuxième personne qui exporte elle aussi donne d’abord son accord.") + " ")
                h.a(l("Accords à deux"), .href(Link.approvals.path))
            }
            if let refusal {
                h.div(.class("banner bad"), .role("alert")) { h.a(refusal, .href("#\(refused)")) }
            }
            form(h)
            if !past.isEmpty { history(h) }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func form(_ h: HTML) {
        let isPartial = ask.form["quoi"] == "tables"
        h.form(.action(Link.exports.path), .method("post"), .novalidate) {
            ask.formToken(h)
            h.fieldset(.class("field choices")) {
                h.legend(l("Quoi"))
                choice(h, "tout", l("Tout le dossier d’échange (zip)"), isChosen: !isPartial)
                choice(h, "tables", l("Certains sujets seulement"), isChosen: isPartial)
            }
            h.details(.id("tables"), isPartial ? .open : nil) {
                h.summary(l("Choisir les sujets"))
                h.fieldset(.class("group-of line")) {
                    h.legend(l("Sujets"))
                    for table in PackageTable.all { tick(h, table.name) }
                }
            }
            Field(
                id: "but", label: l("À quoi sert cet export ?"),
                hint: l("Écrit au journal avec votre nom et la date ; sans nom de personne."),
                error: refused == "but" ? refusal : nil
            ).input(h, value: ask.form["but"], .maxlength(200), .required, .autocomplete("off"))
            h.button(l("Exporter"), .class("btn"), .type("submit"))
        }
    }

    private func choice(_ h: HTML, _ value: String, _ label: String, isChosen: Bool) {
        h.div {
            h.input(
                .type("radio"), .name("quoi"), .value(value), .id("quoi-\(value)"), isChosen ? .checked : nil)
            h.label(label, .for_("quoi-\(value)"))
        }
    }

    private func tick(_ h: HTML, _ table: String) {
        h.label(.class("tick"), .for_("table-\(table)")) {
            h.input(
                .type("checkbox"), .name("table"), .value(table), .id("table-\(table)"),
                ask.form.all("table").contains(table) ? .checked : nil)
            h.span(words.table(table))
        }
    }

    private var titles: [String] { [l("Date"), l("Quoi"), l("But")] }

    private func history(_ h: HTML) {
        h.section(.class("sec")) {
            h.table(.class("tbl stack")) {
                h.caption(l("Vos exports"))
                h.thead {
                    h.tr { for title in titles { h.th(title, .scope("col")) } }
                }
                h.tbody {
                    for export in past {
                        h.tr {
                            h.th(l.moment(export.at), .scope("row"))
                            h.td(what(export), .data("l", titles[1]))
                            h.td(
                                export.purpose == "screen" ? l("liste affichée") : export.purpose, .data("l", titles[2])
                            )
                        }
                    }
                }
            }
        }
    }

    private func what(_ export: PastExport) -> String {
        if export.noun == "list" { return screen(export.what) }
        if export.what.isEmpty { return l("tout le dossier d’échange") }
        return export.what.split(separator: ",").map { words.table(String($0)) }.joined(separator: ", ")
    }

    private func screen(_ pattern: String) -> String {
        if pattern.hasPrefix("/menages") { return l("liste des ménages") }
        return pattern.hasPrefix("/logements") ? l("liste des logements") : l("cas d’un chiffre")
    }
}
