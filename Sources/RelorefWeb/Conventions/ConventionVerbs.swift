import RelorefRecords

/// What was done to a convention, as a history tells it.
enum ConventionVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        guard entry.noun == "convention" else { return nil }
        return switch entry.act {
        case "create": l("Convention notée")
        case "update": l("Convention modifiée")
        case "step": l("Étape d’une convention")
        case "takeBackStep": l("Étape d’une convention retirée")
        case "clauses": l("Clauses d’une convention écrites")
        case "target": l("Objectif d’une convention donné")
        case "correctTarget": l("Objectif d’une convention corrigé")
        case "proposeAmendment": l("Avenant à une convention proposé")
        case "decideAmendment": l("Avenant à une convention décidé")
        case "commitment": l("Engagement d’une convention noté")
        case "changeCommitment": l("Engagement d’une convention modifié")
        case "judgeCommitment": l("Engagement d’une convention constaté")
        case "planMeeting": l("Comité d’une convention prévu")
        case "changeMeeting": l("Comité d’une convention modifié")
        case "holdMeeting": l("Comité d’une convention tenu")
        case "decide": l("Décision d’un comité notée")
        case "changeDecision": l("Décision d’un comité modifiée")
        case "finishDecision": l("Décision d’un comité faite")
        case "linkLease": l("Bail rattaché à une convention")
        case "unlinkLease": l("Bail détaché d’une convention")
        default: nil
        }
    }
}
