import RelorefDomain
import RelorefHTML

/// A figure as it is read: the number, its unit set small after it, and what it was divided from.
struct FigureText: Sendable, Hashable {
    let number: String
    /// With the space that comes before it; empty for a count.
    let unit: String

    /// In one piece, for tables and sentences.
    var plain: String { number + unit }

    init(_ figure: Figure, _ l: Language) { self.init(figure.value, of: figure.indicator.definition, l) }

    /// A value as an edition kept it.
    init(_ value: Double?, of definition: IndicatorDefinition, _ l: Language) {
        guard let value else {
            number = l("non calculable")
            unit = ""
            return
        }
        switch definition.unit {
        case .percent:
            number = l.numbers.number(value)
            unit = l.isFrench ? "\u{202F}%" : "%"
        case .days:
            let places = definition.rounding == .tenths ? 1 : 0
            number = l.numbers.number(value, places: places)
            unit = "\u{A0}" + l("jours")
        case .entriesPerDwelling:
            number = l.numbers.number(value, places: 2)
            unit = ""
        default:
            number = l.numbers.number(value)
            unit = ""
        }
    }
}

extension Language {
    /// What is counted, for a number of them: "ménages", "logements".
    func noun(_ unit: IndicatorDefinition.Unit, _ count: Int) -> String {
        switch unit {
        case .household: plural(count, "ménage", "ménages")
        case .person: plural(count, "personne", "personnes")
        case .dwelling: plural(count, "logement", "logements")
        case .place: plural(count, "place", "places")
        case .departement: plural(count, "département", "départements")
        case .request: plural(count, "demande", "demandes")
        case .claim: plural(count, "recours", "recours")
        case .proposal: plural(count, "proposition", "propositions")
        case .agreement: plural(count, "convention", "conventions")
        case .exits: plural(count, "sortie", "sorties")
        case .days: plural(count, "jour", "jours")
        case .percent: "%"
        case .entriesPerDwelling: self("entrées par logement")
        }
    }

    /// "549 sur 631", or nothing for a count.
    func fraction(_ figure: Figure) -> String? {
        guard let denominator = figure.denominator else { return nil }
        let parts = figure.indicator.definition.parts
        if let days = figure.days {
            let mean = Double(denominator) / Double(days)
            return self(
                "{n} sur {total} en moyenne",
                ["n": number(figure.numerator), "total": numbers.number(mean, places: 2)])
        }
        return self(
            "{n} sur {total}",
            ["n": number(figure.numerator, inPartsOf: parts), "total": number(denominator, inPartsOf: parts)])
    }

    /// A number that is counted in hundredths as it is read: "14,77", and "3" where it is whole.
    func number(_ count: Int, inPartsOf parts: Int) -> String {
        guard parts > 1 else { return number(count) }
        return count.isMultiple(of: parts)
            ? number(count / parts) : numbers.number(Double(count) / Double(parts), places: 2)
    }

    /// "dont 12 non connus": what is not known is never hidden.
    func unknowns(_ figure: Figure) -> String? {
        guard figure.unknown > 0 else { return nil }
        return plural(figure.unknown, "{n} cas inconnu", "{n} cas inconnus")
    }

    /// A period in few words: "2004–2009", "2009", "du 1er mars 2008 au 15 juin 2009".
    func span(_ state: FigureState) -> String {
        let period = state.period
        if state.isWholeYears {
            let years = (period.from.year, period.to.year)
            return years.0 == years.1 ? String(years.0) : "\(years.0)–\(years.1)"
        }
        return self("du {début} au {fin}", ["début": shortDay(period.from), "fin": shortDay(period.to)])
    }

    /// The days that a figure is about: a stock has one.
    func span(_ window: FigureWindow) -> String {
        switch window {
        case .over(let period): span(FigureState(period: period))
        case .at(let day): self("au {jour}", ["jour": shortDay(day)])
        }
    }
}

extension HTML {
    /// The number, large, with its unit small beside it.
    func figureNumber(_ text: FigureText) {
        span(.class(text.unit.isEmpty && text.number.count > 8 ? "v none" : "v")) {
            self.text(text.number)
            if !text.unit.isEmpty { small(text.unit) }
        }
    }

    /// Said beside a figure in which more than one case in ten is not known.
    func incompleteBadge(_ figure: Figure, _ l: Language) {
        if figure.isIncomplete { span(l("données incomplètes"), .class("badge wait")) }
    }
}
