import RelorefDomain

/// Why something was not written down about a convention: beside which field, and what to do.
struct ConventionRefusalWords {
    let ask: Ask
    private var l: Language { ask.l }

    func told(_ refusal: Convention.Refusal) -> FormReading.FieldError {
        let (field, sentence) = words(refusal)
        return .init(field: field, sentence: sentence)
    }

    private func words(_ refusal: Convention.Refusal) -> (String, String) {
        switch refusal {
        case .notFrom(let state, let step):
            (
                "etape",
                l(
                    "« {étape} » ne vient pas après « {état} ». Choisissez une étape qui suit.",
                    ["étape": ask.label("conventionStep", step), "état": ask.label("conventionState", state)])
            )
        case .needsDay: ("jour", l("Pour cette étape, écrivez le jour entier, par exemple 17/11/2006."))
        case .inTheFuture: ("jour", l("Ce jour n’est pas encore venu : écrivez aujourd’hui ou un jour passé."))
        case .before(let step, let date):
            (
                "jour",
                l(
                    "« {étape} » est datée de {jour} : cette étape ne peut pas venir avant.",
                    ["étape": ask.label("conventionStep", step), "jour": ConventionWords(ask: ask).date(date)])
            )
        case .othersStandOnIt:
            ("etape", l("D’autres étapes ou l’objectif reposent sur celle-ci : retirez-les d’abord."))
        case .meetingHeld: ("tenu", l("Ce comité a déjà eu lieu : son jour ne change plus."))
        case .decisionDone: ("titre", l("Cette décision est faite : elle ne change plus."))
        case .correctionUnexplained: ("raison", l("Dites pourquoi la saisie est à corriger."))
        case .targetStands:
            (
                "nombre",
                l(
                    "Un comité s’est tenu ou un avenant existe depuis cette saisie : proposez un avenant pour le changer."
                )
            )
        case .approvedBeforeHeld:
            ("approuve", l("Un compte rendu s’approuve une fois le comité tenu : vérifiez les deux jours."))
        case .minutesApproved:
            (
                "approuve",
                l("Ce compte rendu est approuvé : videz le jour de l’approbation pour le changer, puis redonnez-le.")
            )
        case .frameworkNotWider:
            ("cadre", l("Un accord-cadre est d’un niveau plus large que la convention : choisissez-en un autre."))
        case .othersCarryItOut:
            ("niveau", l("Des conventions déclinent cet accord : il reste d’un niveau plus large qu’elles."))
        case .renewedAlready: ("titre", l("Une autre convention renouvelle déjà celle-là : ouvrez-la."))
        case .untitled: ("titre", l("Donnez un titre à la convention."))
        case .noLandlord:
            (
                "partenaire",
                l("Ce partenaire ne loue pas de logements : choisissez un bailleur, ou précisez-le sur sa fiche.")
            )
        case .decided: ("decision", l("Une décision est déjà notée pour cet avenant : relisez la page."))
        case .reasonMissing: ("motif", l("Dites pourquoi l’avenant est refusé."))
        case .decidedBeforeProposed(let date):
            (
                "jour",
                l(
                    "L’avenant est proposé depuis {jour} : la décision vient après.",
                    ["jour": ConventionWords(ask: ask).date(date)])
            )
        default: targetOrLease(refusal)
        }
    }

    private func targetOrLease(_ refusal: Convention.Refusal) -> (String, String) {
        switch refusal {
        case .termBeforeStart(let start):
            ("au", l("Le terme vient avant le premier jour, le {jour}.", ["jour": l.shortDay(start)]))
        case .startMissing: ("du", l("Écrivez à partir de quel jour le nouvel objectif vaut."))
        case .quantity: ("nombre", l("Écrivez un nombre, au moins 1."))
        case .outsideConvention(let from, let to?):
            (
                "du",
                l(
                    "La convention va du {début} au {fin} : choisissez un jour dans cette période.",
                    ["début": l.shortDay(from), "fin": l.shortDay(to)])
            )
        case .outsideConvention(let from, nil):
            ("du", l("Choisissez un jour après le {jour}.", ["jour": l.shortDay(from)]))
        case .notSigned: ("nombre", l("La convention n’est pas signée : enregistrez d’abord sa signature."))
        case .needsAmendment:
            ("unite", l("Un objectif existe déjà pour ce compte : proposez un avenant pour le changer."))
        case .needsTerm: ("periode", l("La convention n’a pas de terme : donnez un objectif par an."))
        case .sameAsNow: ("nombre", l("C’est déjà l’objectif en vigueur : il n’y a rien à changer."))
        case .otherLandlord: ("bail", l("Ce logement n’est pas à ce bailleur."))
        case .otherConvention: ("bail", l("Ce bail compte déjà pour une convention."))
        case .leaseOutside(let day):
            ("bail", l("Ce bail est du {jour}, hors de la convention.", ["jour": l.shortDay(day)]))
        default: ("bail", l("Ce bail n’est pas encore au nom du ménage."))
        }
    }
}
