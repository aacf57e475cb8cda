import RelorefDomain
import RelorefRecords

/// Why something is not written down of a partner, beside its field.
struct PartnerRefusalWords {
    let l: Language

    /// The field of the form that a refusal speaks of, and its sentence.
    func told(_ refusal: PartnerRefusal) -> FormReading.FieldError {
        .init(field: field(refusal), sentence: sentence(refusal))
    }

    private func field(_ refusal: PartnerRefusal) -> String {
        switch refusal {
        case .withoutName, .sameName, .contactWithoutName: "nom"
        case .siretTaken: "siret"
        case .personInTheOpen, .wrongPhone: "telephone"
        case .wrongEmail: "courriel"
        case .circle: "membre"
        case .alreadyMerged, .notMerged, .itself, .mergedInCircle: "avec"
        case .dayAhead, .nameDays, .stockDayAhead: "jour"
        case .withoutConsent: "accord"
        case .leftBeforeArrival, .alreadyLeft: "parti"
        case .wrongReplacement: "remplace"
        case .withoutWords: "texte"
        case .stepBeforeTalk, .stepWithoutDay: "suite_jour"
        case .noStep, .stepDone: "suite"
        case .wrongPlace: "commune"
        }
    }

    private func sentence(_ refusal: PartnerRefusal) -> String {
        name(refusal) ?? merger(refusal) ?? contact(refusal) ?? ""
    }

    private func name(_ refusal: PartnerRefusal) -> String? {
        switch refusal {
        case .withoutName: l("Donnez le nom du partenaire.")
        case .sameName: l("C’est déjà son nom : écrivez le nouveau.")
        case .dayAhead: l("Ce jour n’est pas encore venu.")
        case .nameDays:
            l("Ces jours sont ceux d’un autre de ses noms : un nom finit avant que le suivant ne commence.")
        case .siretTaken: l("Un autre partenaire a déjà ce SIRET : ouvrez sa fiche au lieu d’en faire une seconde.")
        case .personInTheOpen:
            l(
                "C’est une personne : son téléphone, son courriel, son adresse et son SIRET se notent comme contact, où ils sont scellés."
            )
        case .circle: l("Ce partenaire est lui-même membre de celui-ci : choisissez-en un autre.")
        case .wrongPhone: l("Ce numéro de téléphone n’est pas complet : dix chiffres, ou + et l’indicatif du pays.")
        case .wrongEmail: l("Cette adresse n’est pas complète : par exemple accueil@exemple.fr.")
        default: nil
        }
    }

    private func merger(_ refusal: PartnerRefusal) -> String? {
        switch refusal {
        case .alreadyMerged: l("Ce partenaire est déjà devenu un autre.")
        case .notMerged: l("Ce partenaire n’est devenu aucun autre.")
        case .itself: l("Choisissez un autre partenaire que lui-même.")
        case .mergedInCircle: l("Celui-là est lui-même devenu celui-ci : choisissez le dernier de la suite.")
        case .stockDayAhead: l("Le parc se note à un jour venu.")
        case .wrongPlace: l("Cette commune n’est pas de ce département.")
        default: nil
        }
    }

    private func contact(_ refusal: PartnerRefusal) -> String? {
        switch refusal {
        case .withoutConsent:
            l(
                "Un numéro, un courriel ou une adresse se garde avec l’accord de la personne : donnez le jour de son accord, ou ôtez-les."
            )
        case .contactWithoutName: l("Donnez le nom, ou au moins la fonction.")
        case .leftBeforeArrival: l("Le départ vient avant l’arrivée.")
        case .alreadyLeft: l("Ce contact est déjà noté comme parti.")
        case .wrongReplacement: l("Qui appeler à sa place est un contact du même partenaire, encore en poste.")
        case .withoutWords: l("Écrivez en quelques mots ce qui s’est dit.")
        case .stepBeforeTalk: l("La suite vient après l’échange.")
        case .stepWithoutDay: l("Donnez le jour de la suite, ou laissez-la vide.")
        case .noStep: l("Cet échange n’a pas de suite.")
        case .stepDone: l("La suite est déjà faite.")
        default: nil
        }
    }
}
