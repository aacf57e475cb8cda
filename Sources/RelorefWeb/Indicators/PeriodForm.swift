import RelorefDomain
import RelorefHTML

/// Chooses the years of a page of figures: two years and a button, and the two periods asked for most.
struct PeriodForm {
    let ask: Ask
    let state: FigureState
    let action: Link

    private var l: Language { ask.l }

    func write(into h: HTML) {
        let fault = FigureState(ask.query).fault
        h.form(.class("period"), .action(action.path), .method("get"), .role("search"), .aria("label", l("Période"))) {
            if let fault { alert(h, fault) }
            year(h, "de", l("De"), fault?.from ?? state.fromText, isWrong: fault != nil)
            year(h, "a", l("à"), fault?.to ?? state.toText, isWrong: fault != nil)
            for (name, value) in state.filterPairs { h.input(.type("hidden"), .name(name), .value(value)) }
            h.button(l("Afficher"), .class("btn b2"))
            shortcut(h, FigureState.leaflet)
            if let year = Period(year: ask.today.year) { shortcut(h, year, l("cette année")) }
        }
    }

    private func alert(_ h: HTML, _ fault: FigureState.DayFault) {
        h.div(.class("banner bad"), .role("alert")) {
            h.a(
                fault.isReversed
                    ? l("La fin de la période vient avant son début.")
                    : l("Écrivez une année, comme 2008, ou un jour, comme 2008-03-31."), .href("#de"))
        }
    }

    private func year(_ h: HTML, _ name: String, _ label: String, _ value: String, isWrong: Bool) {
        h.label(label, .for_(name))
        h.input(
            .type("text"), .id(name), .name(name), .value(value), .size(10), .maxlength(10), .autocomplete("off"),
            isWrong ? .aria("invalid", "true") : nil)
    }

    private func shortcut(_ h: HTML, _ period: Period, _ words: String? = nil) {
        let wanted = state.over(period)
        let isCurrent = state.period == period && FigureState(ask.query).fault == nil
        h.a(
            words ?? l.span(wanted), .href(action.with(wanted).path), .class("choice"),
            isCurrent ? .aria("current", "true") : nil)
    }
}
