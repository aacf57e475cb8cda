import RelorefRecords

/// What was done with messages, as the history of a file tells it.
enum MessageVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        switch (entry.noun, entry.act) {
        case ("message", "queueMessage"): l("SMS au ménage")
        case ("message", "verifyNumber"): l("Numéro du ménage vérifié")
        case ("message", "queueMail"): l("Courriel au bailleur")
        case ("message", "settleMessage"): l("Message non remis, réglé")
        default: nil
        }
    }
}
