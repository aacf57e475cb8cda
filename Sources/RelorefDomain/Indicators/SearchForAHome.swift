// Definitions I-30 and I-31: requests for social housing on a day, and claims for the enforceable right to housing.

extension IndicatorDefinition {
    static let search: [IndicatorDefinition] = [
        IndicatorDefinition(
            .socialRequestsActive, "Demandes de logement social actives",
            """
            Demandes de logement social déposées, ni satisfaites, ni radiées, ni arrivées à leur terme ce jour-là ; le \
            terme court du dépôt ou du dernier renouvellement. Celles d’un dossier clos avant ce jour sont listées et \
            ne comptent pas.
            """,
            unit: .request, .sum, days: .at, by: ofARequest, unknowns: .beside),
        IndicatorDefinition(
            .socialRequestsRenewed, "Demandes de logement social renouvelées à temps",
            """
            Demandes renouvelées au plus tard le jour de leur terme, sur les demandes arrivées à un terme pendant les \
            douze mois qui finissent ce jour-là. Une demande satisfaite ou radiée avant son terme n’y arrive pas ; si le \
            dossier était clos avant le terme, le renouvellement n’est pas connu.
            """,
            unit: .percent, .ratio, days: .at, by: ofARequest, rounding: .percent, unknowns: .beside),
        IndicatorDefinition(
            .claimsFiled, "Recours DALO déposés",
            "Recours DALO déposés pendant la période, retirés ensuite ou non. Les recours DAHO n’en sont pas.",
            unit: .claim, .count, by: ofAClaim + [.year]),
        IndicatorDefinition(
            .claimsRecognised, "Recours DALO reconnus",
            """
            Recours DALO que la commission a reconnus prioritaires pendant la période. Ceux dont le délai de décision \
            s’est achevé pendant la période, et dont aucune décision n’est saisie, sont listés et ne comptent pas.
            """,
            unit: .claim, .sum, by: ofAClaim, unknowns: .beside),
        IndicatorDefinition(
            .claimsRehoused, "Recours DALO relogés",
            """
            Recours DALO reconnus prioritaires dont le ménage a été relogé pendant la période. Ceux dont le délai du \
            préfet s’est achevé pendant la période, alors que le dossier était déjà clos, sont listés et ne comptent pas.
            """,
            unit: .claim, .sum, by: ofAClaim, unknowns: .beside),
        IndicatorDefinition(
            .claimDays, "Délai du DALO au relogement",
            """
            Jours du dépôt du recours DALO au relogement : le cas du milieu (médiane), pour les recours reconnus \
            prioritaires et relogés pendant la période. Un recours sans jour de dépôt est listé et ne compte pas.
            """,
            unit: .days, .median, by: ofAClaim + [.year], rounding: .tenths, unknowns: .beside),
    ]

    private static let ofARequest: [FigureDimension] = [.departement, .site, .composition]
    private static let ofAClaim: [FigureDimension] = [.departement, .site, .composition]
}
