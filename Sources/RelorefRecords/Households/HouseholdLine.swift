package import RelorefDomain
import RelorefStorage

/// A household as a list shows it: the reference person by name, where it lives, and the next dates.
package struct HouseholdLine: Sendable, Hashable, Identifiable {
    package let household: Household
    package let siteName: String
    package let referentName: String?
    /// Nil for a file that was erased, or that has no reference person.
    package let head: PersonalIdentity?
    package let home: HomePlace?
    /// The first day on which a member's last paper ends.
    package let permitEnds: Day?

    package var id: String { household.id }
}

/// Where a household lives, lived last, or is to live.
package struct HomePlace: Sendable, Hashable, Identifiable {
    package let stay: Accommodation
    package let centreName: String?
    package let centreKind: CentreKind?
    package let dwellingCode: String?
    package let dwellingUsage: DwellingUsage?
    package let dwellingType: DwellingType?
    package let stock: Stock?
    package let communeName: String?
    package let departement: String?
    package let landlordName: String?

    package var id: String { stay.id }
    /// The first night, or the planned one.
    package var start: Day? { stay.from ?? stay.plannedFrom }
}

extension HomePlace {
    init(_ row: ResultRow) throws {
        stay = try Accommodation(row)
        centreName = try row.optionalText("centre_name")
        centreKind = try row.optionalCode("centre_kind")
        dwellingCode = try row.optionalText("dwelling_code")
        dwellingUsage = try row.optionalCode("dwelling_usage")
        dwellingType = try row.optionalCode("dwelling_type")
        stock = try row.optionalCode("dwelling_stock")
        communeName = try row.optionalText("commune_name")
        departement = try row.optionalText("home_departement")
        landlordName = try row.optionalText("landlord_name")
    }
}

extension Transaction {
    /// Households that the caller found visible, as a list shows them; only their names are unsealed.
    package func householdLines(_ found: [Household], on today: Day, by author: Author) throws -> [HouseholdLine] {
        let ids = found.map(\.id)
        guard !ids.isEmpty else { return [] }
        let names = try accountNames(Set(found.compactMap(\.referent)))
        let sites = try siteNames(Set(found.map(\.site)))
        let heads = try heads(of: ids, by: author)
        let homes = Dictionary(grouping: try homePlaces(of: ids), by: \.stay.household)
        let papers = try permitEnds(of: ids)
        return found.map { household in
            HouseholdLine(
                household: household, siteName: sites[household.site] ?? "",
                referentName: household.referent.flatMap { names[$0] }, head: heads[household.id],
                home: homes[household.id].flatMap { HomePlace.now($0) }, permitEnds: papers[household.id])
        }
    }

    /// The entries of several timelines with their places, in the order of their days; cancelled plans are left out.
    func homePlaces(of households: [String]) throws -> [HomePlace] {
        try rows(
            """
            SELECT accommodation.*, centre.name AS centre_name, centre.kind AS centre_kind,
              dwelling.code AS dwelling_code, dwelling.usage AS dwelling_usage, dwelling.dwelling_type,
              dwelling.stock AS dwelling_stock, commune.name AS commune_name,
              COALESCE(dwelling.departement, centre.departement) AS home_departement, partner.name AS landlord_name
            FROM accommodation LEFT JOIN centre ON centre.id = accommodation.centre_id
            LEFT JOIN dwelling ON dwelling.id = accommodation.dwelling_id
            LEFT JOIN commune ON commune.code = COALESCE(dwelling.commune, centre.commune)
            LEFT JOIN partner ON partner.id = dwelling.landlord_id
            WHERE accommodation.household_id IN \(Query.list(households)) AND accommodation.state <> 'cancelled'
            ORDER BY COALESCE(accommodation.from_day, accommodation.planned_from), accommodation.id
            """
        ).map { try HomePlace($0) }
    }

    /// The names of the reference persons, by household.
    func heads(of households: [String], by author: Author) throws -> [String: PersonalIdentity] {
        let people = try rows(
            """
            SELECT household_id, person_id FROM membership
            WHERE household_id IN \(Query.list(households)) AND kinship = 'reference'
            ORDER BY CASE WHEN to_day IS NULL THEN 1 ELSE 0 END, from_day
            """
        ).map { (household: try $0.text("household_id"), person: try $0.text("person_id")) }
        let identities = try currentIdentities(of: people.map(\.person))
        var heads: [String: PersonalIdentity] = [:]
        // The present reference person comes last and holds.
        for (household, person) in people {
            guard let sealed = identities[person]?.sealed else { continue }
            heads[household] = try author.vault.openIfKept(sealed)
        }
        return heads
    }

    /// The first day on which the last paper of a present member ends, by household.
    private func permitEnds(of households: [String]) throws -> [String: Day] {
        var ends: [String: Day] = [:]
        for row in try rows(
            """
            SELECT membership.household_id, membership.person_id, max(permit.expires_on) AS ends
            FROM membership JOIN permit ON permit.person_id = membership.person_id
            WHERE membership.household_id IN \(Query.list(households)) AND membership.to_day IS NULL
            GROUP BY membership.household_id, membership.person_id
            """)
        {
            guard let day = try row.optionalDay("ends") else { continue }
            let household = try row.text("household_id")
            ends[household] = min(ends[household] ?? day, day)
        }
        return ends
    }

    func accountNames(_ ids: Set<String>) throws -> [String: String] {
        try names(of: ids, in: "account")
    }

    func siteNames(_ ids: Set<String>) throws -> [String: String] {
        try names(of: ids, in: "site")
    }

    private func names(of ids: Set<String>, in table: StaticString) throws -> [String: String] {
        let table = Query(unbound: "\(table)")
        let found = try rows("SELECT id, name FROM \(table) WHERE id IN \(Query.list(ids.sorted()))")
            .map { (try $0.text("id"), try $0.text("name")) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }
}

extension HomePlace {
    /// Of a timeline, the entry that says best where the household stands: lived in, planned, or the last one.
    package static func now(_ homes: [HomePlace]) -> HomePlace? {
        homes.last { $0.stay.state == .active && ($0.stay.kind == .relay || $0.stay.kind == .centre) }
            ?? homes.last { $0.stay.state == .active }
            ?? homes.last { $0.stay.state == .planned }
            ?? homes.last
    }
}
