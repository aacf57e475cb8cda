package import RelorefDomain
package import RelorefStorage

/// Everything that a partner's page tells, contacts and talks apart.
package struct PartnerSheet: Sendable {
    package let partner: Partner
    package let communeName: String?
    package let siteName: String?
    package let places: [String]
    package let names: PartnerNames
    /// The names that the organisation has in the reference data, where it bears one of them.
    package let otherNames: [OrganisationName]
    package let parent: Partner?
    package let members: [Partner]
    package let successor: Partner?
    package let predecessors: [Partner]
    package let stock: [StockProfile]
}

extension Transaction {
    /// A partner that the network shares with the actor; nil otherwise.
    package func partnerSheet(_ id: String, knownTo actor: Actor) throws -> PartnerSheet? {
        guard let partner = try knownPartner(id, to: actor) else { return nil }
        let site = try partner.site.flatMap { try row("SELECT name FROM site WHERE id = \($0)")?.text("name") }
        return PartnerSheet(
            partner: partner, communeName: try partner.commune.flatMap { try commune($0)?.name }, siteName: site,
            places: try partnerPlaces(of: id), names: try partnerNames(of: partner),
            otherNames: try otherNames(of: partner.name),
            parent: try partner.parent.flatMap { try knownPartner($0, to: actor) },
            members: try partners(under: id, .member, knownTo: actor),
            successor: try partner.successor.flatMap { try knownPartner($0.into, to: actor) },
            predecessors: try partners(under: id, .merged, knownTo: actor), stock: try stockProfiles(of: id))
    }
}
