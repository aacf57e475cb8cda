import RelorefDomain

/// What invented households want, in French and in the languages that several of them speak.
enum PathwayBook {
    struct Wish: Sendable {
        let domain: PathwayDomain
        let french: String
        /// By the code of the language; Persian is read in Dari too.
        let own: [String: String]
        let steps: [String]

        func words(in language: String) -> PathwayWords {
            let key =
                PathwayBook.persian.contains(language)
                ? "fas" : PathwayBook.arabic.contains(language) ? "ara" : language
            return PathwayWords(own: own[key] ?? "", language: language, french: french)
        }
    }

    static let persian: Set<String> = ["prs", "fas", "pes"]
    static let arabic: Set<String> = ["ara", "arb", "apd"]

    static let wishes: [Wish] = [
        Wish(
            domain: .employment, french: "Je veux travailler dans une cuisine.",
            own: [
                "fas": "می‌خواهم در آشپزخانه کار کنم.", "ara": "أريد أن أعمل في مطبخ.",
                "eng": "I want to work in a kitchen.",
            ],
            steps: [
                "S’inscrire à France Travail", "Préparer un CV avec le référent", "Visiter un restaurant d’insertion",
            ]),
        Wish(
            domain: .housing, french: "Nous voulons un logement à nous, près de l’école.",
            own: [
                "fas": "ما یک خانه برای خودمان نزدیک مدرسه می‌خواهیم.", "ara": "نريد بيتاً لنا قريباً من المدرسة.",
                "eng": "We want a home of our own, near the school.",
            ],
            steps: [
                "Déposer la demande de logement social", "Réunir les avis d’imposition",
                "Choisir les communes possibles",
            ]),
        Wish(
            domain: .language, french: "Je veux parler français avec le maître d’école.",
            own: [
                "fas": "می‌خواهم با معلم مدرسه فرانسوی صحبت کنم.", "ara": "أريد أن أتكلم الفرنسية مع معلم المدرسة.",
                "eng": "I want to speak French with the teacher.",
            ], steps: ["Passer le test de niveau", "S’inscrire au cours du soir"]),
        Wish(
            domain: .mobility, french: "Je veux conduire.",
            own: ["fas": "می‌خواهم رانندگی کنم.", "ara": "أريد أن أقود السيارة.", "eng": "I want to drive."],
            steps: ["Demander l’échange du permis", "Chercher une aide au code de la route"]),
        Wish(
            domain: .budget, french: "Nous voulons payer nos factures à temps.",
            own: [
                "fas": "می‌خواهیم قبض‌ها را به موقع بپردازیم.", "ara": "نريد أن ندفع الفواتير في وقتها.",
                "eng": "We want to pay our bills on time.",
            ],
            steps: ["Ouvrir un compte bancaire", "Mettre le loyer en virement", "Revoir l’énergie avec le référent"]),
        Wish(
            domain: .training, french: "Je veux un diplôme de mon métier.",
            own: [
                "fas": "می‌خواهم مدرک شغلم را بگیرم.", "ara": "أريد شهادة في مهنتي.",
                "eng": "I want a diploma in my trade.",
            ],
            steps: ["Demander l’attestation de comparabilité", "Rencontrer un centre de formation"]),
    ]

    static let notes: [PathwayDomain: String] = [
        .administrativeRights: "Ouvre son courrier seule, demande de l’aide pour répondre.",
        .housing: "Demande de logement social déposée, deux communes acceptées.",
        .employment: "Cherche un poste à temps plein, horaires de jour.",
        .training: "Intéressé par un titre professionnel court.",
        .language: "Se fait comprendre au guichet, lit lentement.",
        .schooling: "Les enfants vont à l’école tous les jours.",
        .childcare: "Sur liste d’attente à la crèche.",
        .budget: "Paie la participation chaque mois, pas d’épargne encore.",
        .domesticSkills: "Logement tenu, chauffage à régler ensemble.",
        .mobility: "Se déplace en bus, permis étranger à échanger.",
        .digital: "A un téléphone, pas d’ordinateur.",
        .socialLife: "Va au club du quartier le samedi.",
    ]

    static func theirs(in language: String) -> PathwayWords {
        PathwayWords(
            own: persian.contains(language)
                ? "به قرارها می‌آییم.\nهر ماه سهم خود را می‌پردازیم."
                : arabic.contains(language) ? "نأتي إلى المواعيد.\nندفع مساهمتنا كل شهر." : "", language: language,
            french:
                "Venir aux rendez-vous, ou prévenir.\nPayer la participation chaque mois.\nChercher un logement et un emploi."
        )
    }

    static let ours = PathwayWords(
        french:
            "Recevoir le ménage toutes les deux semaines.\nL’aider dans ses démarches de logement et d’emploi.\nFaire un bilan tous les trois mois."
    )

    static let reviews = [
        "Le cours de français avance, la recherche d’emploi commence. On garde les objectifs.",
        "Demande de logement complète. Premier entretien d’embauche passé.",
        "Budget mieux tenu, une étape reportée. On se revoit avant l’été.",
        "Bon trimestre : contrat signé, on prépare le départ.",
    ]
}
