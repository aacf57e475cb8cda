import RelorefDomain
import RelorefHTML
import RelorefRecords

/// One indicator: the question, the answer, what it was counted from, and its definition.
struct IndicatorPage {
    let ask: Ask
    let names: FigureNames
    let figures: IndicatorFigures

    private var l: Language { ask.l }
    private var id: IndicatorID { figures.id }
    private var state: FigureState { figures.state }
    private var definition: IndicatorDefinition { id.definition }
    private var list: Link { Link.cases(id.slug) }

    var answer: Answer {
        let words = id.words(l)
        return ask.page(l(definition.name), current: .indicators) { h in
            head(h, words)
            if !ask.may(.seeCases) { noCases(h) }
            answerBlock(h)
            filters(h)
            if !figures.readings.isEmpty { ReadingsPanel(ask: ask, figures: figures).write(into: h) }
            DefinitionPanel(ask: ask, definition: definition, words: words).write(into: h)
            IndicatorCharts(ask: ask, names: names, figures: figures).write(into: h)
            PeriodComparison(ask: ask, figures: figures).write(into: h)
        }
    }

    private func head(_ h: HTML, _ words: IndicatorWords) {
        h.nav(.class("over"), .aria("label", l("Fil d’Ariane"))) {
            h.a(l("Tous les indicateurs"), .href(Link.indicators.with(state).path))
            h.span("\(id.rawValue)")
        }
        h.div(.class("head")) {
            h.div {
                h.h1(words.question)
                h.p("\(l(definition.name)), \(l.span(state.question(id).window)). \(ask.scopeSentence)")
                ask.tellAge(figures.olderThanRecords, h)
            }
            if ask.may(.seeCases), figures.cases > 0 {
                h.div(.class("acts")) {
                    h.a(.class("btn"), .href(list.with(state).path)) {
                        h.text(l.plural(figures.cases, "Voir le cas", "Voir les {n} cas"))
                    }
                }
            }
        }
    }

    private func noCases(_ h: HTML) {
        h.p(l("La liste des cas n’est pas ouverte à votre rôle."), .class("muted"))
    }

    /// The number, then each of the two that it was divided from, each leading to its list.
    private func answerBlock(_ h: HTML) {
        let figure = figures.figure
        let text = FigureText(figure, l)
        h.div(.class("kpi")) {
            cell(h, list.with(state), text, l(definition.name).lowercasedFirst)
            if let denominator = figure.denominator {
                cell(
                    h, id.countsRows ? list.with(counted: .yes, state) : list.with(state),
                    l.number(figure.numerator, inPartsOf: definition.parts),
                    l("au numérateur"))
                cell(h, list.with(state), l.number(denominator, inPartsOf: definition.parts), l("au dénominateur"))
            }
            if let median = figure.median, let ninth = figure.ninthDecile {
                cell(h, list.with(state), l.numbers.number(median, places: 0), l("jours au milieu (médiane)"))
                cell(h, list.with(state), l.numbers.number(ninth, places: 0), l("jours pour neuf cas sur dix"))
            }
            unknownCell(h)
        }
    }

    private func unknownCell(_ h: HTML) {
        let figure = figures.figure
        let label =
            figure.unknown == 0 ? l("aucun cas inconnu") : l.plural(figure.unknown, "cas inconnu", "cas inconnus")
        let number = plain(l.number(figure.unknown))
        h.div(.class("fig")) {
            if ask.may(.seeCases) {
                h.a(.class("figlink"), .href(list.with(counted: id.countsRows ? .unknown : nil, state).path)) {
                    h.figureNumber(number)
                    h.b(label)
                }
            } else {
                h.figureNumber(number)
                h.span(label)
            }
            if figure.isIncomplete { h.small { h.incompleteBadge(figure, l) } }
        }
    }

    private func cell(_ h: HTML, _ link: Link, _ number: String, _ label: String) {
        cell(h, link, plain(number), label)
    }

    private func cell(_ h: HTML, _ link: Link, _ text: FigureText, _ label: String) {
        h.div(.class("fig")) {
            if ask.may(.seeCases) {
                h.a(.class("figlink"), .href(link.path)) {
                    h.figureNumber(text)
                    h.b(label)
                }
            } else {
                h.figureNumber(text)
                h.span(label)
            }
        }
    }

    private func plain(_ number: String) -> FigureText { FigureText(number: number) }

    private func filters(_ h: HTML) {
        let small = SmallNumbers(ask)
        let choices = names.dimensions(definition).filter { $0 != .year }.map { dimension in
            let values = figures.values(dimension).filter { !small.hides($0.figure) }
                .map { (value: $0.code ?? FigureState.unknown, words: names.name(dimension, $0.code, of: id)) }
            return FigureFilterForm.Choice(
                dimension: dimension, title: names.title(dimension, of: id),
                values: values.sorted { ($0.words, $0.value) < ($1.words, $1.value) })
        }
        h.details(.class("filtering"), state.filter.isEmpty && state.isLeaflet ? nil : .open) {
            h.summary(l("Période et filtres"))
            FigureFilterForm(
                ask: ask, state: state, action: .indicator(id.slug), choices: choices, isStock: definition.days == .at
            ).write(into: h)
        }
    }
}

extension FigureText {
    /// A number that is already written.
    init(number: String) {
        self.number = number
        unit = ""
    }
}

extension String {
    /// "Ménages bénéficiaires" as it stands after a number; an acronym keeps its capitals.
    var lowercasedFirst: String {
        guard let first, let second = dropFirst().first, second.isLowercase else { return self }
        return first.lowercased() + dropFirst()
    }
}
