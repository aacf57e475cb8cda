package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// A dwelling by its code; nil when it does not exist for this colleague.
    package func dwelling(code: String, visibleTo actor: Actor) throws -> Dwelling? {
        try row("SELECT dwelling.* FROM dwelling WHERE dwelling.code = \(code) AND \(Visible.dwellings(to: actor))")
            .map { try Dwelling($0) }
    }

    /// A dwelling as a list shows it; nil when it does not exist for this colleague.
    package func dwellingLine(code: String, on today: Day, visibleTo actor: Actor) throws -> DwellingLine? {
        try dwelling(code: code, visibleTo: actor)
            .flatMap { try dwellingLines([$0.id], on: today, visibleTo: actor).first }
    }

    package func dwellingCount(_ filter: DwellingFilter, on today: Day, visibleTo actor: Actor) throws -> Int {
        try row("SELECT count(*) AS n FROM dwelling WHERE \(filter.condition(on: today, visibleTo: actor))")?
            .int("n") ?? 0
    }

    /// One page of the list of dwellings.
    ///
    /// - Parameters:
    ///   - skipping: how many come before the page.
    ///   - limit: how many at most.
    package func dwellings(
        _ filter: DwellingFilter, order: DwellingOrder = .code, on today: Day, skipping: Int = 0, limit: Int,
        visibleTo actor: Actor
    ) throws -> [DwellingLine] {
        let ids = try rows(
            """
            SELECT dwelling.id FROM dwelling LEFT JOIN commune ON commune.code = dwelling.commune
            WHERE \(filter.condition(on: today, visibleTo: actor)) ORDER BY \(order.query)
            LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { try $0.text("id") }
        return try dwellingLines(ids, on: today, visibleTo: actor)
    }

    /// Dwellings that the caller found visible, as a list shows them, in the order of their ids.
    func dwellingLines(_ ids: [String], on today: Day, visibleTo actor: Actor) throws -> [DwellingLine] {
        guard !ids.isEmpty else { return [] }
        let stays = Dictionary(
            grouping: try stays(in: ids, since: today, visibleTo: actor), by: { $0.dwelling })
        let lines = try rows(
            """
            SELECT dwelling.*, site.name AS site_name, partner.name AS landlord_name, commune.name AS commune_name,
              \(RelayService.places(on: today)) AS places,
              (SELECT max(stay.to_day) FROM accommodation AS stay WHERE stay.dwelling_id = dwelling.id
                AND stay.state = 'ended' AND stay.to_day <= \(today)) AS left_on,
              (SELECT count(*) FROM out_of_service AS outage WHERE outage.dwelling_id = dwelling.id
                AND outage.occupied_during_works = 0 AND outage.from_day <= \(today)
                AND (outage.to_day IS NULL OR outage.to_day >= \(today))) AS outages,
              (SELECT max(outage.to_day) FROM out_of_service AS outage WHERE outage.dwelling_id = dwelling.id
                AND outage.from_day <= \(today) AND outage.to_day >= \(today)) AS outage_to
            FROM dwelling JOIN site ON site.id = dwelling.site_id
            LEFT JOIN partner ON partner.id = dwelling.landlord_id
            LEFT JOIN commune ON commune.code = dwelling.commune
            WHERE dwelling.id IN \(Query.list(ids))
            """
        ).map { row in
            let dwelling = try Dwelling(row)
            return try line(row, dwelling, stays[dwelling.id] ?? [], on: today)
        }
        let byID = Dictionary(lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { byID[$0] }
    }

    private func line(
        _ row: ResultRow, _ dwelling: Dwelling, _ stays: [DwellingStay], on today: Day
    ) throws -> DwellingLine {
        let present = stays.filter { $0.isThere(on: today) }
        let state = AvailabilityOnADay(
            dwelling: dwelling, day: today, stays: stays,
            outage: (try row.int("outages") > 0, try row.optionalDay("outage_to")),
            lastLeft: try row.optionalDay("left_on"))
        return DwellingLine(
            dwelling: dwelling, siteName: try row.text("site_name"),
            landlordName: try row.optionalText("landlord_name"), communeName: try row.optionalText("commune_name"),
            places: try row.optionalInt("places"), persons: present.reduce(0) { $0 + $1.persons },
            households: present.count, availability: state.availability)
    }

    /// What the filters of the list offer: the sites and départements in which the colleague sees dwellings.
    package func dwellingPlaces(visibleTo actor: Actor) throws -> DwellingPlaces {
        let sites = try rows(
            """
            SELECT site.id, site.name, site.departement FROM site
            WHERE \(actor.stock.condition(on: "site.id")) ORDER BY site.name, site.id
            """
        ).map {
            DwellingPlaces.Site(
                id: try $0.text("id"), name: try $0.text("name"), departement: try $0.text("departement"))
        }
        // From one département to the next, along the index: there are few of them and many dwellings.
        let departements = try rows(
            """
            WITH RECURSIVE place (code) AS (
              SELECT min(dwelling.departement) FROM dwelling WHERE \(Visible.dwellings(to: actor))
              UNION ALL
              SELECT (SELECT min(dwelling.departement) FROM dwelling
                WHERE dwelling.departement > place.code AND \(Visible.dwellings(to: actor)))
              FROM place WHERE place.code IS NOT NULL)
            SELECT code AS departement FROM place WHERE code IS NOT NULL ORDER BY code
            """
        ).map { try $0.text("departement") }
        return DwellingPlaces(sites: sites, departements: departements)
    }
}

/// Where the dwellings that a colleague sees may be.
package struct DwellingPlaces: Sendable, Hashable {
    package struct Site: Sendable, Hashable, Identifiable {
        package let id: String
        package let name: String
        package let departement: String
    }

    package let sites: [Site]
    package let departements: [String]
}
