import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Offers and candidacies in words.
struct OfferWords {
    let ask: Ask

    private var l: Language { ask.l }

    /// "T3 à Melun".
    func title(_ facts: HousingOffer.Facts, _ commune: String?) -> String {
        let type = facts.type.map { ask.label("dwellingType", $0) }
        guard let commune else { return type ?? l("Logement proposé") }
        return l("{type} à {commune}", ["type": type ?? l("Logement"), "commune": commune])
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

    /// Rent with charges: "520,00 € + 80,00 €".
    func rent(_ facts: HousingOffer.Facts) -> String {
        let parts = [facts.rentCents, facts.chargesCents].compactMap { $0 }.map { l.money(cents: $0) }
        return parts.isEmpty ? "–" : parts.joined(separator: " + ")
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
        if let reason = candidacy.reason, let party = candidacy.refusedBy {
            parts.append(ask.label(party == .household ? "householdRefusalReason" : "landlordRefusalReason", reason))
        }
        let day = candidacy.days.leased ?? candidacy.days.refused ?? candidacy.days.accepted ?? candidacy.days.decided
        if let day = day ?? candidacy.days.sent { parts.append(l.shortDay(day)) }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

/// The visible rules, each with its mark and its reason.
struct OfferFitWords {
    let ask: Ask

    private var l: Language { ask.l }

    func write(_ h: HTML, _ fit: OfferFit) {
        h.ul(.class("findings")) {
            for line in fit.lines {
                h.li {
                    h.span(mark(line.verdict), .aria("hidden", "true"))
                    h.span(spoken(line.verdict), .class("vh"))
                    h.text(" " + sentence(line.reason))
                }
            }
        }
    }

    private func mark(_ verdict: OfferFit.Verdict) -> String {
        switch verdict {
        case .fits: "✔"
        case .doesNot: "✖"
        case .unknown: "?"
        }
    }

    private func spoken(_ verdict: OfferFit.Verdict) -> String {
        switch verdict {
        case .fits: l("Convient :")
        case .doesNot: l("Ne convient pas :")
        case .unknown: l("Pas connu :")
        }
    }

    func sentence(_ reason: OfferFit.Reason) -> String {
        switch reason {
        case .size(let persons, let room):
            let who = l.plural(persons, "{n} personne", "{n} personnes")
            guard let room else { return l("{qui}, taille du logement non donnée", ["qui": who]) }
            if room == .max { return l("{qui}, logement assez grand", ["qui": who]) }
            return l("{qui}, logement pour {n} au plus", ["qui": who, "n": l.number(room)])
        case .effort(let tenths):
            return tenths.map { l("taux d’effort {taux}", ["taux": l.rate(tenths: $0)]) }
                ?? l("taux d’effort : pas de budget gardé au dossier")
        case .territory(let isWished):
            switch isWished {
            case true?: return l("commune souhaitée")
            case false?: return l("commune hors des souhaits")
            case nil: return l("aucune commune souhaitée n’est notée")
            }
        case .seniority(let months):
            return months.map { l.plural($0, "demande déposée depuis {n} mois", "demande déposée depuis {n} mois") }
                ?? l("pas de demande de logement social déposée")
        case .papers(let papers): return self.papers(papers)
        case .consent(let isGiven):
            return isGiven ? l("accord pour parler au bailleur") : l("pas d’accord pour parler au bailleur")
        }
    }

    func papers(_ papers: PaperCompleteness) -> String {
        let lacking = (papers.missing + papers.ended).map { ask.label("documentKind", $0) }
        let counted = l(
            "pièces {n} sur {total}", ["n": l.number(papers.there), "total": l.number(papers.needed)])
        guard !lacking.isEmpty else { return counted }
        return l("{pièces}, il manque : {liste}", ["pièces": counted, "liste": lacking.joined(separator: ", ")])
    }
}
