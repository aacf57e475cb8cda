import RelorefDomain
import RelorefHTML
import RelorefRecords

/// An indicator's years and its parts: bars with their table, each value leading to its cases.
struct IndicatorCharts {
    let ask: Ask
    let names: FigureNames
    let figures: IndicatorFigures

    /// More bars than this are read in the list's filter, not in a drawing.
    private static let mostBars = 20

    private var l: Language { ask.l }
    private var id: IndicatorID { figures.id }
    private var state: FigureState { figures.state }

    func write(into h: HTML) {
        h.section(.class("sec"), .aria("label", l("Ventilations"))) {
            if !figures.years.isEmpty { trend.write(into: h) }
            let shown = figures.parts.filter { $0.parts.count > 1 && !repeatsDepartements($0) }
            guard !shown.isEmpty else { return }
            h.div(.class("masonry sec")) {
                for one in shown { bars(one.dimension, one.parts).write(into: h) }
            }
        }
    }

    /// A network with one site in each département would see the same bars twice.
    private func repeatsDepartements(_ one: (dimension: FigureDimension, parts: [FigurePart])) -> Bool {
        guard one.dimension == .site else { return false }
        return figures.parts.first { $0.dimension == .departement }?.parts.map(\.figure) == one.parts.map(\.figure)
    }

    /// Whether a dimension alone decides who is in the numerator: its bars would all be 0 or 100 %, so that they count
    /// cases instead.
    private func isDecided(by dimension: FigureDimension) -> Bool {
        switch id {
        case .exitsToDirectLease, .doubleInsertion: dimension == .exitType
        case .perennialShare: dimension == .kind
        case .privateShare: dimension == .stock
        default: false
        }
    }

    private var measure: Measure {
        switch id.definition.unit {
        case .percent: Measure(l.numbers, unit: "%")
        case .days where id.definition.rounding == .tenths: Measure(l.numbers, places: 1, unit: l("jours"))
        case .entriesPerDwelling: Measure(l.numbers, places: 2)
        default: Measure(l.numbers)
        }
    }

    private var trend: Trend {
        let title = l(id.definition.name)
        // Fractions of a dwelling are told in the list, not beside the line.
        let isRatio = id.definition.unit == .percent && id.definition.parts == 1
        return Trend(
            ask.chartWords(
                "annees", l("{nom}, par an", ["nom": title]),
                note: id.definition.days == .at ? l("Au 31 décembre de chaque année.") : "",
                table: l("{nom}, par an", ["nom": title])),
            measure,
            figures.years.map { year in
                .init(
                    String(year.period.from.year), year.figure.value, part: isRatio ? year.figure.numerator : nil,
                    whole: isRatio ? year.figure.denominator : nil,
                    href: Link.indicator(id.slug).with(state.over(year.period)).path)
            },
            titles: .init(period: l("Année"), value: title, part: l("Numérateur"), whole: l("Dénominateur")))
    }

    private func bars(_ dimension: FigureDimension, _ parts: [FigurePart]) -> Bars {
        let small = SmallNumbers(ask)
        let title = names.title(dimension, of: id)
        let shown = parts.filter { !small.hides($0.figure) }.prefix(Self.mostBars)
        let left = parts.count - shown.count
        let note =
            left == 0
            ? "" : l.plural(left, "{n} autre valeur n’est pas dessinée.", "{n} autres valeurs ne sont pas dessinées.")
        let caption = l("Selon : {dimension}", ["dimension": title.lowercasedFirst])
        return Bars(
            ask.chartWords("selon-\(dimension.field)", caption, note: note, table: caption),
            isDecided(by: dimension) ? Measure(l.numbers) : measure,
            shown.map { bar(dimension, $0) }, categoryTitle: title,
            valueTitle: isDecided(by: dimension) ? l("Cas") : l(id.definition.name))
    }

    private func bar(_ dimension: FigureDimension, _ part: FigurePart) -> Bars.Bar {
        let name = names.name(dimension, part.code, of: id)
        let counts = isDecided(by: dimension)
        let unknown = part.figure.unknown
        let details = [
            counts ? nil : l.fraction(part.figure),
            unknown > 0 ? l.plural(unknown, "{n} inconnu", "{n} inconnus") : nil,
        ]
        let words = ([name] + details.compactMap { $0 }).joined(separator: ", ")
        let value = counts ? part.figure.denominator.map(Double.init) : part.figure.value
        let list = Link.cases(id.slug).with(state.narrowed(dimension, to: part.code))
        return Bars.Bar(
            words, value ?? 0, href: ask.may(.seeCases) ? list.path : nil, isException: part.code == nil)
    }
}
