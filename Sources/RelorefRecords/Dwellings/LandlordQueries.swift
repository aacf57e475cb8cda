package import RelorefDomain
package import RelorefStorage

/// Somebody who lets dwellings, as a form offers it.
package struct Landlord: Sendable, Hashable, Identifiable {
    package let id: String
    package let name: String
    package let kind: LandlordKind?
}

extension Transaction {
    /// A partner of one's own sites, or the owner of a dwelling that one may see; nil otherwise.
    package func partner(_ id: String, visibleTo actor: Actor) throws -> Partner? {
        try row(
            """
            SELECT partner.* FROM partner WHERE partner.id = \(id) AND \(PartnerFilter.visible(to: actor))
            """
        ).map { try Partner($0) }
    }

    /// Who lets a dwelling; nil when nobody wrote it down, or the partner does not exist for this colleague.
    package func landlord(ofDwelling id: String, visibleTo actor: Actor) throws -> Partner? {
        try row(
            """
            SELECT partner.* FROM dwelling JOIN partner ON partner.id = dwelling.landlord_id
            WHERE dwelling.id = \(id) AND \(PartnerFilter.visible(to: actor))
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

    /// Those with whom a convention on dwellings is made: whoever lets some, and those who sign for others: chambers
    /// of owners, networks of agencies and federations of any level, associations of more than one place.
    package func housingPartners(visibleTo actor: Actor) throws -> [Partner] {
        try rows(
            """
            SELECT partner.* FROM partner WHERE (partner.landlord_kind IS NOT NULL
                OR partner.kind IN \(Query.list(PartnerKind.actingForLandlords))
                OR (partner.level <> 'local' AND partner.kind = \(PartnerKind.association)))
              AND partner.successor_id IS NULL AND \(PartnerFilter.known(to: actor))
            ORDER BY \(PartnerFilter.ownFirst(actor)), partner.name_key, partner.id LIMIT 500
            """
        ).map { try Partner($0) }
    }

    /// Those who let dwellings, by name, for a form: first those of one's own sites.
    ///
    /// - Parameters:
    ///   - chosen: one that must be among them, the first of all.
    ///   - limit: of a filter fewer are offered than of a form on a record, that may name any of them.
    package func landlords(
        visibleTo actor: Actor, with chosen: String? = nil, ownOnly: Bool = false, limit: Int = 500
    ) throws -> [Landlord] {
        let whom = ownOnly ? PartnerFilter.visible(to: actor) : PartnerFilter.known(to: actor)
        return try rows(
            """
            SELECT partner.id, partner.name, partner.landlord_kind FROM partner WHERE partner.landlord_kind IS NOT NULL
              AND partner.successor_id IS NULL AND \(whom)
            ORDER BY CASE WHEN partner.id = \(chosen) THEN 0 ELSE 1 END, \(PartnerFilter.ownFirst(actor)),
              partner.name_key, partner.id LIMIT \(limit)
            """
        ).map { Landlord(id: try $0.text("id"), name: try $0.text("name"), kind: try $0.optionalCode("landlord_kind")) }
    }
}
