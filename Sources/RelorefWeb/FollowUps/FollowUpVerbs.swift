import RelorefRecords

/// What was done in a follow-up, as the history of a file tells it.
enum FollowUpVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        guard entry.noun == "followUp" else { return nil }
        return switch entry.act {
        case "openFollowUp": l("Suivi à six mois ouvert")
        case "recordContact": l("Visite ou entretien noté")
        case "withdrawContact": l("Visite ou entretien retiré")
        case "restoreContact": l("Visite ou entretien rétabli")
        case "checkRent": l("Loyer vérifié")
        case "agreePlan": l("Plan d’apurement signé")
        case "payInstalment": l("Paiement du plan reçu")
        case "endPlan": l("Plan d’apurement terminé")
        case "askLandlord": l("Loyer demandé au bailleur par un lien")
        case "revokeLandlordLink": l("Lien du bailleur retiré")
        case "landlordAnswer": l("Réponse du bailleur")
        case "closeFollowUp": l("Suivi à six mois clos")
        case "extendFollowUp": l("Suivi à six mois prolongé")
        case "restartFollowUp": l("Suivi à six mois repris sur un nouveau bail")
        default: nil
        }
    }
}
