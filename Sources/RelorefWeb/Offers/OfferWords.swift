import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Offers and candidacies in words.
struct OfferWords {
    let ask: Ask

    private var l: Language { ask.l }

    /// "T3 à Melun".
    func title(_ facts: HousingOffer.Facts, _ commune: String?) -> String { title(facts.type, commune) }

    func title(_ type: DwellingType?, _ commune: String?) -> String {
        let type = type.map { ask.label("dwellingType", $0) }
        guard let commune else { return type?.capitalizedFirst ?? l("Logement proposé") }
        return l("{type} à {commune}", ["type": type?.capitalizedFirst ?? l("Logement"), "commune": commune])
    }

    func badge(_ state: HousingOffer.State) -> Badge {
        let tone: Badge.Tone =
            switch state {
            case .leased: .ok
            case .refused, .withdrawn, .expired: .refused
            case .decided, .candidatesSent: .wait
            case .received, .qualified, .open: .plain
            }
        return Badge(tone, ask.label("offerState", state))
    }

    func badge(_ state: Candidacy.State) -> Badge {
        let tone: Badge.Tone =
            switch state {
            case .leased, .accepted: .ok
            case .refusedByHousehold, .refusedByLandlord, .noAnswer, .withdrawn: .refused
            case .allocated: .wait
            case .proposed, .consented, .filed, .sent, .ranked: .plain
            }
        return Badge(tone, ask.label("candidacyState", state))
    }

    /// What came to nothing, and why.
    func name(_ cause: Obstacle.Cause) -> String {
        switch cause {
        case .dwelling(let outcome): l("logement perdu, {motif}", ["motif": ask.label("offerOutcome", outcome)])
        case .landlord(let reason):
            l("refus du bailleur, {motif}", ["motif": ask.label("landlordRefusalReason", reason)])
        case .household(let reason):
            l("refus du ménage, {motif}", ["motif": ask.label("householdRefusalReason", reason)])
        case .silence: l("ménage sans réponse")
        }
    }

    /// Rent and charges: "520,00 € et 80,00 € de charges".
    func rent(_ facts: HousingOffer.Facts) -> String {
        guard let rent = facts.rentCents else { return "–" }
        guard let charges = facts.chargesCents else { return l.money(cents: rent) }
        return l(
            "{loyer} et {charges} de charges", ["loyer": l.money(cents: rent), "charges": l.money(cents: charges)])
    }

    /// What is paid a month, in all.
    func total(_ facts: HousingOffer.Facts) -> String {
        facts.rentCents.map { l.money(cents: $0 + (facts.chargesCents ?? 0)) } ?? "–"
    }

    /// The day to answer by, with a mark where it is past or near.
    func answerBy(_ h: HTML, _ offer: HousingOffer) {
        guard let day = offer.facts.answerBy else { return h.text("–") }
        h.text(l.shortDay(day))
        let isWaiting = [.received, .qualified, .open].contains(offer.state)
        if isWaiting, day < ask.today {
            h.text(" ")
            Badge(.late, l("délai passé")).write(h)
        }
    }

    /// What more is known of where a candidacy stands: rank, condition, who refused and why, until when.
    func detail(_ candidacy: Candidacy) -> String? {
        var parts: [String] = []
        if let rank = candidacy.rank { parts.append(l("rang {n}", ["n": l.number(rank)])) }
        if let condition = candidacy.condition {
            parts.append(l("sous condition : {pièce}", ["pièce": ask.label("documentKind", condition)]))
        }
        if candidacy.state == .allocated, let last = candidacy.days.answerBy {
            parts.append(l("réponse du ménage avant le {jour}", ["jour": l.shortDay(last)]))
        }
        if candidacy.state == .sent, let day = candidacy.days.acknowledged {
            parts.append(l("reçu par le bailleur le {jour}", ["jour": l.shortDay(day)]))
        }
        if let reason = candidacy.reason, let party = candidacy.refusedBy {
            parts.append(ask.label(party == .household ? "householdRefusalReason" : "landlordRefusalReason", reason))
        }
        if candidacy.state == .withdrawn, let allocated = candidacy.days.allocated {
            parts.append(l("attribuée le {jour}, puis close avec la proposition", ["jour": l.shortDay(allocated)]))
            return parts.joined(separator: ", ")
        }
        let day = candidacy.days.leased ?? candidacy.days.refused ?? candidacy.days.accepted ?? candidacy.days.decided
        if let day = day ?? candidacy.days.sent { parts.append(l.shortDay(day)) }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
