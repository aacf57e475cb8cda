package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// A landlord proposes a dwelling: by hand, as it came by mail, by telephone or on a platform.
    @discardableResult
    package func receiveOffer(
        _ facts: HousingOffer.Facts, from partner: String, site: String, address: DwellingAddress? = nil,
        by author: Author
    ) throws -> HousingOffer {
        try author.needs(.writePartners)
        guard author.actor.stock.covers(site) else { throw NotVisible("site", site) }
        try check(facts, from: partner, by: author)
        let offer = HousingOffer(id: author.newID(), site: site, partner: partner, facts)
        try insert(
            offer, address: try sealed(address, of: offer, author.vault), by: author.actor.id, at: author.now)
        try tell(
            "receive", OfferBook(offer: offer, candidates: []), nil, ["on": facts.receivedOn.iso],
            by: OfferPen(author))
        return offer
    }

    /// Puts right what is said of the dwelling, until somebody has its lease.
    ///
    /// - Parameter version: of the record that the colleague had before the eyes.
    package func changeOffer(
        _ id: String, _ facts: HousingOffer.Facts, address: DwellingAddress?, version: Int, by author: Author
    ) throws {
        try author.needs(.writePartners)
        var book = try book(ofOffer: id, author)
        guard book.offer.version == version else { throw StorageError.changedMeanwhile("housing_offer") }
        guard !book.offer.state.isOver else { throw HousingOffer.Refusal.offerIs(book.offer.state) }
        try check(facts, from: book.offer.partner, by: author)
        book.offer.facts = facts
        if book.offer.state != .received, !facts.lacking.isEmpty { throw HousingOffer.Refusal.lacking(facts.lacking) }
        try updateFacts(book.offer, address: try sealed(address, of: book.offer, author.vault))
        try tell("update", book, nil, [:], by: OfferPen(author))
    }

    package func sealed(
        _ address: DwellingAddress?, of offer: HousingOffer, _ vault: Vault
    ) throws -> Sealed<DwellingAddress>? {
        try address.map { try vault.seal($0, offer.slot("sealed_address")) }
    }

    private func check(_ facts: HousingOffer.Facts, from partner: String, by author: Author) throws {
        guard let landlord = try self.partner(partner, visibleTo: author.actor), landlord.landlordKind != nil else {
            throw NotVisible("partner", partner)
        }
        guard facts.receivedOn <= author.today else { throw HousingOffer.Refusal.inTheFuture }
        if let last = facts.answerBy, last < facts.receivedOn { throw HousingOffer.Refusal.answerBeforeReception }
        if let convention = facts.convention,
            try row(
                """
                SELECT 1 AS one FROM convention WHERE id = \(convention) AND partner_id = \(partner)
                  AND \(author.actor.stock.condition(on: "convention.site_id"))
                """) == nil
        {
            throw HousingOffer.Refusal.conventionElsewhere
        }
        if let dwelling = facts.dwelling, try self.dwelling(dwelling, visibleTo: author.actor) == nil {
            throw NotVisible("dwelling", dwelling)
        }
    }

    /// The offer holds what must be known, or takes candidates from now on.
    package func advanceOffer(_ id: String, _ step: HousingOffer.Step, by author: Author) throws {
        try advanceOffer(id, [step], by: author)
    }

    /// Several steps as one act, which is taken back as one.
    package func advanceOffer(_ id: String, _ steps: [HousingOffer.Step], by author: Author) throws {
        try author.needs(.writePartners)
        let before = try book(ofOffer: id, author)
        var book = before
        for step in steps {
            switch step {
            case .qualify: try book.offer.qualify(today: author.today)
            case .open: try book.offer.open(today: author.today)
            }
        }
        try keep(book, since: before, by: OfferPen(author))
        for step in steps { try tell(step == .qualify ? "qualify" : "open", book, by: OfferPen(author)) }
    }

    /// The complete files go to the landlord together.
    ///
    /// - Returns: how many.
    @discardableResult
    package func sendCandidates(of id: String, on day: Day, by author: Author) throws -> Int {
        try author.needs(.writePartners)
        let before = try book(ofOffer: id, author)
        var book = before
        try book.offer.send(&book.candidates, on: day, today: author.today)
        try keep(book, since: before, by: OfferPen(author))
        let sent = book.candidates.filter { $0.days.sent == day && $0.state == .sent }
        for candidacy in sent { try tell("send", book, candidacy, ["on": day.iso], by: OfferPen(author)) }
        return sent.count
    }

    /// The offer ends without a lease; whoever still waited ends with it.
    package func closeOffer(
        _ id: String, as outcome: HousingOffer.Outcome, on day: Day, note: String = "", by author: Author
    ) throws {
        try author.needs(.writePartners)
        let before = try book(ofOffer: id, author)
        try close(before, as: outcome, on: day, by: OfferPen(author))
        if !note.isBlank {
            let sealed = try author.vault.seal(SealedText(note), before.offer.slot("outcome_note"))
            try run("UPDATE housing_offer SET outcome_note = \(sealed) WHERE id = \(id)")
        }
    }

    /// It ends, by whoever's hand: those who waited, and those who had it already, end with it.
    func close(_ before: OfferBook, as outcome: HousingOffer.Outcome, on day: Day, by pen: OfferPen) throws {
        var book = before
        try book.offer.close(outcome, on: day, among: &book.candidates, today: pen.today)
        try keep(book, since: before, by: pen)
        try tell("closeOffer", book, nil, ["offer_outcome": outcome.rawValue, "on": day.iso], by: pen)
        for (candidacy, known) in zip(book.candidates, before.candidates) where candidacy != known {
            try tell("endWithOffer", book, candidacy, ["offer_outcome": outcome.rawValue], by: pen)
        }
    }
}
