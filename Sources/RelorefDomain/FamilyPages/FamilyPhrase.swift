/// What a household's page says: one short sentence each, in the French from which translations are made.
package enum FamilyPhrase: String, Sendable, Codable, CaseIterable {
    case pageTitle, typeCode, badCode, whoAreYou, threeLetters, orYear, next, notYou, triesLeft, locked, ended
    case home, myAppointment, myPapers, myPayments, broken, call, language, close, closed
    case noAppointment, appointment, homeVisit, atOffice, atHome, byPhone, byVideo, elsewhere, bring
    case iCome, anotherDay, saidComes, saidAnotherDay
    case permit, valid, endsSoon, over, unknownDay, until, noPapers
    case rent, toPay, paid, stillToPay, rentPaid, rentNotPaid, nextPayment, noPayments
    case whatIsBroken, danger, water, heating, electricity, door, window, kitchen, damp, pests, otherThing
    case teamKnows, teamOnIt, mended
    case team, sick, police, fire, anyEmergency, bySMS, violence
    case addPhoto, send, photoKept, photoMissing, photoTooHeavy, notAPhoto, photoNotNow, photosFull
    case myPlan, noPlan, iDo, partnerDoes, dueOn, done
    case noNetwork, pageOf, nothingLeaves, tryAgain, forget
    case appointmentMoved, appointmentCancelled
    case copyTitle, copyYours, copyCorrect, copyErase, copyAsk, copyComplain

    /// The sentence in French.
    package var french: String { FamilyPhrase.source[self] ?? rawValue }

    private static let source: [FamilyPhrase: String] = [
        .pageTitle: "Ma page",
        .typeCode: "Écrivez le code de votre feuille.",
        .badCode: "Ce code ne va pas. Regardez votre feuille.",
        .whoAreYou: "Qui êtes-vous ?",
        .threeLetters: "Écrivez 3 lettres de votre nom de famille.",
        .orYear: "Ou votre année de naissance.",
        .next: "Continuer",
        .notYou: "Ce n’est pas juste. Essayez encore.",
        .triesLeft: "Essais qui restent :",
        .locked: "Cette page est fermée. Appelez l’association.",
        .ended: "Ce code est fini. Demandez un autre code.",
        .home: "Accueil",
        .myAppointment: "Mon rendez-vous",
        .myPapers: "Mes papiers",
        .myPayments: "Mes paiements",
        .broken: "Quelque chose est cassé",
        .call: "Qui appeler",
        .language: "Langue",
        .close: "Fermer",
        .closed: "La page est fermée.",
        .noAppointment: "Pas de rendez-vous pour l’instant.",
        .appointment: "Vous avez rendez-vous.",
        .homeVisit: "Nous venons chez vous.",
        .atOffice: "À l’association",
        .atHome: "Chez vous",
        .byPhone: "Par téléphone",
        .byVideo: "En vidéo",
        .elsewhere: "À cette adresse",
        .bring: "Apportez :",
        .iCome: "Je viens",
        .anotherDay: "Je veux un autre jour",
        .saidComes: "Vous avez dit : je viens.",
        .saidAnotherDay: "Vous voulez un autre jour. Nous vous appelons.",
        .permit: "Titre de séjour",
        .valid: "C’est bon.",
        .endsSoon: "C’est bientôt fini. Appelez l’association.",
        .over: "C’est fini. Appelez l’association.",
        .unknownDay: "Nous ne savons pas la date.",
        .until: "Jusqu’au",
        .noPapers: "Nous n’avons pas vos papiers.",
        .rent: "Loyer",
        .toPay: "À payer",
        .paid: "Payé",
        .stillToPay: "Reste à payer",
        .rentPaid: "C’est payé.",
        .rentNotPaid: "Ce n’est pas tout payé.",
        .nextPayment: "Prochain paiement",
        .noPayments: "Rien à payer ici.",
        .whatIsBroken: "Qu’est-ce qui est cassé ?",
        .danger: "Danger ? Appelez le 18 ou le 112.",
        .water: "L’eau",
        .heating: "Le chauffage",
        .electricity: "L’électricité",
        .door: "La porte ou la clé",
        .window: "La fenêtre",
        .kitchen: "La cuisine",
        .damp: "De l’eau sur les murs",
        .pests: "Des insectes ou des souris",
        .otherThing: "Autre chose",
        .teamKnows: "L’association le sait.",
        .teamOnIt: "L’association s’en occupe.",
        .mended: "C’est réparé.",
        .team: "L’association",
        .sick: "Malade ou blessé",
        .police: "Police",
        .fire: "Feu",
        .anyEmergency: "Toute urgence",
        .bySMS: "Par SMS, si vous n’entendez pas",
        .violence: "Violences faites aux femmes",
        .addPhoto: "Ajouter une photo",
        .send: "Envoyer",
        .photoKept: "La photo est arrivée.",
        .photoMissing: "Choisissez une photo.",
        .photoTooHeavy: "La photo est trop lourde. Prenez-la plus petite.",
        .notAPhoto: "Ce n’est pas une photo. Essayez encore.",
        .photoNotNow: "La photo n’arrive pas. Essayez plus tard.",
        .photosFull: "Il y a assez de photos.",
        .myPlan: "Mon projet",
        .noPlan: "Rien d’écrit pour l’instant.",
        .iDo: "Vous",
        .partnerDoes: "Un partenaire",
        .dueOn: "Avant le",
        .done: "C’est fait.",
        .noNetwork: "Pas de réseau.",
        .pageOf: "Voici votre page du :",
        .nothingLeaves: "Sans réseau, rien ne part.",
        .tryAgain: "Essayer encore",
        .forget: "Oublier sur ce téléphone",
        .appointmentMoved: "Votre rendez-vous a changé :",
        .appointmentCancelled: "Votre rendez-vous est annulé :",
        .copyTitle: "Ce que nous gardons sur vous",
        .copyYours: "Cette copie est à vous.",
        .copyCorrect: "C’est faux ? Demandez de corriger.",
        .copyErase: "Vous pouvez demander d’effacer.",
        .copyAsk: "Un interprète peut lire avec vous.",
        .copyComplain: "Pas d’accord ? Écrivez à la CNIL.",
    ]
}
