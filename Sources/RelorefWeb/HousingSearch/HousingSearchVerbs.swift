import RelorefRecords

/// What was done in the search for a home, as the history of a file tells it.
enum HousingSearchVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        switch entry.act {
        case "recordRequest": l("Demande de logement social notée")
        case "changeRequest": l("Demande de logement social modifiée")
        case "attestRequest": l("Attestation de la demande de logement reçue")
        case "renewRequest": l("Demande de logement social renouvelée")
        case "updateRequest": l("Demande de logement social mise à jour")
        case "endRequest": l("Fin de la demande de logement social")
        case "reopenRequest": l("Demande de logement social rouverte")
        case "handRequest": l("Demande de logement partie avec l’autre dossier")
        case "takeRequest": l("Demande de logement venue de l’autre dossier")
        case "recordClaim": l("Recours DALO ou DAHO noté")
        case "changeClaim": l("Recours DALO ou DAHO suivi")
        case "recordLead": l("Piste notée dans le journal de recherche")
        case "changeLead": l("Piste du journal de recherche complétée")
        case "withdrawLead": l("Piste du journal de recherche retirée")
        case "restoreLead": l("Piste du journal de recherche rétablie")
        case "keepBudget": l("Simulation de budget gardée")
        case "withdrawBudget": l("Simulation de budget retirée")
        case "restoreBudget": l("Simulation de budget rétablie")
        default: nil
        }
    }
}
