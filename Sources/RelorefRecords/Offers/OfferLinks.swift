package import RelorefDomain
package import RelorefStorage

extension OfferLink {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), partner: try row.text("partner_id"), site: try row.text("site_id"),
            sentOn: try row.day("sent_on"), expiresAt: try row.moment("expires_at"),
            triesSince: try row.int("tries"), slips: try row.int("slips"), isRevoked: try row.bool("revoked"))
    }
}

extension Transaction {
    /// Makes the link by which a landlord follows what it proposes to the site of an offer; an earlier one ends.
    ///
    /// - Parameters:
    ///   - tokenHash: the token itself is shown once by the caller and kept nowhere.
    ///   - codeHash: of the code that is said by telephone.
    @discardableResult
    package func linkLandlord(
        ofOffer id: String, tokenHash: String, codeHash: String, by author: Author
    ) throws -> OfferLink {
        try author.needs(.writePartners)
        let offer = try book(ofOffer: id, author).offer
        return try link(
            offer.partner, of: offer.site, tokenHash: tokenHash, codeHash: codeHash, .dwellings, by: author)
    }

    /// A link of a partner and a site; an earlier one of the same ends.
    func link(
        _ partner: String, of site: String, tokenHash: String, codeHash: String, _ side: OfferLink.Side,
        by author: Author
    ) throws -> OfferLink {
        try run("UPDATE offer_link SET revoked = 1 WHERE partner_id = \(partner) AND site_id = \(site)")
        let link = OfferLink(
            id: author.newID(), partner: partner, site: site, sentOn: author.today,
            expiresAt: author.now.adding(seconds: OfferLink.lifetimeDays * 86_400))
        try insert(
            "offer_link",
            [
                "id": link.id, "token_hash": tokenHash, "code_hash": codeHash, "partner_id": link.partner,
                "site_id": link.site, "sent_on": link.sentOn, "expires_at": link.expiresAt,
                "account_id": author.actor.id,
            ])
        try journal(side.verb, side.noun, link.id, site: site, by: author)
        return link
    }

    /// Whether a form behind a link was sent before (a second press, a page loaded again); if not, keeps that it was.
    package func wasSent(_ key: String, behind link: OfferLink, at now: Moment) throws -> Bool {
        guard let account = try row("SELECT account_id FROM offer_link WHERE id = \(link.id)")?.text("account_id")
        else { throw NotVisible("offer_link", link.id) }
        let own = "\(link.id):\(key.prefix(64))"
        if try answeredRequest(own, by: account) != nil { return true }
        try keepAnswer("sent", to: own, by: account, at: now)
        return false
    }

    /// The link of an offer's landlord that was not revoked.
    package func landlordLink(ofOffer id: String, by author: Author) throws -> OfferLink? {
        let offer = try book(ofOffer: id, author).offer
        return try link(of: offer.partner, site: offer.site)
    }

    func link(of partner: String, site: String) throws -> OfferLink? {
        try row(
            "SELECT * FROM offer_link WHERE partner_id = \(partner) AND site_id = \(site) AND revoked = 0"
        ).map { try OfferLink($0) }
    }

    /// Ends a landlord's link before its time.
    package func revokeLandlordLink(ofOffer id: String, by author: Author) throws {
        try author.needs(.writePartners)
        guard let link = try landlordLink(ofOffer: id, by: author) else { throw NotVisible("offer_link", id) }
        try revoke(link, .dwellings, by: author)
    }

    func revoke(_ link: OfferLink, _ side: OfferLink.Side, by author: Author) throws {
        try run("UPDATE offer_link SET revoked = 1 WHERE id = \(link.id)")
        try journal("revokeOfferLink", side.noun, link.id, site: link.site, by: author)
    }
}

/// What a landlord sees behind its link: its offers, and each candidate by its number.
package struct LandlordOffers: Sendable {
    package let link: OfferLink
    package let partnerName: String
    package let association: String
    package let siteName: String
    /// What goes on, the one to be decided first; then what is over.
    package let offers: [LandlordOffer]
    /// How many there are, also those that are too old to be shown.
    package let count: Int
    let account: String
    let codeHash: String
}

/// An offer as its landlord sees it.
package struct LandlordOffer: Sendable, Identifiable {
    package let offer: HousingOffer
    package let communeName: String?
    package let candidates: [LandlordCandidate]
    /// Moments named for seeing the dwelling.
    package let visits: [OfferVisit]

    package var id: String { offer.id }
}

