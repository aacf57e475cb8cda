// Definitions I-01 to I-09: whom the project helped, and with which dwellings.

extension IndicatorDefinition {
    static let served: [IndicatorDefinition] = [
        IndicatorDefinition(
            .householdsHelped, "Ménages bénéficiaires",
            """
            Ménages ayant passé au moins une nuit dans un logement-relais pendant la période, ou signé pendant la \
            période un bail direct obtenu par le projet. Un ménage connu de deux associations compte une fois.
            """,
            unit: .household, .count, by: [.departement, .site, .stock, .composition, .dwellingType, .kind, .year]),
        IndicatorDefinition(
            .personsHelped, "Personnes bénéficiaires",
            """
            Personnes membres d’un ménage bénéficiaire au moins un jour du service rendu pendant la période, enfants \
            nés entre-temps compris. Chaque personne compte une fois.
            """,
            unit: .person, .count, by: [.departement, .site, .composition, .sex, .ageClass, .year]),
    ]

    static let housed: [IndicatorDefinition] = [
        IndicatorDefinition(
            .dwellingsMobilised, "Logements mobilisés",
            """
            Logements mis en service comme logements-relais pendant la période, ou loués en bail direct par le \
            projet pendant la période. Un logement compte une fois, dans la catégorie atteinte en dernier.
            """,
            unit: .dwelling, .count, by: mobilised),
        IndicatorDefinition(
            .perennialShare, "Part pérenne en bail direct",
            "Logements mobilisés en bail direct, sur l’ensemble des logements mobilisés.",
            unit: .percent, .ratio, by: mobilised, rounding: .percent),
        IndicatorDefinition(
            .privateShare, "Part du parc privé",
            "Logements mobilisés du parc privé, sur l’ensemble des logements mobilisés.",
            unit: .percent, .ratio, by: mobilised, rounding: .percent),
        IndicatorDefinition(
            .relayOpened, "Logements-relais mobilisés",
            "Logements-relais mis en service pour la première fois pendant la période.",
            unit: .dwelling, .count, by: [.departement, .site, .stock, .dwellingType, .year]),
        IndicatorDefinition(
            .relayManaged, "Logements-relais gérés",
            "Logements-relais en service, ou momentanément hors service, ce jour-là.",
            unit: .dwelling, .count, days: .at, by: [.departement, .site, .stock, .dwellingType]),
        IndicatorDefinition(
            .relayPlaces, "Capacité relais",
            """
            Sur une période : places, à l’ouverture, des logements-relais mis en service pendant la période. À une \
            date : places des logements-relais en service ce jour-là.
            """,
            unit: .place, .sum, days: .overOrAt, by: [.departement, .site, .stock, .dwellingType, .year]),
        IndicatorDefinition(
            .placesAgainstCPH, "Places relais rapportées aux places de CPH",
            """
            Capacité relais de la période, sur le nombre de places de CPH du pays au dernier jour. Des places \
            ouvertes au fil des ans y sont comparées à un parc à une date.
            """,
            unit: .percent, .ratio, days: .overOrAt, by: [], rounding: .percent),
        IndicatorDefinition(
            .departementsCovered, "Départements couverts",
            "Départements où un logement-relais au moins a été mis en service pendant la période.",
            unit: .departement, .distinct, by: []),
    ]

    private static let mobilised: [FigureDimension] = [.departement, .site, .stock, .dwellingType, .kind, .year]
}
