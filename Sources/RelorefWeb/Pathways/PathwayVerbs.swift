import RelorefRecords

/// What was done in a household's project, as the history of a file tells it.
enum PathwayVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        guard entry.noun == "pathway" else { return nil }
        return switch entry.act {
        case "diagnose": l("Diagnostic noté")
        case "withdrawDiagnosis": l("Diagnostic retiré")
        case "restoreDiagnosis": l("Diagnostic rétabli")
        case "setGoal": l("Objectif enregistré")
        case "changeGoal": l("Objectif changé")
        case "turnGoal": l("Objectif : changement d’état")
        case "addStep": l("Étape ajoutée")
        case "finishStep": l("Étape faite")
        case "takeBackStep": l("Étape à refaire")
        case "withdrawStep": l("Étape retirée")
        case "restoreStep": l("Étape rétablie")
        case "showGoal", "showStep": l("Montré au ménage sur sa page")
        case "hideGoal", "hideStep": l("Retiré de la page du ménage")
        case "signContract": l("Contrat d’accompagnement signé")
        case "renewContract": l("Contrat d’accompagnement renouvelé")
        case "endContract": l("Contrat d’accompagnement terminé")
        case "addReview": l("Bilan du projet fait")
        case "withdrawReview": l("Bilan du projet retiré")
        case "restoreReview": l("Bilan du projet rétabli")
        case "judgeReadiness": l("Jugé : prêt ou non pour un bail")
        default: nil
        }
    }
}
