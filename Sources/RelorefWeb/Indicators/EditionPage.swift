import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A frozen report on screen and on paper: the leaflet's figures, the charts, every figure with its definition's
/// version, and the fingerprint.
struct EditionPage {
    let ask: Ask
    let names: FigureNames
    let report: FrozenReport
    let comment: EditionComment?
    /// What stands against a comment that was sent.
    var commentRefusal: FormRefusal?

    init(_ ask: Ask, _ tx: any Transaction, _ edition: Edition) throws {
        self.ask = ask
        names = try FigureNames(ask, tx)
        report = try FrozenReport(tx, edition)
        comment = try tx.comment(on: edition)
    }

    private var l: Language { ask.l }
    private var edition: Edition { report.edition }
    private var span: String { l.span(FigureState(period: edition.period)) }

    var answer: Answer {
        ask.page(edition.title, current: .indicators) { h in
            head(h)
            if !report.isIntact {
                h.p(.class("banner bad"), .role("alert")) {
                    h.span(
                        l("Les lignes gardées ne correspondent plus à l’empreinte : ne vous servez pas de ce rapport."))
                }
            }
            EditionCommentPanel(ask: ask, edition: edition, comment: comment, refusal: commentRefusal).write(into: h)
            leaflet(h)
            EditionCharts(ask: ask, report: report).write(into: h)
            for group in AllFigures.groups { table(group, h) }
            seal(h)
        }
    }

    private func head(_ h: HTML) {
        h.nav(.class("over"), .aria("label", l("Fil d’Ariane"))) {
            h.a(l("Rapports figés"), .href(Link.editions.path))
        }
        h.div(.class("head")) {
            h.div {
                h.h1(edition.title)
                h.p {
                    h.text("\(span.uppercasedFirst), \(edition.scopeWords(l).lowercasedFirst). ")
                    h.text(l("Figé le {moment}.", ["moment": l.moment(edition.frozenAt)]))
                }
            }
            h.div(.class("acts")) {
                h.a(l("Comparer à aujourd’hui"), .class("btn b2"), .href(Link.editionComparison(edition.id).path))
            }
        }
    }

    private func leaflet(_ h: HTML) {
        h.div(.class("kpi")) {
            for id in IndicatorID.leaflet {
                if let figure = report[id] { card(figure, h) }
            }
        }
    }

    private func card(_ figure: EditionFigure, _ h: HTML) {
        let definition = figure.indicator.definition
        h.div(.class("fig")) {
            figureLink(figure, h) {
                h.figureNumber(FigureText(figure.value, of: definition, l))
                h.b(l(definition.name))
            }
            if let fraction = figure.fraction(l) { h.small(fraction) }
        }
    }

    private func figureLink(_ figure: EditionFigure, _ h: HTML, _ content: () -> Void) {
        guard ask.may(.seeCases) else { return content() }
        h.a(.class("figlink"), .href(Link.editionCases(edition.id, figure.indicator.slug).path), content: content)
    }

    private func table(_ group: AllFigures.Group, _ h: HTML) {
        let shown = group.indicators.compactMap { report[$0] }
        guard !shown.isEmpty else { return }
        h.section(.class("sec")) {
            h.table(.class("tbl stack indicators five")) {
                h.caption(group.title(l))
                h.thead {
                    h.tr {
                        h.th(l("Indicateur"), .scope("col"))
                        h.th(l("Valeur"), .scope("col"), .class("n"))
                        h.th(l("Sur"), .scope("col"), .class("n"))
                        h.th(l("Inconnus"), .scope("col"), .class("n"))
                        h.th(l("Définition"), .scope("col"), .class("n"))
                    }
                }
                h.tbody { for figure in shown { row(figure, h) } }
            }
        }
    }

    private func row(_ figure: EditionFigure, _ h: HTML) {
        let definition = figure.indicator.definition
        h.tr {
            h.th(.scope("row")) {
                if ask.may(.seeCases) {
                    h.a(l(definition.name), .href(Link.editionCases(edition.id, figure.indicator.slug).path))
                } else {
                    h.text(l(definition.name))
                }
                h.span(l(definition.sentence), .class("small muted"))
            }
            h.td(FigureText(figure.value, of: definition, l).plain, .class("n value"), .data("l", l("Valeur")))
            h.td(figure.fraction(l) ?? "–", .class("n"), .data("l", l("Sur")))
            h.td(l.number(figure.unknown), .class("n"), .data("l", l("Inconnus")))
            h.td(
                l("{code}, version {n}", ["code": figure.indicator.rawValue, "n": String(figure.definitionVersion)]),
                .class("n"), .data("l", l("Définition")))
        }
    }

    private func seal(_ h: HTML) {
        h.section(.class("panel sec edition")) {
            h.h2(l("Empreinte"))
            h.p { h.code(edition.hash) }
            h.p(.class("small muted")) {
                if report.isIntact {
                    h.span(l("vérifiée à l’instant"), .class("badge ok"))
                    h.text(" ")
                }
                h.text(
                    l("SHA-256 des chiffres, des versions et des cas : si une ligne changeait, l’empreinte changerait.")
                )
            }
        }
    }
}
