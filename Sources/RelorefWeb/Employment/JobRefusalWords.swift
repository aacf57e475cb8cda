import RelorefDomain

/// Why something is not done to a job: what is wrong, and what to do.
extension JobWords {
    func sentence(_ refusal: JobOffer.Refusal) -> String {
        switch refusal {
        case .offerIs(let state):
            l("L’offre est maintenant « {état} » : rien n’est changé.", ["état": badge(state).words])
        case .applicationIs(let state):
            l("Cette candidature est maintenant « {état} » : rien n’est changé.", ["état": name(state)])
        case .inTheFuture: l("Ce jour n’est pas encore venu : notez ce qui a eu lieu.")
        case .before(let day): l("Ce jour vient avant le {jour}.", ["jour": l.shortDay(day)])
        case .untitled: l("Donnez l’intitulé du poste.")
        case .positions: l("Le nombre de postes va de 1 à 99.")
        case .positionsTaken(let hired):
            l.plural(
                hired, "{n} personne est embauchée : gardez plus de postes que cela.",
                "{n} personnes sont embauchées : gardez plus de postes que cela.")
        case .presentedBefore(let day):
            l("Quelqu’un a été présenté le {jour} : l’offre est venue avant.", ["jour": l.shortDay(day)])
        case .answerBeforeReception: l("La réponse serait attendue avant la réception : vérifiez les deux dates.")
        case .conventionElsewhere: l("Cette convention est avec un autre employeur.")
        case .presentedAlready: l("Cette personne est déjà présentée pour ce poste.")
        case .notOfTheFile: l("Choisissez une personne majeure du dossier.")
        case .tooLate(let day): l("L’employeur attendait une réponse avant le {jour}.", ["jour": l.shortDay(day)])
        case .reasonMissing: l("Donnez le motif.")
        case .notOverYet(let day): l("Le délai court jusqu’au {jour}.", ["jour": l.shortDay(day)])
        case .onlyByHire: l("Une offre est pourvue par une embauche.")
        case .notUndone: l("Cela ne s’annule plus : dix minutes ont passé, ou l’offre a changé depuis.")
        }
    }

    func field(_ refusal: JobOffer.Refusal) -> String {
        switch refusal {
        case .untitled: "intitule"
        case .positions, .positionsTaken: "postes"
        case .answerBeforeReception: "reponse_avant"
        case .conventionElsewhere: "convention"
        case .reasonMissing: "motif"
        default: "jour"
        }
    }

    func told(_ refusal: JobOffer.Refusal) -> FormReading.FieldError {
        FormReading.FieldError(field: field(refusal), sentence: sentence(refusal))
    }
}
