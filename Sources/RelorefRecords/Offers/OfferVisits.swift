package import RelorefDomain
package import RelorefStorage

extension OfferVisit.Side: SQLBindable {}
extension OfferVisit.State: SQLBindable {}

extension OfferVisit {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), offer: try row.text("offer_id"), by: try row.code("named_by"),
            on: try row.day("on_day"), at: TimeOfDay(text: try row.text("at_time")) ?? TimeOfDay(minutes: 0),
            zone: try row.text("time_zone"), state: try row.code("state"),
            answeredOn: try row.optionalDay("answered_on"), version: try row.int("version"))
    }
}

extension Transaction {
    /// The moments named for seeing a dwelling, the earliest first.
    func visits(of offer: String) throws -> [OfferVisit] {
        try rows("SELECT * FROM offer_visit WHERE offer_id = \(offer) ORDER BY on_day, at_time, id").map {
            try OfferVisit($0)
        }
    }

    /// A colleague names a moment; the landlord finds it behind its link.
    @discardableResult
    package func nameVisit(of offer: String, on day: Day, at time: TimeOfDay, by author: Author) throws -> OfferVisit {
        try author.needs(.writePartners)
        let book = try book(ofOffer: offer, author)
        return try name(day, time, by: .association, in: book, OfferPen(author))
    }

    /// Yes or no to a moment that the landlord named.
    package func answerVisit(_ id: String, of offer: String, yes: Bool, by author: Author) throws {
        try author.needs(.writePartners)
        let book = try book(ofOffer: offer, author)
        try answer(id, yes: yes, by: .association, in: book, OfferPen(author))
    }

    /// What was named or agreed does not take place.
    package func cancelVisit(_ id: String, of offer: String, by author: Author) throws {
        try author.needs(.writePartners)
        let book = try book(ofOffer: offer, author)
        var (visits, place) = try visit(id, in: book)
        try visits[place].cancel(on: author.today)
        try update(visits[place])
        try tell(visits[place], "cancelVisit", in: book, by: OfferPen(author))
    }

    func name(
        _ day: Day, _ time: TimeOfDay, by side: OfferVisit.Side, in book: OfferBook, _ pen: OfferPen
    ) throws -> OfferVisit {
        let zone =
            try row("SELECT time_zone FROM site WHERE id = \(book.offer.site)")?.text("time_zone") ?? "Europe/Paris"
        let visit = OfferVisit(id: pen.newID(), offer: book.offer.id, by: side, on: day, at: time, zone: zone)
        try visit.mayBeNamed(for: book.offer.state, beside: try visits(of: book.offer.id), at: pen.now)
        try insert(
            "offer_visit",
            [
                "id": visit.id, "offer_id": visit.offer, "named_by": visit.by, "on_day": visit.on,
                "at_time": visit.at.text, "time_zone": visit.zone, "state": visit.state,
                "account_id": pen.account, "at": pen.now,
            ])
        try tell(visit, "nameVisit", in: book, by: pen)
        return visit
    }

    func answer(_ id: String, yes: Bool, by side: OfferVisit.Side, in book: OfferBook, _ pen: OfferPen) throws {
        var (visits, place) = try visit(id, in: book)
        let before = visits
        if yes {
            var one = visits[place]
            try one.agree(by: side, beside: &visits, at: pen.now, on: pen.today)
            visits[place] = one
        } else {
            try visits[place].decline(by: side, on: pen.today)
        }
        for (visit, known) in zip(visits, before) where visit != known { try update(visit) }
        try tell(visits[place], yes ? "agreeVisit" : "declineVisit", in: book, by: pen)
    }

    private func visit(_ id: String, in book: OfferBook) throws -> ([OfferVisit], Int) {
        let visits = try visits(of: book.offer.id)
        guard let place = visits.firstIndex(where: { $0.id == id }) else { throw NotVisible("offer_visit", id) }
        return (visits, place)
    }

    private func update(_ visit: OfferVisit) throws(StorageError) {
        try update(
            "offer_visit", id: visit.id, version: visit.version,
            ["state": visit.state, "answered_on": visit.answeredOn])
    }

    private func tell(_ visit: OfferVisit, _ verb: String, in book: OfferBook, by pen: OfferPen) throws {
        try tell(verb, book, nil, ["on": visit.on.iso], by: pen)
    }
}

/// What a landlord does about visits behind its link.
extension Transaction {
    /// Yes or no to a moment that a colleague named.
    package func answerVisitByLandlord(
        _ id: String, yes: Bool, in shown: LandlordOffers, _ act: OutsideAct
    ) throws {
        let mine = shown.offers.first { $0.visits.contains { $0.id == id } }
        guard let offer = mine?.offer, shown.link.state(at: act.now) == .open else {
            throw NotVisible("offer_visit", id)
        }
        try answer(id, yes: yes, by: .landlord, in: try book(offer), shown.pen(act))
        try tell(yes ? .visitAgreed : .visitDeclined, of: .offer(offer.id), behind: shown.link, act)
    }

    /// Another moment.
    package func nameVisitByLandlord(
        of id: String, on day: Day, at time: TimeOfDay, in shown: LandlordOffers, _ act: OutsideAct
    ) throws {
        let offer = try shown.mine(id, at: act.now)
        _ = try name(day, time, by: .landlord, in: try book(offer), shown.pen(act))
        try tell(.visitNamed, of: .offer(id), behind: shown.link, act)
    }

    /// A question, in the landlord's words: sealed under the site's key, read on the page of the offer.
    package func askByLandlord(_ words: String, of id: String, in shown: LandlordOffers, _ act: OutsideAct) throws {
        let offer = try shown.mine(id, at: act.now)
        try tell(.asked, of: .offer(id), words: words, behind: shown.link, act)
        try tell("askByLandlord", try book(offer), nil, [:], by: shown.pen(act))
    }
}
