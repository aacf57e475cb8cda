package import RelorefDomain
package import RelorefStorage

/// A household that could be proposed for a dwelling, with every rule's answer.
package struct PossibleCandidate: Sendable, Identifiable {
    package let household: Household
    package let head: PersonalIdentity?
    package let facts: OfferFit.Household
    package let fit: OfferFit

    package var id: String { household.id }

    /// So many are shown unless somebody asks for another.
    package static let most = 60
}

extension Transaction {
    /// The households that could be proposed, those that fit best first: of the offer's site, open, without a lease of
    /// their own, and not proposed already. A person chooses among them; nobody is left out by a rule.
    ///
    /// - Parameter most: at most so many, those who have waited longest for social housing.
    package func possibleCandidates(
        for id: String, most: Int = PossibleCandidate.most, by author: Author
    ) throws -> [PossibleCandidate] {
        let offer = try book(ofOffer: id, author).offer
        return try possible(waiting(for: offer, author), for: offer, most: most, by: author)
    }

    /// How many households could be proposed, shown or not.
    package func possibleCandidateCount(for id: String, by author: Author) throws -> Int {
        let offer = try book(ofOffer: id, author).offer
        return try row("SELECT count(*) AS n FROM household WHERE \(waiting(for: offer, author))")?.int("n") ?? 0
    }

    /// The household of a code: of any of the colleague's sites, and with a lease of its own as well. Nil when no open
    /// file of this colleague has it, or when it is proposed already.
    package func possibleCandidate(for id: String, code: String, by author: Author) throws -> PossibleCandidate? {
        let offer = try book(ofOffer: id, author).offer
        guard let household = try self.household(code: code, visibleTo: author.actor) else { return nil }
        return try possible(
            "household.id = \(household.id) AND \(open(for: offer, author))", for: offer, most: 1, by: author
        ).first
    }

    /// Open files of the colleague that are not proposed for the offer.
    private func open(for offer: HousingOffer, _ author: Author) -> Query {
        let live = Query.list(Candidacy.State.allCases.filter { !$0.isOver })
        return """
            household.closed_on IS NULL AND household.merged_into IS NULL AND household.erased_on IS NULL
              AND NOT EXISTS (SELECT 1 FROM candidacy WHERE candidacy.offer_id = \(offer.id)
                AND candidacy.household_id = household.id AND candidacy.state IN \(live))
              AND \(Visible.files(to: author.actor))
            """
    }

    /// Those of the offer's site who have no lease of their own.
    private func waiting(for offer: HousingOffer, _ author: Author) -> Query {
        """
        household.site_id = \(offer.site) AND \(open(for: offer, author))
          AND NOT EXISTS (SELECT 1 FROM accommodation AS own WHERE own.household_id = household.id
            AND own.kind IN ('directLease', 'slidingLease') AND own.state = 'active')
        """
    }

    private func possible(
        _ condition: Query, for offer: HousingOffer, most: Int, by author: Author
    ) throws -> [PossibleCandidate] {
        let found = try rows(
            """
            SELECT household.* FROM household WHERE \(condition)
            ORDER BY COALESCE((SELECT min(request.filed_on) FROM social_request AS request
                WHERE request.household_id = household.id AND request.ended_on IS NULL), '9999'), household.opened_on,
              household.id LIMIT \(most)
            """
        ).map { try Household($0) }
        let ids = found.map(\.id)
        guard !ids.isEmpty else { return [] }
        let facts = try fitFacts(of: ids, on: author.today)
        let heads = try heads(of: ids, by: author)
        let candidates = found.compactMap { household in
            facts[household.id].map {
                PossibleCandidate(
                    household: household, head: heads[household.id], facts: $0,
                    fit: OfferFit($0, offer.facts, on: author.today))
            }
        }
        return candidates.enumerated().sorted {
            ($0.element.fit.count(.doesNot), -$0.element.fit.count(.fits), $0.offset)
                < ($1.element.fit.count(.doesNot), -$1.element.fit.count(.fits), $1.offset)
        }.map(\.element)
    }
}
