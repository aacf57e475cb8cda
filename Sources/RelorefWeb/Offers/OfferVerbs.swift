import RelorefRecords

/// What was done to an offer or a candidacy, as a history tells it.
enum OfferVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        guard entry.noun == "offer" || entry.noun == "candidacy" else { return nil }
        return switch entry.act {
        case "receive": l("Proposition de logement reçue")
        case "update": l("Proposition de logement modifiée")
        case "attachOffer": l("Proposition rattachée à une convention")
        case "detachOffer": l("Proposition détachée d’une convention")
        case "qualify": l("Proposition de logement examinée")
        case "open": l("Proposition de logement ouverte aux candidatures")
        case "closeOffer": l("Proposition de logement close")
        case "propose": l("Candidature proposée pour un logement")
        case "consentCandidacy": l("Accord du ménage pour un logement")
        case "completeFile": l("Dossier de candidature complet")
        case "send": l("Candidature envoyée au bailleur")
        case "acknowledgeCandidacy": l("Candidature reçue par le bailleur")
        case "decideCandidacy": l("Décision du bailleur sur une candidature")
        case "riseInRank": l("Logement attribué au rang suivant")
        case "acceptAllocation": l("Logement accepté par le ménage")
        case "refuseByHousehold": l("Logement refusé par le ménage")
        case "noteSilence": l("Pas de réponse du ménage dans le délai")
        case "withdrawCandidacy": l("Candidature retirée")
        case "endWithOffer": l("Candidature close avec la proposition")
        case "leaseOffer": l("Bail signé après une proposition")
        case "undoCandidacy": l("Acte sur une candidature annulé")
        case "undoOffer": l("Acte sur une proposition annulé")
        case "nameVisit": l("Visite d’un logement proposée")
        case "agreeVisit": l("Visite d’un logement convenue")
        case "declineVisit": l("Visite d’un logement refusée")
        case "cancelVisit": l("Visite d’un logement annulée")
        case "askByLandlord": l("Question du bailleur")
        case "readLinkNews": l("Réponse par lien lue")
        case "askLandlordOfOffers": l("Lien donné au bailleur pour ses propositions")
        case "revokeOfferLink": l("Lien du bailleur retiré")
        default: nil
        }
    }
}
