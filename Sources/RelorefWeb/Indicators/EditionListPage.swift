import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The reports that were frozen, the latest first, and the form that freezes another.
struct EditionListPage {
    let ask: Ask
    let editions: [Edition]
    let form: EditionForm

    var answer: Answer {
        let l = ask.l
        var answer = ask.page(l("Rapports figés"), current: .indicators) { h in
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Rapports figés"))
                    h.p(
                        l(
                            "Un rapport figé garde ses chiffres, ses définitions et ses cas ; on peut le comparer à aujourd’hui."
                        ))
                }
                h.div(.class("acts")) {
                    h.a(l("Tous les indicateurs"), .class("btn b2"), .href(Link.indicators.path))
                }
            }
            list(h)
            if ask.may(.freezeFigures) { form.write(into: h, ask) }
        }
        if form.isChecked { answer.status = .unprocessableContent }
        return answer
    }

    private func list(_ h: HTML) {
        let l = ask.l
        guard !editions.isEmpty else {
            h.p(
                ask.may(.freezeFigures)
                    ? l("Aucun rapport figé. Choisissez une période ci-dessous et figez le premier.")
                    : l("Aucun rapport figé n’est ouvert à votre compte."), .class("muted"))
            return
        }
        h.table(.class("tbl stack")) {
            h.caption(l.plural(editions.count, "{n} rapport", "{n} rapports"))
            h.thead {
                h.tr {
                    for title in [l("Titre"), l("Période"), l("Portée"), l("Figé le"), l("Empreinte")] {
                        h.th(title, .scope("col"))
                    }
                }
            }
            h.tbody { for edition in editions { row(edition, h) } }
        }
    }

    private func row(_ edition: Edition, _ h: HTML) {
        let l = ask.l
        h.tr {
            h.th(.scope("row")) { h.a(edition.title, .href(Link.edition(edition.id).path)) }
            h.td(l.span(FigureState(period: edition.period)), .data("l", l("Période")))
            h.td(edition.scopeWords(l), .data("l", l("Portée")))
            h.td(l.moment(edition.frozenAt), .data("l", l("Figé le")))
            h.td(.data("l", l("Empreinte"))) { h.code(String(edition.hash.prefix(12))) }
        }
    }
}

extension Edition {
    /// Whose facts it counts.
    func scopeWords(_ l: Language) -> String {
        guard let sites = scope.sites else { return l("Réseau entier") }
        return l.plural(sites.count, "{n} site", "{n} sites")
    }
}
