package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Makes the link by which the employer of a job follows what it proposes to the job's site; an earlier one ends.
    @discardableResult
    package func linkEmployer(
        ofJob id: String, tokenHash: String, codeHash: String, by author: Author
    ) throws -> OfferLink {
        try author.needs(.writePartners)
        let offer = try book(ofJob: id, author).offer
        return try link(
            offer.partner, of: offer.site, tokenHash: tokenHash, codeHash: codeHash, .jobs, by: author)
    }

    package func employerLink(ofJob id: String, by author: Author) throws -> OfferLink? {
        let offer = try book(ofJob: id, author).offer
        return try link(of: offer.partner, site: offer.site)
    }

    package func revokeEmployerLink(ofJob id: String, by author: Author) throws {
        try author.needs(.writePartners)
        guard let link = try employerLink(ofJob: id, by: author) else { throw NotVisible("offer_link", id) }
        try revoke(link, .jobs, by: author)
    }
}
