import RelorefDomain
import RelorefHTML
import RelorefRecords

/// All the indicators in their groups: question, value, what it was counted from, what is not known.
struct IndicatorListPage {
    let ask: Ask
    let names: FigureNames
    let figures: AllFigures

    private var l: Language { ask.l }
    private var state: FigureState { figures.state }

    var answer: Answer {
        ask.page(l("Indicateurs"), current: .indicators) { h in
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Indicateurs"))
                    h.p(summary)
                    ask.tellAge(figures.olderThanRecords, h)
                }
                h.div(.class("acts")) {
                    h.a(
                        l("Quelques chiffres"), .class("btn b2"),
                        .href(Link.home.with(FigureState(period: state.period)).path))
                    h.a(l("Rapports figés"), .class("btn b2"), .href(Link.editions.path))
                }
            }
            FigureFilterForm(ask: ask, state: state, action: .indicators, choices: choices).write(into: h)
            for group in AllFigures.groups { write(group, into: h) }
        }
    }

    private var summary: String {
        let filters =
            state.filter.isEmpty ? "" : " (\(names.filters(state, of: .householdsHelped).joined(separator: " · ")))"
        return "\(l.span(state).uppercasedFirst)\(filters). \(ask.scopeSentence)"
    }

    private var choices: [FigureFilterForm.Choice] {
        AllFigures.dimensions.filter { $0 != .site || names.sites.count > 1 }.map { dimension in
            let values = (figures.choices[dimension] ?? [])
                .map { (value: $0, words: names.name(dimension, $0, of: .householdsHelped)) }
            return .init(
                dimension: dimension, title: names.title(dimension, of: .householdsHelped),
                values: values.sorted { ($0.words, $0.value) < ($1.words, $1.value) })
        }
    }

    private func write(_ group: AllFigures.Group, into h: HTML) {
        let title = group.title(l)
        h.section(.class("sec")) {
            h.table(.class("tbl stack indicators")) {
                h.caption(title)
                h.thead {
                    h.tr {
                        h.th(l("Indicateur"), .scope("col"))
                        h.th(l("Valeur"), .scope("col"), .class("n"))
                        h.th(l("Sur"), .scope("col"), .class("n"))
                        h.th(l("Inconnus"), .scope("col"), .class("n"))
                    }
                }
                h.tbody { for id in group.indicators { row(id, into: h) } }
            }
        }
    }

    private func row(_ id: IndicatorID, into h: HTML) {
        h.tr {
            h.th(.scope("row")) {
                h.a(l(id.definition.name), .href(Link.indicator(id.slug).with(state.fitting(id.definition, ask)).path))
                h.span(id.words(l).question, .class("small muted"))
            }
            guard let figure = figures.figures[id] else {
                h.td(.class("n"), .data("l", l("Valeur"))) { h.span(l("ne se filtre pas ainsi"), .class("muted")) }
                h.td("", .class("n"))
                h.td("", .class("n"))
                return
            }
            h.td(.class("n value"), .data("l", l("Valeur"))) {
                h.text(FigureText(figure, l).plain)
                if figure.isIncomplete {
                    h.br()
                    h.incompleteBadge(figure, l)
                }
            }
            h.td(l.fraction(figure) ?? "–", .class("n"), .data("l", l("Sur")))
            h.td(l.number(figure.unknown), .class("n"), .data("l", l("Inconnus")))
        }
    }
}

extension String {
    var uppercasedFirst: String { (first?.uppercased() ?? "") + dropFirst() }
}
