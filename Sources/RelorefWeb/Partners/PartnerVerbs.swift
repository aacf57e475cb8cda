import RelorefRecords

/// What was done of a partner, as a history tells it.
enum PartnerVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        guard entry.noun == "partner" else { return nil }
        return switch entry.act {
        case "create": l("Partenaire enregistré")
        case "update": l("Partenaire modifié")
        case "rename": l("Partenaire : nouveau nom")
        case "addName": l("Partenaire : ancien nom ajouté")
        case "removeName": l("Partenaire : ancien nom retiré")
        case "merge": l("Partenaire devenu un autre")
        case "unmerge": l("Partenaire : fusion annulée")
        case "keepStock": l("Partenaire : parc noté")
        default: nil
        }
    }
}
