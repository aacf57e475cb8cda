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
        case "addContact": l("Partenaire : contact ajouté")
        case "changeContact": l("Partenaire : contact modifié")
        case "contactLeft": l("Partenaire : départ d’un contact")
        case "contactStays": l("Partenaire : départ annulé")
        case "eraseContact": l("Partenaire : contact effacé au terme de sa conservation")
        case "noteTalk": l("Partenaire : échange noté")
        case "withdrawTalk": l("Partenaire : échange retiré")
        case "restoreTalk": l("Partenaire : échange rétabli")
        case "writeLetter": l("Partenaire : courrier fait")
        case "letterWaits": l("Partenaire : courrier en attente d’une adresse")
        case "finishStep": l("Partenaire : suite donnée")
        default: nil
        }
    }
}
