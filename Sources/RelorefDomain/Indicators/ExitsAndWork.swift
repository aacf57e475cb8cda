// Definitions I-10 to I-12, I-17 and I-18: where households go when they leave a relay dwelling, and with what work.

extension IndicatorDefinition {
    static let exits: [IndicatorDefinition] = [
        IndicatorDefinition(
            .exitsToDirectLease, "Taux de sortie en bail direct",
            """
            Sorties de logement-relais vers un bail direct, sur toutes les sorties de la période. Un nouveau séjour \
            dans la même association sous sept jours est un transfert, non une sortie ; un bail glissant qui prolonge \
            un séjour relais est une sortie vers un bail direct le jour où il glisse.
            """,
            unit: .percent, .ratio, by: ofAnExit + [.kind], rounding: .percent),
        IndicatorDefinition(
            .employedAtDirectLease, "Emploi à la sortie (bail direct)",
            """
            Sorties vers un bail direct dont le ménage est en emploi le jour de la sortie, sur toutes les sorties \
            vers un bail direct. Un ménage est en emploi quand l’un de ses adultes a un contrat de travail en cours, \
            quel qu’il soit.
            """,
            unit: .percent, .ratio, by: ofAnExit, rounding: .percent),
        IndicatorDefinition(
            .employedAtExit, "Emploi à la sortie (toutes sorties)",
            "Sorties dont le ménage est en emploi, sur les sorties dont la situation est connue.",
            unit: .percent, .ratio, by: ofAnExit, rounding: .percent, unknowns: .beside),
        IndicatorDefinition(
            .adultsEmployedAtExit, "Emploi des adultes à la sortie",
            "Adultes en emploi le jour de la sortie, sur les adultes des ménages sortis.",
            unit: .percent, .ratio, by: ofAnExit + [.sex, .ageClass], rounding: .percent),
        IndicatorDefinition(
            .doubleInsertion, "Double insertion",
            "Sorties à la fois vers un bail direct et en emploi, sur toutes les sorties de la période.",
            unit: .percent, .ratio, by: ofAnExit, rounding: .percent),
        IndicatorDefinition(
            .exitsByType, "Sorties par type", "Sorties de logement-relais de la période, selon leur type.",
            unit: .exits, .count, by: ofAnExit),
        IndicatorDefinition(
            .contractsAtExit, "Emploi à la sortie par contrat",
            """
            Adultes en emploi le jour de la sortie, selon le contrat ; à plusieurs contrats, le plus ancien. Les \
            adultes dont la situation n’est pas connue sont listés et ne comptent pas.
            """,
            unit: .person, .sum, by: ofAnExit + [.kind, .sex], unknowns: .beside),
    ]

    static let ofAnExit: [FigureDimension] = [
        .departement, .site, .stock, .composition, .dwellingType, .exitType, .year,
    ]
}
