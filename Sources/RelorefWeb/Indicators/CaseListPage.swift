import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The list that makes a figure: as many rows as the figure says, with what each one counts for.
struct CaseListPage {
    let ask: Ask
    let list: CaseList

    private var l: Language { ask.l }
    private var id: IndicatorID { list.id }
    private var link: Link { Link.cases(id.slug) }
    private var name: String { l(id.definition.name) }

    var answer: Answer {
        let title = l("{nom} : les cas", ["nom": name])
        return ask.page(title, current: .indicators) { h in
            head(h, title)
            if id.countsRows, !list.isMasked || list.counted != nil { tabs(h) }
            active(h)
            if list.isMasked {
                masked(h)
            } else if list.rows.isEmpty {
                h.p(l("Aucun cas pour cette période et ces filtres."), .class("muted"))
            } else {
                CaseTable(
                    ask: ask, rows: list.rows, titles: list.titles, first: (list.number - 1) * CaseWalk.pageSize + 1,
                    total: list.shownTotal, countsRows: id.countsRows
                ).write(into: h)
                pager(h)
            }
        }
    }

    private func head(_ h: HTML, _ title: String) {
        h.nav(.class("over"), .aria("label", l("Fil d’Ariane"))) {
            h.a(name, .href(Link.indicator(id.slug).with(list.state).path))
            h.span("\(id.rawValue)")
        }
        h.div(.class("head")) {
            h.div {
                h.h1(title)
                if !list.isMasked {
                    h.p {
                        h.b(l.plural(list.shownTotal, "{n} cas", "{n} cas"))
                        h.text(", \(l.span(list.state.question(id).window)). ")
                        h.text(makes)
                    }
                }
                if !list.rows.contains(where: { $0.link != nil }), !list.rows.isEmpty {
                    h.p(l("Les cas sont désignés par un pseudonyme : aucun nom, aucun dossier à ouvrir."))
                }
            }
            if !list.isMasked, !list.rows.isEmpty { exports(h) }
        }
    }

    /// "Cette liste fait le chiffre : 549 sur 631, 87 %."
    private var makes: String {
        let value = FigureText(list.figure, l).plain
        guard let fraction = l.fraction(list.figure) else {
            return l("Cette liste fait le chiffre : {valeur}.", ["valeur": value])
        }
        return l("Cette liste fait le chiffre : {fraction}, {valeur}.", ["fraction": fraction, "valeur": value])
    }

    private func exports(_ h: HTML) {
        h.div(.class("acts")) {
            for (ending, words) in [("csv", l("Exporter en CSV")), ("xlsx", l("Exporter en XLSX"))] {
                ExportForm(
                    ask: ask, link: Link.caseFile(id.slug, ending).with(counted: list.counted, list.state)
                ).write(h, words)
            }
        }
    }

    private func tabs(_ h: HTML) {
        h.nav(.class("tabs"), .aria("label", l("Ce que les cas comptent"))) {
            tab(h, nil, l("Tous"), list.total)
            for counted in CountedAs.allCases {
                tab(h, counted, counted.words(l), counted.count(in: list.figure, total: list.total))
            }
        }
    }

    private func tab(_ h: HTML, _ counted: CountedAs?, _ words: String, _ count: Int) {
        h.a(
            .href(link.with(counted: counted, list.state).path),
            counted == list.counted ? .aria("current", "page") : nil
        ) {
            h.text("\(words) (\(l.number(count)))")
        }
    }

    /// The filters in force, each with its way out.
    private func active(_ h: HTML) {
        guard !list.state.filter.isEmpty else { return }
        h.p(.class("chips")) {
            let dimensions = FigureDimension.allCases.filter { list.state.filter[$0] != nil }
            for (dimension, words) in zip(dimensions, list.filters) {
                h.a(.class("chip"), .href(link.with(counted: list.counted, list.state.without(dimension)).path)) {
                    h.text(words)
                    h.span(" ✕", .aria("hidden", "true"))
                    h.span(l("retirer ce filtre"), .class("vh"))
                }
            }
            h.a(
                l("Effacer les filtres"),
                .href(link.with(counted: list.counted, FigureState(period: list.state.period)).path))
        }
    }

    private func masked(_ h: HTML) {
        h.p(.class("banner warn")) {
            h.span(
                l("Moins de cinq cas : la liste n’est pas montrée hors du réseau, pour que personne ne soit reconnu."))
        }
    }

    private func pager(_ h: HTML) {
        Pager(l: l, number: list.number, pages: list.pages, address: address).write(into: h)
    }

    private func address(_ number: Int) -> String {
        let query = FormFields(list.state.pairs + (list.counted.map { [(CountedAs.field, $0.rawValue)] } ?? []))
        return link.with(query.query(setting: "page", to: number == 1 ? nil : String(number))).path
    }
}
