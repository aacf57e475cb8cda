package import RelorefDomain
package import RelorefStorage

extension OfferLink.Side {
    /// As the journal tells that such a link was made.
    var verb: String {
        switch self {
        case .dwellings: "askLandlordOfOffers"
        case .jobs: "askEmployerOfJobs"
        }
    }

    /// What the journal says that a link is about.
    var noun: String {
        switch self {
        case .dwellings: "offer"
        case .jobs: "jobOffer"
        }
    }

    /// Whom the colleague may ask for it, as of what is noted by hand: landlords that one works with; those who employ or
    /// pass jobs on.
    func partners(of actor: Actor) -> Query {
        switch self {
        case .dwellings: "partner.landlord_kind IS NOT NULL AND \(PartnerFilter.visible(to: actor))"
        case .jobs: PartnerFilter.passingJobs(actor)
        }
    }
}

/// The link of a partner that has proposed nothing to a site yet, or whose proposals are not looked at one by one.
extension Transaction {
    /// Whether a partner lets dwellings, or proposes jobs; never one that has become another.
    package func proposes(_ side: OfferLink.Side, _ partner: String, to actor: Actor) throws -> Bool {
        try row(
            """
            SELECT 1 AS one FROM partner WHERE partner.id = \(partner) AND partner.successor_id IS NULL
              AND \(side.partners(of: actor))
            """) != nil
    }

    /// Makes the link by which a partner proposes dwellings or jobs to a site; an earlier one of both ends.
    ///
    /// - Parameters:
    ///   - tokenHash: the token itself is shown once by the caller and kept nowhere.
    ///   - codeHash: of the code that is said by telephone.
    @discardableResult
    package func linkPartner(
        _ partner: String, of site: String, _ side: OfferLink.Side, tokenHash: String, codeHash: String,
        by author: Author
    ) throws -> OfferLink {
        try author.needs(.writePartners)
        try checkLink(of: partner, site, side, author)
        return try link(partner, of: site, tokenHash: tokenHash, codeHash: codeHash, side, by: author)
    }

    /// The link of a partner and a site that was not revoked.
    package func partnerLink(
        _ partner: String, of site: String, _ side: OfferLink.Side, by author: Author
    ) throws -> OfferLink? {
        try checkLink(of: partner, site, side, author)
        return try link(of: partner, site: site)
    }

    /// Ends it before its time.
    package func revokePartnerLink(
        _ partner: String, of site: String, _ side: OfferLink.Side, by author: Author
    ) throws {
        try author.needs(.writePartners)
        guard let link = try partnerLink(partner, of: site, side, by: author) else {
            throw NotVisible("offer_link", partner)
        }
        try revoke(link, side, by: author)
    }

    private func checkLink(
        of partner: String, _ site: String, _ side: OfferLink.Side, _ author: Author
    ) throws {
        guard author.actor.stock.covers(site) else { throw NotVisible("site", site) }
        guard try proposes(side, partner, to: author.actor) else { throw NotVisible("partner", partner) }
    }
}
