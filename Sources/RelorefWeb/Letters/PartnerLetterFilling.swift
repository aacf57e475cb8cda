import RelorefDomain
import RelorefRecords

/// What a letter to a landlord says: the dwellings, the days and how many candidates wait. Of a household, nothing.
struct PartnerLetterFilling {
    let ask: Ask
    let recipient: PartnerRecipient
    /// A letter's own language, whatever its writer's screen speaks.
    private let french: Language

    init(_ ask: Ask, _ recipient: PartnerRecipient) {
        (self.ask, self.recipient) = (ask, recipient)
        french = ask.services.catalogue.language("fr")
    }

    /// The letter's words, filled in; before it is made, without a token.
    func words(_ template: LetterTemplate, token: String = "") -> LetterWords {
        var values: [LetterField: LetterValue] = [:]
        for field in template.text.fields {
            if field == .dwellings {
                values[field] = .rows(recipient.late.map(row))
            } else if let text = text(field), !text.isEmpty {
                values[field] = .text(text)
            }
        }
        return LetterWords(
            french: template.text.filled(values), association: recipient.association.name, token: token)
    }

    /// The same with a token of its own, ready to be sealed.
    func made(_ template: LetterTemplate) -> PartnerLetterWords {
        let token = SessionKeeper.newToken()
        return PartnerLetterWords(
            words(template, token: token), tokenHash: SessionKeeper.hash(token), templateVersion: template.version,
            contact: recipient.contact)
    }

    private func text(_ field: LetterField) -> String? {
        switch field {
        case .association: recipient.association.name
        case .site: recipient.site.name
        case .today: french.shortDay(ask.today)
        case .landlord: recipient.partner.name
        case .street: recipient.address.street
        case .locality: recipient.address.locality
        case .writer: ask.visitor?.actor.name
        default: nil
        }
    }

    private func row(_ one: LateOffer) -> [String] {
        let facts = one.offer.facts
        let type = facts.type.map { ask.services.labels("dwellingType", $0, french).capitalizedFirst }
        let home = type ?? french("Logement")
        let sent = ["jour": french.shortDay(one.since)] as KeyValuePairs
        return [
            one.communeName.map { french("{type} à {commune}", ["type": home, "commune": $0]) } ?? home,
            french("proposé le {jour}", ["jour": french.shortDay(facts.receivedOn)]),
            one.waiting == 0
                ? french("candidatures envoyées le {jour}", sent)
                : french.plural(
                    one.waiting, "{n} candidature, envoyée le {jour}", "{n} candidatures, envoyées le {jour}", sent),
        ]
    }
}