/// A candidate as the landlord sees it: size, resources, papers. Nothing names the household, and nothing tells of its
/// nationality, of its status or of what was noted.
package struct LandlordCandidate: Sendable, Identifiable {
    package let id: String
    /// 1 for the first that was sent.
    package let number: Int
    package let persons: Int
    /// Euro cents a month; nil while no budget is kept.
    package let resourcesCents: Int?
    /// In tenths of a hundredth.
    package let effortTenths: Int?
    package let papers: PaperCompleteness
    package let state: Candidacy.State
    package let acknowledgedOn: Day?
    package let decision: Candidacy.Decision?
    package let rank: Int?
    package let decidedOn: Day?
    package let answerBy: Day?

    package var isToDecide: Bool { state == .sent }
    package var isToAcknowledge: Bool { state == .sent && acknowledgedOn == nil }
}

extension Transaction {
    /// What a token shows; nil when there never was such a link. Reads only: opening a link changes nothing.
    package func landlordOffers(_ tokenHash: String, on today: Day) throws -> LandlordOffers? {
        let found = try row(
            """
            SELECT link.*, partner.name AS partner_name, association.name AS association, site.name AS site_name
            FROM offer_link AS link JOIN partner ON partner.id = link.partner_id JOIN site ON site.id = link.site_id
            JOIN association ON association.id = site.association_id WHERE link.token_hash = \(tokenHash)
            """)
        guard let found else { return nil }
        let link = try OfferLink(found)
        let rows = try self.rows(
            """
            SELECT offer.*, commune.name AS commune_name FROM housing_offer AS offer
            LEFT JOIN commune ON commune.code = offer.commune
            WHERE offer.partner_id = \(link.partner) AND offer.site_id = \(link.site)
            ORDER BY CASE WHEN offer.state = 'candidatesSent' THEN 0
              WHEN offer.state IN \(Query.list(OfferFilter.live)) THEN 1 ELSE 2 END, offer.received_on DESC, offer.id
            LIMIT \(OfferLink.mostShown)
            """)
        let count = try row(
            "SELECT count(*) AS n FROM housing_offer WHERE partner_id = \(link.partner) AND site_id = \(link.site)")
        return LandlordOffers(
            link: link, partnerName: try found.text("partner_name"), association: try found.text("association"),
            siteName: try found.text("site_name"),
            offers: try rows.map { row in
                let offer = try HousingOffer(row)
                return LandlordOffer(
                    offer: offer, communeName: try row.optionalText("commune_name"),
                    candidates: try landlordCandidates(of: try book(offer), on: today),
                    visits: try visits(of: offer.id))
            }, count: try count?.int("n") ?? 0, account: try found.text("account_id"),
            codeHash: try found.text("code_hash"))
    }

    private func landlordCandidates(of book: OfferBook, on today: Day) throws -> [LandlordCandidate] {
        let sent = book.candidates.filter { $0.days.sent != nil }
        let facts = try fitFacts(of: sent.map(\.household), on: today)
        return sent.enumerated().compactMap { place, candidacy in
            guard let known = facts[candidacy.household] else { return nil }
            return LandlordCandidate(
                id: candidacy.id, number: place + 1, persons: known.persons,
                resourcesCents: known.budget?.resourcesCents,
                effortTenths: OfferFit.budget(known, book.offer.facts)?.effortTenths, papers: known.papers,
                state: candidacy.state, acknowledgedOn: candidacy.days.acknowledged, decision: candidacy.decision,
                rank: candidacy.rank, decidedOn: candidacy.days.decided, answerBy: candidacy.days.answerBy)
        }
    }

    /// The second check: the code that was said by telephone. A wrong one is counted, and a right one sets the count
    /// back, but not that of all wrong ones.
    package func passesCheck(_ shown: LandlordOffers, codeHash: String, at now: Moment) throws -> Bool {
        try passesCheck(shown.link, known: shown.codeHash, given: codeHash, at: now)
    }

    func passesCheck(_ link: OfferLink, known: String, given: String, at now: Moment) throws -> Bool {
        guard link.state(at: now) == .open else { return false }
        guard given == known else {
            try run("UPDATE offer_link SET tries = tries + 1, slips = slips + 1 WHERE id = \(link.id) AND tries < 5")
            return false
        }
        if link.triesSince > 0 { try run("UPDATE offer_link SET tries = 0 WHERE id = \(link.id) AND tries < 5") }
        return true
    }
}
