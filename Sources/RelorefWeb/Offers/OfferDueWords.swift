import RelorefDomain
import RelorefRecords

/// What Today says of offers: what is to be done, why, and where that is.
struct OfferDueWords {
    let ask: Ask

    private var l: Language { ask.l }

    /// - Parameter household: as Today calls it.
    func title(_ item: DueItem, _ household: String) -> String {
        let day = l.shortDay(item.day)
        switch item.matter {
        case .offerAnswer(let told):
            let facts = HousingOffer.Facts(departement: "", type: told.type, receivedOn: item.day)
            let values: KeyValuePairs = [
                "logement": OfferWords(ask: ask).title(facts, told.commune), "bailleur": told.partner, "jour": day,
            ]
            return item.group == .late
                ? l("Proposition sans réponse depuis le {jour} : {logement}, {bailleur}", values)
                : l("Candidatures à envoyer avant le {jour} : {logement}, {bailleur}", values)
        case .allocationAnswer:
            let values: KeyValuePairs = ["ménage": household, "jour": day]
            return item.group == .late
                ? l("Logement attribué, pas de réponse depuis le {jour} : {ménage}", values)
                : l("Réponse à un logement attribué avant le {jour} : {ménage}", values)
        default: return ""
        }
    }

    func action(_ item: DueItem) -> String {
        item.rule == .allocationAnswer ? l("Noter la réponse") : l("Ouvrir la proposition")
    }

    /// Nil for an item of another kind.
    func link(_ item: DueItem) -> Link? {
        switch item.matter {
        case .offerAnswer: .offer(item.subject)
        case .allocationAnswer(let offer, _): .offer(offer)
        default: nil
        }
    }

    func reason(_ item: DueItem) -> String {
        switch item.matter {
        case .allocationAnswer(_, let allocated):
            l(
                "CCH R. 441-10 : attribué le {départ}, le logement s’accepte jusqu’au {jour}. Sans réponse, c’est un refus, et le rang suivant est appelé.",
                ["départ": l.day(allocated), "jour": l.day(item.day)])
        default:
            l(
                "Le bailleur attend des candidatures jusqu’au {jour} : ensuite il propose le logement ailleurs.",
                ["jour": l.day(item.day)])
        }
    }
}
