import RelorefRecords

/// What was done with appointments, as the history of a file tells it.
enum AppointmentVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        guard entry.noun == "appointment" else { return nil }
        return switch entry.act {
        case "makeAppointment": l("Rendez-vous pris")
        case "moveAppointment": l("Rendez-vous déplacé")
        case "changeAppointment": l("Rendez-vous modifié")
        case "cancelAppointment": l("Rendez-vous annulé")
        case "attendAppointment": l("Venue au rendez-vous notée")
        case "replanAppointment": l("Rendez-vous de nouveau prévu")
        case "arrangeInterpreter": l("Interprète du rendez-vous")
        case "askHousehold": l("Réponse demandée au ménage par un lien")
        case "revokeAppointmentLink": l("Lien du ménage retiré")
        case "householdAnswer": l("Réponse du ménage au rendez-vous")
        default: nil
        }
    }
}
