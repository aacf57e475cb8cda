package import RelorefDomain
package import RelorefStorage

/// A visit of today as a telephone takes it along: as little as it can be made with (security R50).
package struct TourStop: Sendable, Hashable, Identifiable {
    /// The follow-up's: it says nothing to whoever finds the device.
    package let id: String
    package let household: String
    /// "M. H."
    package let initials: String
    package let address: DwellingAddress?
    package let commune: String?
    package let phone: String
    /// 0 for the first visit after the move, then the month.
    package let month: Int
    /// The day agreed for it, or the planned one.
    package let day: Day
    /// The month whose rent was to be checked and was not.
    package let rentToCheck: Int?
    /// Whether a debt is being paid back.
    package let paysBack: Bool
}

extension Transaction {
    /// Beyond that, it is no day's work.
    private static var most: Int { 50 }

    /// The visits that the author has to make today or late, where the household's site lets telephones take them along.
    package func tour(by author: Author) throws -> [TourStop] {
        try author.needs(.writeFiles)
        let sites = try offlineSites()
        guard !sites.isEmpty else { return [] }
        let due = try followedHouseholds(.mine, on: author.today, visibleTo: author.actor).filter { one in
            guard let next = one.next, let day = one.nextDay else { return false }
            return next.isVisit && day <= author.today && sites.contains(one.household.site)
        }.prefix(Self.most)
        let heads = try tourHeads(of: due.map(\.household.id), by: author)
        let places = try tourPlaces(of: due.map(\.current.followUp.lease), by: author)
        return due.map { one in
            let (head, place) = (heads[one.household.id], places[one.current.followUp.lease])
            let checked = Set(one.current.checks.map(\.month))
            return TourStop(
                id: one.id, household: one.household.id, initials: head?.initials ?? "", address: place?.address,
                commune: place?.commune, phone: head?.phone ?? "", month: one.next?.month ?? 0,
                day: one.nextDay ?? author.today,
                rentToCheck: one.schedule.unchecked(checked, on: author.today), paysBack: one.current.plan != nil)
        }
    }

    /// The sites whose telephones may take visits along.
    package func offlineSites() throws(StorageError) -> Set<String> {
        Set(
            try rows("SELECT id FROM site WHERE offline_visits = 1").map { row throws(StorageError) in
                try row.text("id")
            })
    }

    /// Whether any site whose files the actor may write in lets telephones take visits along.
    package func maySetOut(_ actor: Actor) throws -> Bool {
        guard actor.may(.writeFiles) else { return false }
        let sites = try offlineSites()
        return try dueSites(actor).contains { sites.contains($0.id) }
    }

    private func tourHeads(
        of households: [String], by author: Author
    ) throws -> [String: (initials: String, phone: String)] {
        let heads = try rows(
            """
            SELECT household_id, person_id FROM membership
            WHERE kinship = 'reference' AND to_day IS NULL AND household_id IN \(Query.list(households))
            """
        ).map { (household: try $0.text("household_id"), person: try $0.text("person_id")) }
        let names = try headNames(of: households, vault: author.vault)
        let profiles = try profiles(of: heads.map(\.person))
        var found: [String: (initials: String, phone: String)] = [:]
        for head in heads {
            let profile = try profiles[head.person].flatMap { try author.vault.openIfKept($0) }
            found[head.household] = (names[head.household]?.initials ?? "", profile?.phone ?? "")
        }
        return found
    }

    private func tourPlaces(
        of leases: [String], by author: Author
    ) throws -> [String: (address: DwellingAddress?, commune: String?)] {
        var found: [String: (address: DwellingAddress?, commune: String?)] = [:]
        let homes = try rows(
            """
            SELECT dwelling.*, lease.id AS lease_id, commune.name AS commune_name FROM accommodation AS lease
            JOIN dwelling ON dwelling.id = lease.dwelling_id LEFT JOIN commune ON commune.code = dwelling.commune
            WHERE lease.id IN \(Query.list(leases))
            """)
        for row in homes {
            let address = try address(of: Dwelling(row)).flatMap { try author.vault.openIfKept($0) }
            found[try row.text("lease_id")] = (address, try row.optionalText("commune_name"))
        }
        return found
    }
}

extension PersonalIdentity {
    /// The first letters of the names, and nothing by which somebody could be looked for.
    package var initials: String {
        [given, family].compactMap(\.first).map { "\($0.uppercased())." }.joined(separator: " ")
    }
}
