/// The letters that come with the product, in French. A network puts its own in their place.
package enum ShippedLetters {
    /// The day since which they are offered.
    package static let from = Day(number: 20_454)

    package static func template(_ kind: LetterKind) -> LetterTemplate {
        LetterTemplate(kind: kind, version: 1, from: from, text: text(kind))
    }

    private static func text(_ kind: LetterKind) -> LetterText {
        switch kind {
        case .accommodation: accommodation
        case .occupancy: OccupancyLetter.text
        case .landlord: landlord
        case .reminder: reminder
        case .repaymentPlan: repaymentPlan
        case .summons: summons
        case .followUpCertificate: followUpCertificate
        case .unansweredOffer: UnansweredOfferLetter.text
        }
    }

    private static let accommodation = LetterText(
        title: "Attestation d’hébergement",
        body: """
            {association} atteste héberger depuis le {entrée}, dans un logement-relais dont elle dispose, les personnes suivantes :

            {personnes}

            Adresse : {adresse}

            Cet hébergement est temporaire. Il est accordé jusqu’au {terme}, sauf prolongation.

            Attestation faite à la demande des personnes hébergées, pour servir et valoir ce que de droit.

            ~ {association}, {référent}
            """)

    private static let landlord = LetterText(
        title: "Courrier au bailleur",
        body: """
            À l’attention de {bailleur}

            Objet : {objet}

            Madame, Monsieur,

            {association} accompagne le ménage {ménage}, votre locataire à {commune}, depuis le {début_suivi}. Le ménage a donné son accord pour que nous vous écrivions.

            {référent} reste à votre disposition pour tout ce qui touche à ce logement : un loyer en retard, un dégât, une question de voisinage. Plus nous le savons tôt, plus vite nous pouvons agir avec le ménage.

            Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.

            ~ {association}, {référent}
            """)

    private static let reminder = LetterText(
        title: "Loyer à régler",
        body: """
            {ménage}
            {commune}

            Madame, Monsieur,

            D’après ce que nous savons au {jour}, {dette} de loyers et de charges de votre logement restent à payer à {bailleur}.

            Ne restez pas seuls avec cette dette. Appelez {référent}, ou venez à notre site de {site} : nous regarderons ensemble vos ressources, vos droits (aide au logement, fonds de solidarité pour le logement) et la façon de payer en plusieurs fois.

            Continuez de payer le loyer du mois, même si vous ne pouvez pas encore payer le retard.

            ~ {association}, {référent}
            """)

    private static let repaymentPlan = LetterText(
        title: "Plan d’apurement",
        body: """
            Entre {ménage}, locataire à {commune}, et {bailleur}. Suivi par l’association : {association}.

            Au {accord}, {dette} de loyers et de charges restent dus. Le ménage les paie ainsi :

            {paiements}

            Le loyer courant continue d’être payé chaque mois. Un paiement manqué de plus de quinze jours rompt ce plan.

            ~ Le ménage | Le bailleur | L’association
            """)

    private static let summons = LetterText(
        title: "Rendez-vous",
        body: """
            {ménage}

            Madame, Monsieur,

            Nous vous attendons le {rendez-vous}, à cette adresse : {lieu}.

            Objet : {objet}

            Si vous ne pouvez pas venir, prévenez {référent} : nous fixerons un autre jour.

            ~ {association}, {référent}
            """)

    private static let followUpCertificate = LetterText(
        title: "Certificat de suivi",
        body: """
            {association} suit le ménage {ménage}, locataire de {bailleur} à {commune}, depuis le {début_suivi}. Ce suivi dure jusqu’au {fin_suivi}.

            Au {jour} :

            - {visites} au domicile ;
            - {contacts} ;
            - {loyers}.

            Certificat fait avec l’accord du ménage. Il ne dit rien d’autre de lui.

            ~ {association}, {référent}
            """)
}
