package import RelorefDomain
package import RelorefStorage

extension LandlordOffers {
    /// The pen of whoever holds the link.
    func pen(_ act: OutsideAct) -> OfferPen {
        OfferPen(link: link.id, account: account, now: act.now, today: act.today, newID: act.newID)
    }

    /// One of its offers, while the link is open.
    func mine(_ id: String, at now: Moment) throws -> HousingOffer {
        guard let offer = offers.first(where: { $0.id == id })?.offer, link.state(at: now) == .open else {
            throw NotVisible("housing_offer", id)
        }
        return offer
    }
}

/// What a landlord does behind its link; each waits on the officer's Today until it is read.
extension Transaction {
    /// The landlord decides on a candidate of one of its offers.
    package func decideByLandlord(
        _ candidacy: String, _ verdict: Candidacy.Verdict, in shown: LandlordOffers, _ act: OutsideAct
    ) throws {
        let mine = shown.offers.first { $0.candidates.contains { $0.id == candidacy && $0.isToDecide } }
        guard let offer = mine?.offer, shown.link.state(at: act.now) == .open else {
            throw NotVisible("candidacy", candidacy)
        }
        try decide(candidacy, verdict, on: act.today, in: try book(offer), by: shown.pen(act))
        try tell(.decided, of: .offer(offer.id), behind: shown.link, act)
    }

    /// The landlord says that it has the files that were sent for an offer.
    package func acknowledgeByLandlord(_ id: String, in shown: LandlordOffers, _ act: OutsideAct) throws {
        let book = try book(shown.mine(id, at: act.now))
        let waiting = book.candidates.filter { $0.state == .sent && $0.days.acknowledged == nil }
        try acknowledge(waiting.map(\.id), on: act.today, in: book, by: shown.pen(act))
    }

    /// The landlord takes a dwelling back, whatever was decided so far but for a lease.
    package func withdrawByLandlord(
        _ id: String, as outcome: HousingOffer.Outcome, in shown: LandlordOffers, _ act: OutsideAct
    ) throws {
        let offer = try shown.mine(id, at: act.now)
        try close(try book(offer), as: outcome, on: act.today, by: shown.pen(act))
        try tell(.withdrawn, of: .offer(id), behind: shown.link, act)
    }

    /// The landlord proposes one more dwelling.
    @discardableResult
    package func receiveByLandlord(
        _ facts: HousingOffer.Facts, address: DwellingAddress?, in shown: LandlordOffers, _ act: OutsideAct
    ) throws -> HousingOffer {
        guard shown.link.state(at: act.now) == .open else { throw NotVisible("offer_link", shown.link.id) }
        var facts = facts
        // What a landlord proposes counts for its convention in force with that site, where there is one alone.
        facts.convention = try onlyConvention(
            .housing, with: shown.link.partner, of: shown.link.site, on: facts.receivedOn)
        let offer = HousingOffer(id: act.newID(), site: shown.link.site, partner: shown.link.partner, facts)
        try insert(offer, address: try sealed(address, of: offer, act.vault), by: shown.account, at: act.now)
        try tell(
            "receive", OfferBook(offer: offer, candidates: []), nil, ["on": facts.receivedOn.iso], by: shown.pen(act))
        try tell(.proposed, of: .offer(offer.id), behind: shown.link, act)
        return offer
    }
}
