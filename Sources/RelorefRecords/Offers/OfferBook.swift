import RelorefDomain
import RelorefStorage

/// An offer with everybody who was proposed for it: what every act reads, changes and keeps together.
struct OfferBook {
    var offer: HousingOffer
    var candidates: [Candidacy]

    /// Where a candidacy stands in the book.
    func place(of id: String) throws -> Int {
        guard let place = candidates.firstIndex(where: { $0.id == id }) else { throw NotVisible("candidacy", id) }
        return place
    }

    func others(than id: String) -> [Candidacy] { candidates.filter { $0.id != id } }
}

/// Who moves an offer: a colleague, or a landlord by a link.
struct OfferPen {
    /// As the journal names it: an account, or `link:…`.
    let who: String
    /// The colleague who answers for it.
    let account: String
    let now: Moment
    let today: Day
    let newID: () -> String

    init(_ author: Author) {
        (who, account, now, today) = (author.actor.id, author.actor.id, author.now, author.today)
        newID = author.newID
    }

    init(link: String, account: String, now: Moment, today: Day, newID: @escaping () -> String) {
        (who, self.account, self.now, self.today) = ("link:" + link, account, now, today)
        self.newID = newID
    }
}

extension Visible {
    /// Offers, on the table `housing_offer`: of one's own sites.
    static func offers(to actor: Actor) -> Query { actor.stock.condition(on: "housing_offer.site_id") }
}

extension Transaction {
    /// An offer that the author may see, with its candidates.
    func book(ofOffer id: String, _ author: Author) throws -> OfferBook {
        guard
            let offer = try row(
                "SELECT housing_offer.* FROM housing_offer WHERE id = \(id) AND \(Visible.offers(to: author.actor))")
        else { throw NotVisible("housing_offer", id) }
        return try book(HousingOffer(offer))
    }

    /// The offer of a candidacy that the author may see.
    func book(ofCandidacy id: String, _ author: Author) throws -> OfferBook {
        guard let offer = try row("SELECT offer_id FROM candidacy WHERE id = \(id)")?.optionalText("offer_id") else {
            throw NotVisible("candidacy", id)
        }
        do {
            return try book(ofOffer: offer, author)
        } catch is NotVisible {
            throw NotVisible("candidacy", id)
        }
    }

    func book(_ offer: HousingOffer) throws -> OfferBook {
        OfferBook(
            offer: offer,
            candidates: try rows(
                "SELECT * FROM candidacy WHERE offer_id = \(offer.id) ORDER BY proposed_on, at, id"
            ).map { try Candidacy($0) })
    }

    /// Keeps what an act changed of a book. The offer counts one version up each time, so that of two colleagues who
    /// decide at once the second reads what the first one wrote.
    func keep(_ book: OfferBook, since before: OfferBook, by pen: OfferPen, canUndo: Bool = true) throws {
        try updateState(book.offer)
        try keepUndo(before, by: pen, canUndo: canUndo)
        let known = Dictionary(before.candidates.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        for candidacy in book.candidates where known[candidacy.id] != candidacy { try update(candidacy) }
    }

    func tell(
        _ verb: String, _ book: OfferBook, _ candidacy: Candidacy? = nil, _ detail: [String: String?] = [:],
        by pen: OfferPen
    ) throws {
        try journal([
            JournalEntry(
                id: pen.newID(), at: pen.now, actor: pen.who, act: verb,
                noun: candidacy == nil ? "offer" : "candidacy", subject: candidacy?.id ?? book.offer.id,
                household: candidacy?.household, site: candidacy?.site ?? book.offer.site,
                detail: detail.compactMapValues { $0 })
        ])
    }

    /// The last day on which a household may answer an allocation of a day (D-10), by the dated rule of the place.
    func answerBy(allocatedOn day: Day, _ offer: HousingOffer) throws -> Day? {
        try deadlineBook().version(.allocationAnswer, on: day, in: offer.facts.departement)?.due(from: day)
    }
}
