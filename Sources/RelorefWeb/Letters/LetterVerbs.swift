import RelorefRecords

/// What was done with letters and their texts, as the history tells it.
enum LetterVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        switch (entry.act, entry.noun) {
        case ("makeLetter", "letter"): l("Courrier fait")
        case ("withdrawLetter", "letter"): l("Courrier retiré")
        case ("restoreLetter", "letter"): l("Courrier rétabli")
        case ("changeTemplate", "letterTemplate"): l("Texte d’un courrier changé")
        case ("changeTranslation", "letterTemplate"): l("Traduction d’un courrier changée")
        case ("reviewTranslation", "letterTemplate"): l("Traduction d’un courrier relue")
        default: nil
        }
    }
}
