package import RelorefDomain
package import RelorefStorage

/// A partner as the list shows it.
package struct PartnerLine: Sendable, Hashable, Identifiable {
    package let partner: Partner
    /// Dwellings of the network that it lets, as far as the colleague sees them.
    package let dwellings: Int
    package let communeName: String?
    /// The site that keeps its record.
    package let siteName: String?
    /// The name of before by which it was found.
    package let foundAs: String?
    package var id: String { partner.id }
}

extension Transaction {
    package func partnerCount(_ filter: PartnerFilter, visibleTo actor: Actor) throws -> Int {
        let condition = filter.condition(for: actor, try names(filter.text))
        return try row("SELECT count(*) AS n FROM partner WHERE \(condition)")?.int("n") ?? 0
    }

    package func partners(
        _ filter: PartnerFilter, skipping: Int = 0, limit: Int, visibleTo actor: Actor
    ) throws -> [PartnerLine] {
        let key = Transliteration.key(filter.text)
        let former: Query =
            key.isEmpty
            ? "NULL"
            : """
            (SELECT max(former.name) FROM partner_name AS former
                WHERE former.partner_id = partner.id AND former.name_key LIKE \("%" + key + "%"))
            """
        return try rows(
            """
            SELECT partner.*, site.name AS site_name, commune.name AS commune_name, \(former) AS found_as,
              (SELECT count(*) FROM dwelling
                WHERE dwelling.landlord_id = partner.id AND \(Visible.dwellings(to: actor))) AS dwellings
            FROM (SELECT partner.* FROM partner WHERE \(filter.condition(for: actor, try names(filter.text)))
              ORDER BY partner.name_key, partner.id LIMIT \(limit) OFFSET \(skipping)) AS partner
            LEFT JOIN site ON site.id = partner.site_id LEFT JOIN commune ON commune.code = partner.commune
            ORDER BY partner.name_key, partner.id
            """
        ).map { row in
            let partner = try Partner(row)
            let found = Transliteration.key(partner.name).contains(key) ? nil : try row.optionalText("found_as")
            return PartnerLine(
                partner: partner, dwellings: try row.int("dwellings"),
                communeName: try row.optionalText("commune_name"), siteName: try row.optionalText("site_name"),
                foundAs: found)
        }
    }

    /// All of a list, by name; nil when there are more than that.
    package func partnerIDs(
        _ filter: PartnerFilter, atMost limit: Int, visibleTo actor: Actor
    ) throws -> [String]? {
        let ids = try rows(
            """
            SELECT partner.id FROM partner WHERE \(filter.condition(for: actor, try names(filter.text)))
            ORDER BY partner.name_key, partner.id LIMIT \(limit + 1)
            """
        ).map { try $0.text("id") }
        return ids.count > limit ? nil : ids
    }

    /// A partner that the network shares with the actor; nil otherwise.
    package func knownPartner(_ id: String, to actor: Actor) throws -> Partner? {
        try row("SELECT partner.* FROM partner WHERE partner.id = \(id) AND \(PartnerFilter.known(to: actor))")
            .map { try Partner($0) }
    }

    /// The partner of a number, the latest of those that were merged.
    package func partner(with siret: Siret, knownTo actor: Actor) throws -> Partner? {
        try row(
            """
            SELECT partner.* FROM partner WHERE partner.siret = \(siret.digits) AND \(PartnerFilter.known(to: actor))
            ORDER BY CASE WHEN partner.successor_id IS NULL THEN 0 ELSE 1 END, partner.id LIMIT 1
            """
        ).map { try Partner($0) }
    }

    /// Those of a partner that are members of it, and those that were merged into it.
    package func partners(under id: String, _ tie: PartnerTie, knownTo actor: Actor, limit: Int = 200) throws
        -> [Partner]
    {
        try rows(
            """
            SELECT partner.* FROM partner
            WHERE partner.\(Query(unbound: "\(tie.column)")) = \(id) AND \(PartnerFilter.known(to: actor))
            ORDER BY partner.name_key, partner.id LIMIT \(limit)
            """
        ).map { try Partner($0) }
    }

    /// Whose member a partner may be: federations, networks of agencies, and whoever reaches further than one place.
    package func umbrellas(knownTo actor: Actor) throws -> [Partner] {
        try rows(
            """
            SELECT partner.* FROM partner WHERE (partner.level <> 'local' OR partner.kind = \(PartnerKind.federation)
                OR partner.kind = \(PartnerKind.agencyNetwork))
              AND partner.successor_id IS NULL AND \(PartnerFilter.known(to: actor))
            ORDER BY partner.name_key, partner.id LIMIT 500
            """
        ).map { try Partner($0) }
    }

    /// The départements where a partner works, in their order.
    package func partnerPlaces(of id: String) throws(StorageError) -> [String] {
        var places: [String] = []
        for row in try rows(
            "SELECT departement FROM partner_place WHERE partner_id = \(id) ORDER BY departement")
        {
            places.append(try row.text("departement"))
        }
        return places
    }

    /// Those who employ, by name, for a form: first those of one's own sites.
    package func employers(visibleTo actor: Actor) throws -> [Partner] {
        try rows(
            """
            SELECT partner.* FROM partner WHERE \(PartnerFilter.employing(actor)) AND partner.successor_id IS NULL
            ORDER BY \(PartnerFilter.ownFirst(actor)), partner.name_key, partner.id LIMIT 500
            """
        ).map { try Partner($0) }
    }

    /// Whether a partner is one of those who employ, as far as the colleague sees them.
    func isEmployer(_ id: String, visibleTo actor: Actor) throws -> Bool {
        try row("SELECT 1 AS found FROM partner WHERE partner.id = \(id) AND \(PartnerFilter.employing(actor))") != nil
    }
}

/// How one partner belongs to another.
package enum PartnerTie: Sendable, Hashable {
    case member, merged

    var column: StaticString {
        switch self {
        case .member: "parent_id"
        case .merged: "successor_id"
        }
    }
}
