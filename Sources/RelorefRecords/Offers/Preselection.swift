package import RelorefDomain
package import RelorefStorage

/// A household that could be proposed for a dwelling, with every rule's answer.
package struct PossibleCandidate: Sendable, Identifiable {
    package let household: Household
    package let head: PersonalIdentity?
    package let facts: OfferFit.Household
    package let fit: OfferFit

    package var id: String { household.id }
}

extension Transaction {
    /// The households that could be proposed, those that fit best first: of the offer's site, open, without a lease of
    /// their own, and not proposed already. A person chooses among them; nobody is left out by a rule.
    ///
    /// - Parameter most: at most so many, those who have waited longest for social housing.
    package func possibleCandidates(
        for id: String, most: Int = 60, by author: Author
    ) throws -> [PossibleCandidate] {
        let book = try book(ofOffer: id, author)
        let live = Query.list(Candidacy.State.allCases.filter { !$0.isOver })
        let found = try rows(
            """
            SELECT household.* FROM household WHERE household.site_id = \(book.offer.site) AND household.closed_on IS NULL
              AND household.merged_into IS NULL AND household.erased_on IS NULL
              AND NOT EXISTS (SELECT 1 FROM candidacy WHERE candidacy.offer_id = \(id)
                AND candidacy.household_id = household.id AND candidacy.state IN \(live))
              AND \(Visible.files(to: author.actor))
              AND NOT EXISTS (SELECT 1 FROM accommodation AS own WHERE own.household_id = household.id
                AND own.kind IN ('directLease', 'slidingLease') AND own.state = 'active')
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
                    fit: OfferFit($0, book.offer.facts, on: author.today))
            }
        }
        return candidates.enumerated().sorted {
            ($0.element.fit.count(.doesNot), -$0.element.fit.count(.fits), $0.offset)
                < ($1.element.fit.count(.doesNot), -$1.element.fit.count(.fits), $1.offset)
        }.map(\.element)
    }
}
