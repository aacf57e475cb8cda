// Definitions I-19, I-22b, I-23, I-29 and I-32: what became of households on the way out and in their own homes.

extension IndicatorDefinition {
    static let afterwards: [IndicatorDefinition] = [
        IndicatorDefinition(
            .stillInWorkAtThreeMonths, "Maintien en emploi à 3 mois",
            """
            Ménages en emploi 90 jours après leur sortie, chez n’importe quel employeur, sur les ménages sortis en \
            emploi vers un bail direct et dont la situation ce jour-là est connue. Sorties de la période dont les 90 \
            jours sont écoulés à sa fin ; un dossier clos avant ce jour ne dit plus rien de l’emploi.
            """,
            unit: .percent, .ratio, by: ofAnExit, rounding: .percent, unknowns: .beside),
        IndicatorDefinition(
            .stillInWork, "Maintien en emploi à 6 mois",
            """
            Ménages en emploi 180 jours après leur sortie, chez n’importe quel employeur, sur les ménages sortis en \
            emploi vers un bail direct et dont la situation ce jour-là est connue. Sorties de la période dont les 180 \
            jours sont écoulés à sa fin ; un dossier clos avant ce jour ne dit plus rien de l’emploi.
            """,
            unit: .percent, .ratio, by: ofAnExit, rounding: .percent, unknowns: .beside),
        IndicatorDefinition(
            .stillInHomeAtThreeMonths, "Maintien dans le logement à 3 mois",
            """
            Ménages qui occupent, 90 jours après leur sortie, le logement du bail direct vers lequel ils sont sortis, \
            sur ceux dont cela est connu. Sorties de la période dont les 90 jours sont écoulés à sa fin ; sans bail \
            saisi, ou quand le dossier est clos avant ce jour sans que le bail ait pris fin, cela n’est pas connu.
            """,
            unit: .percent, .ratio, by: ofAnExit, rounding: .percent, unknowns: .beside),
        IndicatorDefinition(
            .stillInHome, "Maintien dans le logement à 6 mois",
            """
            Ménages qui occupent, 180 jours après leur sortie, le logement du bail direct vers lequel ils sont sortis, \
            sur ceux dont cela est connu. Sorties de la période dont les 180 jours sont écoulés à sa fin ; sans bail \
            saisi, ou quand le dossier est clos avant ce jour sans que le bail ait pris fin, cela n’est pas connu.
            """,
            unit: .percent, .ratio, by: ofAnExit, rounding: .percent, unknowns: .beside),
        IndicatorDefinition(
            .arrearsInLease, "Impayés en bail direct suivi",
            """
            Suivis dont un loyer au moins a été payé en retard, en partie ou pas du tout, sur les suivis commencés \
            pendant la période. Un suivi commence le premier jour du bail, ou le jour où le bail glisse ; tant \
            qu’aucun contrôle n’a de résultat, il n’est pas connu.
            """,
            unit: .percent, .ratio, by: ofAFollowUp, rounding: .percent),
        IndicatorDefinition(
            .contactsInTime, "Complétude du suivi 6 mois",
            """
            Contacts tenus à temps, sur les contacts prévus jusqu’à la fin de la période, pour les suivis commencés \
            pendant la période. Un suivi clos avant son terme n’en attend plus après sa clôture ; un contact qui \
            peut encore être tenu à temps n’est pas attendu.
            """,
            unit: .percent, .ratio, by: ofAFollowUp, rounding: .percent),
        IndicatorDefinition(
            .followUpsCompleted, "Suivis clos avec toutes leurs visites",
            """
            Suivis clos dont toutes les visites prévues jusqu’à la clôture ont eu lieu, même en retard, sur les suivis \
            commencés pendant la période et clos, même après elle. Un entretien ou un appel ne remplace pas une visite ; \
            une visite ne vaut que pour une visite prévue.
            """,
            unit: .percent, .ratio, by: ofAFollowUp, rounding: .percent),
        IndicatorDefinition(
            .frenchProgress, "Niveau de français",
            """
            Adultes qui ont gagné au moins un niveau du CECRL à l’oral entre l’entrée et la sortie, sur les adultes \
            sortis pendant la période dont les deux niveaux sont connus. À l’entrée, la dernière évaluation faite \
            jusque-là, ou la première du séjour ; à la sortie, la dernière, plus récente. A1.1 n’est pas encore A1.
            """,
            unit: .percent, .ratio, by: ofAnExit + [.sex, .ageClass], rounding: .percent, unknowns: .beside),
        IndicatorDefinition(
            .movedAway, "Mobilité géographique",
            """
            Ménages sortis pendant la période vers un bail direct dans un autre département que celui du \
            logement-relais quitté. Un ménage compte une fois ; ceux dont le nouveau logement n’est pas connu sont \
            listés et ne comptent pas.
            """,
            unit: .household, .sum, by: ofAnExit + [.kind], unknowns: .beside),
        IndicatorDefinition(
            .movedAwayToWork, "Mobilité géographique avec emploi",
            """
            Ménages sortis pendant la période vers un bail direct dans un autre département, en emploi le jour de la \
            sortie. Un ménage compte une fois ; ceux dont le nouveau logement ou la situation d’emploi n’est pas \
            connu sont listés et ne comptent pas.
            """,
            unit: .household, .sum, by: ofAnExit + [.kind], unknowns: .beside),
    ]

    private static let ofAFollowUp: [FigureDimension] = [
        .departement, .site, .stock, .composition, .dwellingType, .kind, .year, .landlord, .referent,
    ]
}
