package import RelorefDomain
package import RelorefStorage

/// A centre as the list shows it.
package struct CentreLine: Sendable, Hashable, Identifiable {
    package let centre: Centre
    /// On the day of the list; nil while nobody has said.
    package let places: Int?
    package let communeName: String?
    /// Households of the network, as far as the colleague counts them, that are there now, and that came from there.
    package let households: Int
    package let left: Int
    package var id: String { centre.id }
}

/// A household that was in a centre: its code, its days, and where it went next.
package struct CentreGuest: Sendable, Hashable, Identifiable {
    package let id: String
    package let householdCode: String?
    package let mayOpenFile: Bool
    package let persons: Int
    package let from: Day?
    package let to: Day?
    package let exitType: ExitType?
    /// What followed in the household's timeline, and the relay dwelling when it was one that the colleague may see.
    package let next: AccommodationKind?
    package let nextDwelling: String?
}

/// Which centres a list shows. Centres are public facts; only the households counted there depend on one's rights.
package struct CentreFilter: Sendable, Hashable {
    package var departement: String?
    package var kind: CentreKind?
    /// With those that closed.
    package var showsClosed = false

    package init() {}

    func condition(on today: Day) -> Query {
        var parts: [Query] = ["1 = 1"]
        if let departement { parts.append("centre.departement = \(departement)") }
        if let kind { parts.append("centre.kind = \(kind)") }
        if !showsClosed { parts.append("(centre.closed_on IS NULL OR centre.closed_on >= \(today))") }
        return parts.joined(" AND ")
    }
}

extension Transaction {
    package func centreCount(_ filter: CentreFilter, on today: Day) throws -> Int {
        try row("SELECT count(*) AS n FROM centre WHERE \(filter.condition(on: today))")?.int("n") ?? 0
    }

    package func centreDepartements() throws -> [String] {
        try rows("SELECT DISTINCT departement FROM centre ORDER BY 1").map { try $0.text("departement") }
    }

    package func centres(
        _ filter: CentreFilter, on today: Day, skipping: Int = 0, limit: Int, visibleTo actor: Actor
    ) throws -> [CentreLine] {
        try rows(
            """
            \(Self.centreLines(on: today, actor)) WHERE \(filter.condition(on: today))
            ORDER BY centre.departement, centre.name_key, centre.id LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { try CentreLine($0) }
    }

    package func centre(_ id: String, on today: Day, visibleTo actor: Actor) throws -> CentreLine? {
        try row("\(Self.centreLines(on: today, actor)) WHERE centre.id = \(id)").map { try CentreLine($0) }
    }

    package func capacities(ofCentre id: String) throws -> [DwellingCapacity] {
        try rows("SELECT from_day, places FROM centre_capacity WHERE centre_id = \(id) ORDER BY from_day")
            .map { DwellingCapacity(from: try $0.day("from_day"), places: try $0.int("places")) }
    }

    private static func centreLines(on today: Day, _ actor: Actor) -> Query {
        let counted: Query = """
            SELECT count(*) FROM accommodation AS stay WHERE stay.centre_id = centre.id AND stay.kind = 'centre'
            AND \(Visible.facts(to: actor, on: "stay.site_id"))
            """
        return """
            SELECT centre.*, commune.name AS commune_name, (SELECT capacity.places FROM centre_capacity AS capacity
                WHERE capacity.centre_id = centre.id AND capacity.from_day = (SELECT max(latest.from_day)
                  FROM centre_capacity AS latest
                  WHERE latest.centre_id = centre.id AND latest.from_day <= \(today))) AS places,
              (\(counted) AND stay.state = 'active') AS households, (\(counted) AND stay.state = 'ended') AS left_count
            FROM centre LEFT JOIN commune ON commune.code = centre.commune
            """
    }
}

extension CentreLine {
    init(_ row: ResultRow) throws {
        centre = try Centre(row)
        places = try row.optionalInt("places")
        communeName = try row.optionalText("commune_name")
        households = try row.int("households")
        left = try row.int("left_count")
    }
}
