import RelorefDomain
import RelorefHTML

/// A figure beside the same one of other days: what it was, what it is, and by how much it moved.
struct PeriodComparison {
    let ask: Ask
    let figures: IndicatorFigures

    private static let from = "avec_de"
    private static let to = "avec_a"

    private var l: Language { ask.l }
    private var state: FigureState { figures.state }
    private var definition: IndicatorDefinition { figures.id.definition }

    /// The other days as they stand in the address, with the same filter; nil when nobody asked.
    static func asked(_ ask: Ask, _ state: FigureState) -> FigureState? {
        guard let typed = typed(ask), typed.fault == nil else { return nil }
        return state.over(typed.period)
    }

    private static func typed(_ ask: Ask) -> FigureState? {
        let (from, to) = (ask.query[Self.from], ask.query[Self.to])
        guard !from.isEmpty || !to.isEmpty else { return nil }
        return FigureState(FormFields([("de", from.isEmpty ? to : from), ("a", to)]))
    }

    func write(into h: HTML) {
        let fault = Self.typed(ask)?.fault
        h.section(.class("sec"), .id("comparaison")) {
            h.h2(l("Comparer à une autre période"))
            h.p(.class("picks")) {
                for (words, period) in usual {
                    h.a(words, .class("pick"), .href(link(to: period).path))
                    h.text(" ")
                }
            }
            form(h, fault)
            if let other = figures.other { table(h, other.state, other.figure) }
        }
    }

    /// The same number of years, or of days, just before; and the same days a year earlier.
    private var usual: [(String, Period)] {
        let period = state.period
        let before =
            state.isWholeYears
            ? years(period.from.year - period.years.count, period.from.year - 1)
            : Period(from: period.from.adding(days: -period.days), to: period.from.adding(days: -1))
        let earlier = Period(from: period.from.adding(months: -12), to: period.to.adding(months: -12))
        var usual: [(String, Period)] = []
        if let before {
            usual.append((l("La période d’avant : {jours}", ["jours": l.span(state.over(before))]), before))
        }
        if let earlier, earlier != before {
            usual.append((l("Un an plus tôt : {jours}", ["jours": l.span(state.over(earlier))]), earlier))
        }
        return usual
    }

    private func years(_ first: Int, _ last: Int) -> Period? {
        guard let from = Period(year: first)?.from, let to = Period(year: last)?.to else { return nil }
        return Period(from: from, to: to)
    }

    private func link(to period: Period) -> Link {
        let other = FigureState(period: period)
        return Link.indicator(figures.id.slug).with(state).with(Self.from, other.fromText).with(Self.to, other.toText)
            .at("comparaison")
    }

    private func form(_ h: HTML, _ fault: FigureState.DayFault?) {
        h.form(
            .class("filters"), .action(Link.indicator(figures.id.slug).at("comparaison").path), .method("get"),
            .role("search"), .aria("label", l("Autre période"))
        ) {
            for (name, value) in state.pairs { h.input(.type("hidden"), .name(name), .value(value)) }
            let error = fault.map {
                $0.isReversed
                    ? l("La fin de la période vient avant son début.")
                    : l("Écrivez une année, comme 2008, ou un jour, comme 2008-03-31.")
            }
            field(h, Self.from, l("Du (année ou jour)"), figures.other?.state.fromText, error)
            field(h, Self.to, l("Au (année ou jour)"), figures.other?.state.toText)
            h.div(.class("acts")) { h.button(l("Comparer"), .class("btn b2")) }
        }
    }

    private func field(_ h: HTML, _ name: String, _ label: String, _ known: String?, _ error: String? = nil) {
        Field(id: name, label: label, error: error)
            .input(h, value: ask.query.filled(name) ?? known ?? "", .maxlength(10), .autocomplete("off"))
    }

    private func table(_ h: HTML, _ other: FigureState, _ figure: Figure) {
        let titles = [
            l("Période"), l("Valeur"), l("Sur"), definition.unknowns == .beside ? l("Inconnus, à part") : l("Inconnus"),
        ]
        h.table(.class("tbl stack")) {
            h.caption(l("{nom} : deux périodes", ["nom": l(definition.name)]))
            h.thead {
                h.tr {
                    h.th(titles[0], .scope("col"))
                    for title in titles.dropFirst() { h.th(title, .scope("col"), .class("n")) }
                }
            }
            h.tbody {
                row(h, titles, state, figures.figure)
                row(h, titles, other, figure)
            }
        }
        h.p(.role("status")) { h.b(moved(from: figure, to: figures.figure)) }
    }

    private func row(_ h: HTML, _ titles: [String], _ state: FigureState, _ figure: Figure) {
        let isHidden = SmallNumbers(ask).hides(figure)
        h.tr {
            h.th(.scope("row")) {
                h.a(
                    l.span(state.question(figures.id).window).uppercasedFirst,
                    .href(Link.indicator(figures.id.slug).with(state).path))
            }
            h.td(isHidden ? "–" : FigureText(figure, l).plain, .class("n value"), .data("l", titles[1]))
            h.td(isHidden ? "–" : l.fraction(figure) ?? "–", .class("n"), .data("l", titles[2]))
            h.td(isHidden ? "–" : l.number(figure.unknown), .class("n"), .data("l", titles[3]))
        }
    }

    /// In the unit of the figure; a part moves by points.
    private func moved(from before: Figure, to now: Figure) -> String {
        let small = SmallNumbers(ask)
        guard let one = before.value, let two = now.value, !small.hides(before), !small.hides(now) else {
            return l("L’écart ne se calcule pas.")
        }
        let difference = two - one
        let sign = difference > 0 ? "+" : difference < 0 ? "\u{2212}" : ""
        let size = FigureText(abs(difference), of: definition, l)
        guard definition.unit == .percent else {
            return l("Écart : {écart}", ["écart": sign + size.plain])
        }
        return l("Écart : {n} points", ["n": sign + size.number])
    }
}
