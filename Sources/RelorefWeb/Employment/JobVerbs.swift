import RelorefRecords

/// What was done to a job or to somebody presented for it, as a history tells it.
enum JobVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        guard entry.noun == "jobOffer" || entry.noun == "jobApplication" else { return nil }
        return switch entry.act {
        case "receive": l("Offre d’emploi reçue")
        case "update": l("Offre d’emploi modifiée")
        case "closeJob": l("Offre d’emploi close")
        case "present": l("Présentation pour un emploi")
        case "interview": l("Entretien d’embauche")
        case "hire": l("Embauche")
        case "refuseByEmployer": l("Candidature non retenue par l’employeur")
        case "declineJob": l("Emploi refusé par la personne")
        case "seeJobAnswer": l("Réponse d’un employeur lue")
        case "endWithJob": l("Candidature close avec l’offre d’emploi")
        case "askEmployerOfJobs": l("Lien donné à l’employeur pour ses offres")
        case "askByEmployer": l("Question de l’employeur")
        case "readLinkNews": l("Réponse par lien lue")
        case "revokeOfferLink": l("Lien de l’employeur retiré")
        case "undoJob": l("Acte sur une offre d’emploi annulé")
        case "undoApplication": l("Acte sur une candidature annulé")
        default: nil
        }
    }
}
