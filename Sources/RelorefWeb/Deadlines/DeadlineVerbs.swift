import RelorefRecords

/// What was done to deadlines, to days to follow and to lines of Today, as a history tells it.
enum DeadlineVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        switch (entry.act, entry.noun) {
        case ("create", "deadline"): l("Échéance {code} : nouvelle version", ["code": entry.subject])
        case ("update", "deadline"): l("Échéance {code} : version remplacée", ["code": entry.subject])
        case ("followDate", _): l("Date à suivre notée")
        case ("correctDate", _): l("Date à suivre corrigée")
        case ("answerDate", _): l("Date à suivre réglée")
        case ("reopenDate", _): l("Date à suivre rouverte")
        case ("withdrawDate", _): l("Date à suivre retirée")
        case ("restoreDate", _): l("Date à suivre rétablie")
        case ("done", "task"): l("Échéance marquée comme faite")
        case ("snooze", "task"): l("Échéance reportée")
        case ("give", "task"): l("Échéance confiée à un collègue")
        default: nil
        }
    }
}
