import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The ten figures of the leaflet in their three groups, in its words.
extension HomePage {
    var groups: [(title: String, cards: [FigureCard])] {
        [
            (ask.l("Aider et loger"), helped), (ask.l("Ouvrir des relais"), relays),
            (ask.l("Sortir vers l’autonomie"), exits),
        ]
    }

    private func card(_ id: IndicatorID, _ label: String, _ detail: String) -> FigureCard {
        FigureCard(figures[id], label, detail, figures.state, ask.l)
    }

    private func fraction(_ id: IndicatorID) -> String { ask.l.fraction(figures[id]) ?? "" }

    private var helped: [FigureCard] {
        let l = ask.l
        let households = figures[.householdsHelped].numerator
        let persons = figures[.personsHelped]
        var first = card(.householdsHelped, l.plural(households, "ménage aidé", "ménages aidés"), l("soit") + " ")
        first.second = (
            l.plural(persons.numerator, "{n} personne", "{n} personnes"),
            Link.indicator(IndicatorID.personsHelped.slug).with(figures.state).path
        )
        let dwellings = figures[.dwellingsMobilised].numerator
        return [
            first,
            card(
                .dwellingsMobilised, l.plural(dwellings, "logement mobilisé", "logements mobilisés"),
                l("parc public et parc privé")),
            card(
                .perennialShare, l("de logements pérennes"),
                l("{fraction}, en bail direct", ["fraction": fraction(.perennialShare)])),
            card(.privateShare, l("dans le parc privé"), fraction(.privateShare)),
        ]
    }

    private var relays: [FigureCard] {
        let l = ask.l
        let opened = figures[.relayOpened].numerator
        let places = figures[.relayPlaces].numerator
        let departements = figures[.departementsCovered].numerator
        let mean = opened > 0 ? l.numbers.number(Double(places) / Double(opened), places: 1) : ""
        return [
            card(
                .relayOpened, l.plural(opened, "logement-relais", "logements-relais"),
                l("ouverts en {années}", ["années": l.span(figures.state)])),
            card(.departementsCovered, l.plural(departements, "département", "départements"), foremost),
            card(
                .relayPlaces, l.plural(places, "place", "places"),
                opened > 0 ? l("{n} par logement en moyenne", ["n": mean]) : ""),
            card(.placesAgainstCPH, l("des places de CPH"), againstCPH),
        ]
    }

    /// The two départements with the most relay dwellings.
    private var foremost: String {
        let names = figures.relayByDepartement.compactMap(\.code).prefix(2).map { ask.label("departement", $0) }
        guard names.count == 2 else { return names.first ?? "" }
        return ask.l("dont {un} et {deux}", ["un": names[0], "deux": names[1]])
    }

    private var againstCPH: String {
        let figure = figures[.placesAgainstCPH]
        guard let places = figure.denominator else { return "" }
        return ask.l(
            "{n} pour {total} places de CPH", ["n": ask.l.number(figure.numerator), "total": ask.l.number(places)])
    }

    private var exits: [FigureCard] {
        let l = ask.l
        let (direct, work) = (figures[.exitsToDirectLease], figures[.employedAtDirectLease])
        var leaving = card(
            .exitsToDirectLease, l("des sorties de relais en bail direct"),
            l(
                "{n} ménages sur {total} sortis",
                ["n": l.number(direct.numerator), "total": l.number(direct.denominator ?? 0)]))
        var working = card(
            .employedAtDirectLease, l("en emploi à la sortie"),
            l(
                "{n} ménages sur les {total} entrés en bail direct",
                ["n": l.number(work.numerator), "total": l.number(work.denominator ?? 0)]))
        leaving.isWide = true
        working.isWide = true
        return [leaving, working]
    }
}
