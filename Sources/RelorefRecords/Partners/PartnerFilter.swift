package import RelorefDomain
package import RelorefStorage

/// Which partners a list shows.
package struct PartnerFilter: Sendable, Hashable {
    package var kind: PartnerKind?
    package var level: PartnerLevel?
    /// Where it has its seat, or works.
    package var departement: String?
    package var landlordsOnly = false
    /// Those of one's own sites, and the owners of the dwellings there.
    package var ownOnly = false
    /// Also those that became others.
    package var withMerged = false
    /// Those that have not answered in time about the candidates of one's own sites, whatever they became since.
    package var silence: LandlordSilence?
    /// A name of today or of before, or a SIRET.
    package var text = ""
    /// A private owner is a person, whose name is not asked for in an address: the search finds them, the list does not.
    package var namesPersons = false

    package init() {}

    /// - Parameter names: what was typed, and the same with an organisation's other names in its place.
    func condition(for actor: Actor, _ names: [String]) -> Query {
        // What was typed first: SQLite asks in this order, and few partners are called so.
        var parts = text.isEmpty ? [] : [Self.named(text, names)]
        parts.append(ownOnly ? Self.visible(to: actor) : Self.known(to: actor))
        if let kind { parts.append("partner.kind = \(kind)") }
        if let level { parts.append("partner.level = \(level)") }
        if let departement {
            parts.append(
                """
                (partner.departement = \(departement) OR EXISTS (SELECT 1 FROM partner_place AS place
                  WHERE place.partner_id = partner.id AND place.departement = \(departement)))
                """)
        }
        if landlordsOnly { parts.append("partner.landlord_kind IS NOT NULL") }
        if let silence {
            // By site, so that SQLite keeps to the index of the sites' states: offers that wait are few.
            parts.append(
                """
                partner.id IN (SELECT housing_offer.partner_id FROM site CROSS JOIN housing_offer
                  WHERE housing_offer.site_id = site.id AND \(silence.offers(visibleTo: actor)))
                """)
        }
        if !withMerged, text.isEmpty, silence == nil { parts.append("partner.successor_id IS NULL") }
        if !text.isEmpty, !namesPersons {
            parts.append("COALESCE(partner.landlord_kind, '') <> \(LandlordKind.naturalPerson)")
        }
        return parts.joined(" AND ")
    }

    /// Called so today, or called so once; or of this number.
    static func named(_ text: String, _ names: [String]) -> Query {
        if let siret = Siret(text) { return "partner.siret = \(siret.digits)" }
        let any = names.filter { !$0.isEmpty }.map { name -> Query in
            """
            (partner.name_key LIKE \("%" + name + "%") OR partner.id IN (SELECT former.partner_id
              FROM partner_name AS former WHERE former.name_key LIKE \("%" + name + "%")))
            """
        }
        return any.isEmpty ? "1 = 0" : "(\(any.joined(" OR ")))"
    }

    /// Whom one works with: of one's own sites, or the owner of a dwelling that one may see.
    static func visible(to actor: Actor) -> Query {
        """
        (\(actor.stock.condition(on: "partner.site_id")) OR EXISTS (SELECT 1 FROM dwelling
          WHERE dwelling.landlord_id = partner.id AND \(Visible.dwellings(to: actor))))
        """
    }

    /// Whom one may know of: organisations are the whole network's, a person who lets a home is told to those who work
    /// with them.
    static func known(to actor: Actor) -> Query {
        guard actor.may(.seeStock) else { return "1 = 0" }
        return """
            (partner.landlord_kind IS NULL OR partner.landlord_kind <> \(LandlordKind.naturalPerson) OR \(visible(to: actor)))
            """
    }

    static func employing(_ actor: Actor) -> Query {
        let kinds: [PartnerKind] = [.employer, .siae, .association, .localAuthority, .hlmBody, .health, .training]
        return "partner.kind IN \(Query.list(kinds)) AND \(known(to: actor))"
    }

    /// Those who employ, and those who pass jobs on: employment services, local missions, federations.
    static func passingJobs(_ actor: Actor) -> Query {
        let services: [PartnerKind] = [.employmentService, .missionLocale, .federation]
        return "((\(employing(actor))) OR (partner.kind IN \(Query.list(services)) AND \(known(to: actor))))"
    }

    /// The partners of one's own sites before the others.
    static func ownFirst(_ actor: Actor) -> Query {
        "CASE WHEN \(actor.stock.condition(on: "partner.site_id")) THEN 0 ELSE 1 END"
    }
}
