// Definitions I-13 to I-16, I-25, I-26 and I-39: how long, how full, and what it frees upstream.

extension IndicatorDefinition {
    static let durations: [IndicatorDefinition] = [
        IndicatorDefinition(
            .stayLength, "Durée moyenne de séjour (sortis)",
            """
            Jours passés en logement-relais par les ménages sortis pendant la période, divisés par le nombre de \
            sorties ; les séjours liés par un transfert s’additionnent.
            """,
            unit: .days, .mean, by: ofAStay, rounding: .tenths),
        IndicatorDefinition(
            .nightsOccupied, "Taux d’occupation (nuitées)",
            """
            Nuits passées par des personnes dans les logements-relais en service, sur les places en service \
            multipliées par les nuits. Le jour de la sortie n’est pas une nuit.
            """,
            unit: .percent, .ratio, by: ofADwelling, rounding: .percent),
        IndicatorDefinition(
            .dwellingDaysOccupied, "Taux d’occupation (logement-jours)",
            "Jours où un logement-relais en service abrite au moins un ménage, sur ses jours en service.",
            unit: .percent, .ratio, by: ofADwelling, rounding: .percent),
        IndicatorDefinition(
            .rotation, "Taux de rotation",
            """
            Entrées de la période dans les logements-relais, sur le nombre moyen de logements en service : leurs jours \
            en service, divisés par les jours de la période.
            """,
            unit: .entriesPerDwelling, .ratio, by: ofADwelling, rounding: .hundredths),
        IndicatorDefinition(
            .leaseDelay, "Délai d’accès au logement",
            "Jours de la décision de protection au début du bail direct obtenu par le projet.",
            unit: .days, .mean, by: ofAStay + [.kind], rounding: .tenths, unknowns: .beside),
        IndicatorDefinition(
            .leaseDelayFromRelay, "Délai d’accès au logement depuis l’entrée en relais",
            "Jours de la première entrée en logement-relais au début du bail direct obtenu par le projet.",
            unit: .days, .mean, by: ofAStay + [.kind], rounding: .tenths, unknowns: .beside),
    ]

    static let upstream: [IndicatorDefinition] = [
        IndicatorDefinition(
            .placesFreed, "Fluidité du DNA : places libérées",
            """
            Personnes qui quittent un centre du DNA pendant la période et que le projet loge dans les sept jours, en \
            logement-relais, en bail glissant ou en bail direct.
            """,
            unit: .place, .sum, by: ofACentre),
        IndicatorDefinition(
            .centreDaysAvoided, "Fluidité du DNA : journées évitées",
            """
            Estimation : pour chaque ménage qui libère des places, jours entre son départ et la fin de son séjour \
            autorisé, multipliés par ses personnes.
            """,
            unit: .days, .sum, by: ofACentre, unknowns: .beside),
        IndicatorDefinition(
            .staysBeyondTerm, "Séjours au-delà du terme",
            "Ménages hébergés ce jour-là, en centre ou en logement-relais, après la fin de leur séjour autorisé.",
            unit: .household, .sum, days: .at, by: [.departement, .site, .composition, .kind], unknowns: .beside),
        IndicatorDefinition(
            .completeness, "Complétude des dossiers",
            """
            Sur les dossiers ouverts ce jour-là : réponses présentes, sur cinq attendues (composition, année de \
            naissance de chacun, décision de protection, situation d’emploi des adultes, terme du séjour et type des \
            sorties).
            """,
            unit: .percent, .ratio, days: .at, by: [.departement, .site, .composition], rounding: .percent),
    ]

    private static let ofAStay: [FigureDimension] = [
        .departement, .site, .stock, .composition, .dwellingType, .exitType, .year,
    ]
    private static let ofADwelling: [FigureDimension] = [.departement, .site, .stock, .dwellingType]
    private static let ofACentre: [FigureDimension] = [.departement, .site, .composition, .kind, .year]
}
