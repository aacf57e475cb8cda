// Definitions I-16b, I-24, I-24b and I-36: what landlords propose, what comes of it, and the conventions behind it.

extension IndicatorDefinition {
    static let mobilising: [IndicatorDefinition] = [
        IndicatorDefinition(
            .offerToLease, "Délai de la proposition au bail",
            """
            Jours de la réception de la proposition du bailleur à la signature du bail du ménage, ou au jour où le bail \
            glisse, pour les baux de la période issus d’une proposition ou rattachés à une convention. Un bail rattaché \
            sans sa proposition est listé et ne compte pas.
            """,
            unit: .days, .mean,
            by: [.departement, .site, .stock, .composition, .dwellingType, .landlord, .year], rounding: .tenths,
            unknowns: .beside),
        IndicatorDefinition(
            .leasesPromised, "Objectifs de convention réalisés en baux",
            """
            Baux signés sous convention pendant la période, sur ce que les objectifs de ces conventions font attendre \
            pour les mêmes jours : le nombre promis multiplié par les jours, sur 365,25 quand il l’est par an. Les trois \
            compteurs se rapportent au même objectif, celui qui est en vigueur à la fin.
            """,
            unit: .percent, .ratio, by: ofAConvention, rounding: .percent, unknowns: .beside, parts: 100),
        IndicatorDefinition(
            .proposalsPromised, "Objectifs de convention réalisés en propositions",
            """
            Logements proposés sous convention pendant la période, sur ce que les objectifs font attendre pour les mêmes \
            jours. Une convention dont toutes les propositions ne sont pas notées depuis le début de la période est \
            listée et ne compte pas.
            """,
            unit: .percent, .ratio, by: ofAConvention, rounding: .percent, unknowns: .beside, parts: 100),
        IndicatorDefinition(
            .allocationsPromised, "Objectifs de convention réalisés en attributions",
            """
            Logements attribués sous convention pendant la période, sur ce que les objectifs font attendre pour les mêmes \
            jours. Une convention dont toutes les propositions ne sont pas notées depuis le début de la période est \
            listée et ne compte pas.
            """,
            unit: .percent, .ratio, by: ofAConvention, rounding: .percent, unknowns: .beside, parts: 100),
        IndicatorDefinition(
            .proposalsRefused, "Propositions refusées par motif",
            """
            Ménages proposés que le bailleur refuse, qui refusent ou qui ne répondent pas, et logements proposés puis \
            perdus, pendant la période. Un logement perdu parce qu’un ménage l’a refusé n’est pas compté une seconde fois.
            """,
            unit: .proposal, .count,
            by: [.kind, .detail, .landlord, .departement, .site, .dwellingType, .year]),
        IndicatorDefinition(
            .conventionsActive, "Partenariats actifs",
            """
            Conventions commencées, ni closes ni suspendues ce jour-là. Celles dont le terme est passé, sans tacite \
            reconduction et sans suite notée, sont listées et ne comptent pas.
            """,
            unit: .agreement, .sum, days: .at, by: ofAPartnership, unknowns: .beside),
        IndicatorDefinition(
            .conventionsWithTarget, "Partenariats actifs avec objectif",
            """
            Conventions actives qui ont un objectif chiffré ce jour-là, le leur ou celui de l’accord qu’elles déclinent, \
            sur les conventions actives.
            """,
            unit: .percent, .ratio, days: .at, by: ofAPartnership, rounding: .percent, unknowns: .beside),
        IndicatorDefinition(
            .conventionsSteered, "Partenariats actifs avec comité de pilotage",
            """
            Conventions actives dont un comité de pilotage s’est tenu pendant les douze mois qui finissent ce jour-là, \
            sur les conventions actives.
            """,
            unit: .percent, .ratio, days: .at, by: ofAPartnership, rounding: .percent, unknowns: .beside),
    ]

    private static let ofAConvention: [FigureDimension] = [.landlord, .departement, .site, .detail]
    private static let ofAPartnership: [FigureDimension] = [.departement, .site, .detail, .kind]
}
