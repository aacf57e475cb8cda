package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// A partner of one's own sites, or the owner of a dwelling that one may see; nil otherwise.
    package func partner(_ id: String, visibleTo actor: Actor) throws -> Partner? {
        try row(
            """
            SELECT partner.* FROM partner WHERE partner.id = \(id) AND \(PartnerFilter.visible(to: actor))
            """
        ).map { try Partner($0) }
    }

    /// Every owner of a dwelling that one may see, for the words of a figure's parts.
    package func landlordNames(visibleTo actor: Actor) throws -> [(id: String, name: String)] {
        try rows(
            """
            SELECT partner.id, partner.name FROM partner WHERE partner.id IN (SELECT dwelling.landlord_id FROM dwelling
              WHERE dwelling.landlord_id IS NOT NULL AND \(Visible.dwellings(to: actor)))
            """
        ).map { (try $0.text("id"), try $0.text("name")) }
    }

    /// Those with whom a convention on dwellings is made: whoever lets some, and the federations that sign for their members.
    package func housingPartners(visibleTo actor: Actor) throws -> [Partner] {
        let bodies: [PartnerKind] = [.ownersUnion, .agencyNetwork, .federation, .association]
        return try rows(
            """
            SELECT partner.* FROM partner WHERE (partner.landlord_kind IS NOT NULL
                OR (partner.level <> 'local' AND partner.kind IN \(Query.list(bodies))))
              AND partner.successor_id IS NULL AND \(PartnerFilter.known(to: actor))
            ORDER BY \(PartnerFilter.ownFirst(actor)), partner.name_key, partner.id LIMIT 500
            """
        ).map { try Partner($0) }
    }

    /// Those who let dwellings, by name, for a form: first those of one's own sites.
    package func landlords(visibleTo actor: Actor) throws -> [Partner] {
        try rows(
            """
            SELECT partner.* FROM partner WHERE partner.landlord_kind IS NOT NULL
              AND partner.successor_id IS NULL AND \(PartnerFilter.known(to: actor))
            ORDER BY \(PartnerFilter.ownFirst(actor)), partner.name_key, partner.id LIMIT 500
            """
        ).map { try Partner($0) }
    }
}
