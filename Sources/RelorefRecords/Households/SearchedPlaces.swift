package import RelorefDomain
package import RelorefStorage

/// A dwelling, a centre or a partner among the answers of a search.
package struct FoundPlace: Sendable, Hashable, Identifiable {
    package let id: String
    /// The code or the name by which people call it.
    package let name: String
    /// The commune's or the operator's name, or the département's code.
    package let place: String
}

/// Places in the order of the search, and whether more answer than are shown: of what the colleague may see.
package struct FoundPlaces: Sendable, Hashable {
    package let shown: [FoundPlace]
    package let hasMore: Bool

    static let none = FoundPlaces([], limit: 0)

    /// - Parameter found: one more than are shown, if there are so many.
    init(_ found: [FoundPlace], limit: Int) { (shown, hasMore) = (Array(found.prefix(limit)), found.count > limit) }
}

extension Transaction {
    /// Dwellings whose code begins as typed; when there is none, those of a commune whose name does.
    package func dwellings(beginning typed: String, visibleTo actor: Actor, limit: Int = 6) throws -> FoundPlaces {
        guard actor.may(.seeStock), typed.count >= 2 else { return .none }
        let code = typed.uppercased()
        let byCode = try dwellings(
            "dwelling.code >= \(code) AND dwelling.code < \(code + "~")", visibleTo: actor, limit: limit)
        let key = Transliteration.key(typed)
        guard byCode.shown.isEmpty, key.count >= 3 else { return byCode }
        return try dwellings(
            "dwelling.commune = commune.code AND commune.name_key >= \(key) AND commune.name_key < \(key + "~")",
            from: "commune CROSS JOIN dwelling", visibleTo: actor, limit: limit)
    }

    private func dwellings(
        _ condition: Query, from tables: Query = "dwelling LEFT JOIN commune ON commune.code = dwelling.commune",
        visibleTo actor: Actor, limit: Int
    ) throws -> FoundPlaces {
        let found = try rows(
            """
            SELECT dwelling.id, dwelling.code AS name, COALESCE(commune.name, dwelling.departement) AS place
            FROM \(tables)
            WHERE \(condition) AND \(Visible.dwellings(to: actor)) ORDER BY dwelling.code LIMIT \(limit + 1)
            """
        ).map { try FoundPlace($0) }
        return FoundPlaces(found, limit: limit)
    }

    /// Centres whose name holds what was typed: public facts, for whoever works with the stock.
    package func centres(holding typed: String, visibleTo actor: Actor, limit: Int = 6) throws -> FoundPlaces {
        let key = Transliteration.key(typed)
        guard actor.may(.seeStock), key.count >= 2 else { return .none }
        let found = try rows(
            """
            SELECT centre.id, centre.name, COALESCE(commune.name, centre.departement) AS place FROM centre
            LEFT JOIN commune ON commune.code = centre.commune
            WHERE centre.name_key LIKE \("%" + key + "%") ORDER BY centre.name_key, centre.id LIMIT \(limit + 1)
            """
        ).map { try FoundPlace($0) }
        return FoundPlaces(found, limit: limit)
    }

    /// Partners called so today, or called so once.
    package func partners(holding typed: String, visibleTo actor: Actor, limit: Int = 6) throws -> FoundPlaces {
        guard actor.may(.seeStock), Transliteration.key(typed).count >= 2 else { return .none }
        var filter = PartnerFilter()
        filter.text = typed
        filter.namesPersons = true
        let found = try partners(filter, limit: limit + 1, visibleTo: actor).map { line in
            FoundPlace(
                id: line.id, name: line.partner.name,
                place: [line.foundAs, line.communeName ?? line.partner.departement].compactMap(\.self)
                    .joined(separator: " · "))
        }
        return FoundPlaces(found, limit: limit)
    }

    /// Conventions of one's own sites, by the name of the partner or by what they are called.
    package func conventions(holding typed: String, visibleTo actor: Actor, limit: Int = 6) throws -> FoundPlaces {
        let key = Transliteration.key(typed)
        guard actor.may(.seeStock), key.count >= 2 else { return .none }
        let words = typed.lowercased().filter { $0 != "%" && $0 != "_" }.trimmingPrefix(while: \.isWhitespace)
        let title = "%" + words + "%"
        let found = try rows(
            """
            SELECT convention.id, convention.title AS name, partner.name AS place
            FROM partner JOIN convention ON convention.partner_id = partner.id
            WHERE \(ConventionFilter.visible(to: actor))
              AND (\(PartnerFilter.named(typed, [key])) OR lower(convention.title) LIKE \(title))
            ORDER BY CASE WHEN convention.state IN \(Query.list(Convention.State.allCases.filter(\.isOver))) THEN 1
              ELSE 0 END, partner.name_key, convention.id LIMIT \(limit + 1)
            """
        ).map { try FoundPlace($0) }
        return FoundPlaces(found, limit: limit)
    }
}

extension FoundPlace {
    init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("id")
        name = try row.text("name")
        place = try row.text("place")
    }
}
