package import RelorefDomain
package import RelorefStorage

/// A partner as the list shows it.
package struct PartnerLine: Sendable, Hashable, Identifiable {
    package let partner: Partner
    /// Dwellings of the network that it lets, as far as the colleague sees them.
    package let dwellings: Int
    package var id: String { partner.id }
}

/// Which partners a list shows.
package struct PartnerFilter: Sendable, Hashable {
    package var kind: PartnerKind?
    package var landlordsOnly = false

    package init() {}

    func condition(for actor: Actor) -> Query {
        var parts = [Self.visible(to: actor)]
        if let kind { parts.append("partner.kind = \(kind)") }
        if landlordsOnly { parts.append("partner.landlord_kind IS NOT NULL") }
        return parts.joined(" AND ")
    }

    /// Of one's own sites, or the owner of a dwelling that one may see.
    static func visible(to actor: Actor) -> Query {
        """
        (\(actor.stock.condition(on: "partner.site_id")) OR EXISTS (SELECT 1 FROM dwelling
          WHERE dwelling.landlord_id = partner.id AND \(Visible.dwellings(to: actor))))
        """
    }

    static func employing(_ actor: Actor) -> Query {
        let kinds: [PartnerKind] = [.employer, .siae, .association, .localAuthority, .hlmBody, .health, .training]
        return "partner.kind IN \(Query.list(kinds)) AND \(visible(to: actor))"
    }
}

extension Transaction {
    package func partnerCount(_ filter: PartnerFilter, visibleTo actor: Actor) throws -> Int {
        try row("SELECT count(*) AS n FROM partner WHERE \(filter.condition(for: actor))")?.int("n") ?? 0
    }

    package func partners(
        _ filter: PartnerFilter, skipping: Int = 0, limit: Int, visibleTo actor: Actor
    ) throws -> [PartnerLine] {
        try rows(
            """
            SELECT partner.*, (SELECT count(*) FROM dwelling
                WHERE dwelling.landlord_id = partner.id AND \(Visible.dwellings(to: actor))) AS dwellings
            FROM partner WHERE \(filter.condition(for: actor))
            ORDER BY partner.name_key, partner.id LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { PartnerLine(partner: try Partner($0), dwellings: try $0.int("dwellings")) }
    }

    /// Those who employ, by name, for a form.
    package func employers(visibleTo actor: Actor) throws -> [Partner] {
        try rows(
            """
            SELECT partner.* FROM partner WHERE \(PartnerFilter.employing(actor))
            ORDER BY partner.name_key, partner.id LIMIT 500
            """
        ).map { try Partner($0) }
    }

    /// Whether a partner is one of those who employ, as far as the colleague sees them.
    func isEmployer(_ id: String, visibleTo actor: Actor) throws -> Bool {
        try row("SELECT 1 AS found FROM partner WHERE partner.id = \(id) AND \(PartnerFilter.employing(actor))") != nil
    }
}
