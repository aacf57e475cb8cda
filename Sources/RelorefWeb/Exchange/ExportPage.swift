import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What to take away, and what for; what one has taken away before.
struct ExportPage {
    let ask: Ask
    let past: [PastExport]
    let saved: [SavedExport]
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
                            "Ce que vous pouvez voir, en tableaux : à effacer après usage quand des noms et des adresses y sont."
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
            SavedExportTable(ask: ask, exports: saved).write(h)
            h.section(.class("sec")) {
                if !saved.isEmpty { h.h2(l("Un autre export")) }
                form(h)
            }
            if !past.isEmpty { history(h) }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func form(_ h: HTML) {
        h.form(.action(Link.exports.path), .method("post"), .novalidate) {
            ask.formToken(h)
            ExportFields(ask: ask, refusal: refusal, refused: refused).write(h)
            h.div(.class("acts")) { h.button(l("Exporter"), .class("btn"), .type("submit")) }
            h.details(.id("garder"), ["nom", "rythme"].contains(refused) ? .open : nil) {
                h.summary(l("Le garder pour une autre fois"))
                Field(
                    id: "nom", label: l("Nom de l’export"), hint: l("Sans nom de personne."),
                    error: refused == "nom" ? refusal : nil
                ).input(h, value: ask.form["nom"], .maxlength(60), .autocomplete("off"))
                Field(
                    id: "rythme", label: l("À prendre"),
                    hint: l("Rien ne part tout seul : ce jour-là, il vous est rappelé ici et dans Aujourd’hui.")
                ).select(h, SavedExportTable.rhythms(l), chosen: ask.form["rythme"])
                h.div(.class("acts")) {
                    h.button(l("Garder cet export"), .class("btn b2"), .formaction(Link.savedExports.path))
                }
            }
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
