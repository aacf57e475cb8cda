import RelorefDomain
import RelorefHTML

/// Narrows the figures of a page: days, then one list for each dimension that has something to choose from.
struct FigureFilterForm {
    struct Choice: Sendable {
        let dimension: FigureDimension
        let title: String
        /// Value and words, without the first choice, which is everything.
        let values: [(value: String, words: String)]
    }

    let ask: Ask
    let state: FigureState
    let action: Link
    let choices: [Choice]
    /// A stock is counted on one day.
    var isStock = false
    /// Fields that the form keeps as they are.
    var kept: [(String, String)] = []

    private var l: Language { ask.l }

    func write(into h: HTML) {
        let fault = FigureState(ask.query).fault
        h.form(.class("filters"), .action(action.path), .method("get"), .role("search"), .aria("label", l("Filtres"))) {
            if isStock {
                day(h, "a", l("Le"), fault?.to ?? state.period.to.iso, fault)
            } else {
                day(h, "de", l("Du"), fault?.from ?? state.period.from.iso, fault)
                day(h, "a", l("Au"), fault?.to ?? state.period.to.iso, fault)
            }
            for choice in choices where !choice.values.isEmpty { write(choice, into: h) }
            for (name, value) in kept { h.input(.type("hidden"), .name(name), .value(value)) }
            h.div(.class("acts")) {
                h.button(l("Filtrer"), .class("btn b2"))
                if !state.filter.isEmpty {
                    h.a(
                        l("Effacer les filtres"), .class("btn b3"),
                        .href(action.with(FigureState(period: state.period)).path))
                }
            }
        }
    }

    private func day(
        _ h: HTML, _ name: String, _ label: String, _ value: String, _ fault: FigureState.DayFault?
    ) {
        let error = fault.map { $0.isReversed ? l("La fin vient avant le début.") : l("Ce jour n’existe pas.") }
        Field(id: name, label: label, error: error).input(h, type: "date", value: value)
    }

    private func write(_ choice: Choice, into h: HTML) {
        let chosen = state.filter[choice.dimension].map { $0.isEmpty ? FigureState.unknown : $0 } ?? ""
        Field(id: choice.dimension.field, label: choice.title).select(
            h, [("", l("tous"))] + choice.values.map { ($0.value, $0.words) }, chosen: chosen)
    }
}
