import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What a convention's pages say, in the reader's language.
struct ConventionWords {
    let ask: Ask
    private var l: Language { ask.l }

    /// A day, a month or a year of the past.
    func date(_ date: PartialDate) -> String {
        switch date.precision {
        case .day: date.day.map(l.shortDay) ?? ""
        case .month: date.earliest.map(l.month) ?? ""
        case .year, .unknown: date.year.map(String.init) ?? ""
        }
    }

    func badge(_ state: Convention.State) -> Badge {
        let words = ask.label("conventionState", state)
        return switch state {
        case .signed, .active: Badge(.ok, words)
        case .evaluating, .suspended: Badge(.wait, words)
        case .renewed, .expired, .terminated: Badge(.refused, words)
        case .prospecting, .negotiation, .drafting, .finalised: Badge(.plain, words)
        }
    }

    /// « 5 propositions par an ».
    func target(_ quantity: Int, _ unit: ConventionTarget.Unit, _ span: ConventionTarget.Span) -> String {
        let counted = counted(quantity, unit)
        return span == .year
            ? l("{nombre} par an", ["nombre": counted]) : l("{nombre} en tout", ["nombre": counted])
    }

    /// « 5 propositions ».
    func counted(_ n: Int, _ unit: ConventionTarget.Unit) -> String {
        switch unit {
        case .proposal: l.plural(n, "{n} proposition", "{n} propositions")
        case .allocation: l.plural(n, "{n} attribution", "{n} attributions")
        case .lease: l.plural(n, "{n} bail signé", "{n} baux signés")
        case .jobOffer: l.plural(n, "{n} offre d’emploi", "{n} offres d’emploi")
        case .interview: l.plural(n, "{n} entretien", "{n} entretiens")
        case .presentation: l.plural(n, "{n} candidat présenté", "{n} candidats présentés")
        case .hire: l.plural(n, "{n} embauche", "{n} embauches")
        }
    }

    func count(_ count: KnownCount) -> String {
        switch count {
        case .known(let number): l.number(number)
        case .unknown(0): l("inconnu")
        case .unknown(let floor): l("inconnu (au moins {n})", ["n": l.number(floor)])
        }
    }

    func change(_ change: ConventionAmendment.Change) -> String {
        switch change {
        case .target(let unit, let span, let before?, let after):
            l(
                "Objectif : de {avant} à {après}",
                ["avant": l.number(before), "après": target(after, unit, span)])
        case .target(let unit, let span, nil, let after):
            l("Objectif : {après}", ["après": target(after, unit, span)])
        case .term(let day): l("Terme reporté au {jour}", ["jour": l.shortDay(day)])
        case .clause(let clause?): l("Clause : {clause}", ["clause": ask.label("conventionClause", clause)])
        case .clause(nil): l("Autre clause")
        }
    }

    /// What was decided, when and by whom.
    func outcome(_ outcome: ConventionAmendment.Outcome) -> String {
        l(
            "{décision} : {qui}, {jour}",
            [
                "décision": ask.label("amendmentDecision", outcome.decision).capitalizedFirst,
                "qui": ask.label("amendmentDecider", outcome.by), "jour": date(outcome.on),
            ])
    }

    func decimal(_ value: Double, places: Int = 2) -> String { l.numbers.number(value, places: places) }
}
