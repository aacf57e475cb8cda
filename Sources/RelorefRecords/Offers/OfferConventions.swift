package import RelorefDomain
package import RelorefStorage

/// Under which convention an offer counts: chosen by a colleague, or the only one there can be.
extension Transaction {
    /// The convention for which what a partner proposes to a site on a day counts without anybody choosing: the only one
    /// in force between them on that day; nil where there are several.
    func onlyConvention(
        _ kind: Convention.Kind, with partner: String, of site: String, on day: Day
    ) throws -> String? {
        let found = try conventions(
            kind, with: partner, on: day, "convention.site_id = \(site)")
        return found.count == 1 ? found.first?.id : nil
    }

    /// The conventions under which an offer may count, also one that is over: of its landlord, of the colleague's own
    /// sites, in force on the day on which it was received.
    package func conventions(for offer: HousingOffer, visibleTo actor: Actor) throws -> [Convention] {
        try conventions(
            .housing, with: offer.partner, on: offer.facts.receivedOn, ConventionFilter.visible(to: actor))
    }

    private func conventions(
        _ kind: Convention.Kind, with partner: String, on day: Day, _ scope: Query
    ) throws -> [Convention] {
        try rows(
            """
            SELECT convention.* FROM convention WHERE convention.partner_id = \(partner) AND convention.kind = \(kind)
              AND convention.from_day <= \(day) AND \(scope) ORDER BY convention.from_day DESC, convention.id
            """
        ).map { try Convention($0) }.filter { $0.counts(day) }
    }

    /// An offer counts for a convention from now on, with whoever was proposed for it; or for none. Where it stands does
    /// not matter: what came by a link or in a list is often looked at when it is over.
    ///
    /// - Parameter version: of the record that the colleague had before the eyes.
    package func attachOffer(_ id: String, to convention: String?, version: Int, by author: Author) throws {
        try author.needs(.writePartners)
        var book = try book(ofOffer: id, author)
        guard book.offer.version == version else { throw StorageError.changedMeanwhile("housing_offer") }
        if let convention { try check(convention, for: book.offer, by: author) }
        let before = book.offer.facts.convention
        guard before != convention else { return }
        book.offer.facts.convention = convention
        try update("housing_offer", id: id, version: version, ["convention_id": convention])
        try updateConvention(ofCandidatesFor: book.offer)
        try tell(
            convention == nil ? "detachOffer" : "attachOffer", book, nil, ["convention": convention ?? before],
            by: OfferPen(author))
    }

    private func check(_ convention: String, for offer: HousingOffer, by author: Author) throws {
        guard let found = try self.convention(convention, visibleTo: author.actor), found.partner == offer.partner,
            found.facts.kind == .housing
        else { throw HousingOffer.Refusal.conventionElsewhere }
        let day = offer.facts.receivedOn
        guard found.counts(day) else { throw HousingOffer.Refusal.conventionNotThen(day) }
    }
}
