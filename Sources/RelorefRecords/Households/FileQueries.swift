package import RelorefDomain
package import RelorefStorage

/// A member of a household as the rules and the forms see him or her.
package struct HouseholdMember: Sendable, Hashable, Identifiable {
    package var membership: Membership
    package var person: Person
    /// Nil when the file was erased.
    package var identity: PersonalIdentity?

    package var id: String { person.id }
    package var isOpen: Bool { membership.to == nil }

    /// The birth date to the day where it may be read, the clear year otherwise.
    package var birth: PartialDate {
        identity?.birth ?? person.birthYear.flatMap { PartialDate(year: $0) } ?? .unknown
    }

    var inComposition: Composition.Member {
        Composition.Member(
            kinship: membership.kinship, sex: person.sex, birth: person.isEmancipated ? .unknown : birth)
    }
}

extension Transaction {
    /// A household's file; nil when it does not exist for this colleague.
    package func household(_ id: String, visibleTo actor: Actor) throws -> Household? {
        try row("SELECT household.* FROM household WHERE household.id = \(id) AND \(Visible.files(to: actor))")
            .map { try Household($0) }
    }

    /// A file to write in: visible, not merged into another, and open unless history is being entered.
    func file(_ id: String, _ act: Act) throws -> Household {
        guard let household = try household(id, visibleTo: act.author.actor) else { throw NotVisible("household", id) }
        if household.mergedInto != nil {
            throw ActRefusal.wrongState(noun: "household", id: id, state: "merged")
        }
        if household.erasedOn != nil {
            throw ActRefusal.wrongState(noun: "household", id: id, state: "erased")
        }
        if household.closedOn != nil, !act.isHistory {
            throw ActRefusal.wrongState(noun: "household", id: id, state: "closed")
        }
        return household
    }

    /// Everybody who ever belonged to a household, in the order in which they came, the reference person first.
    package func members(of household: String, by author: Author) throws -> [HouseholdMember] {
        let found = try rows(
            """
            SELECT membership.* FROM membership WHERE household_id = \(household)
            ORDER BY CASE WHEN kinship = 'reference' THEN 0 ELSE 1 END, from_day, id
            """
        ).map { try Membership($0) }
        let people = try people(Set(found.map(\.person)))
        let identities = try currentIdentities(of: people.keys.sorted())
        return try found.compactMap { membership in
            guard let person = people[membership.person] else { return nil }
            let identity = try identities[person.id].flatMap { try author.vault.openIfKept($0.sealed) }
            return HouseholdMember(membership: membership, person: person, identity: identity)
        }
    }

    /// A person of a file that the colleague may open, with that file.
    func person(_ id: String, _ act: Act) throws -> (person: Person, household: Household) {
        let found = try rows(
            """
            SELECT household.* FROM household JOIN membership ON membership.household_id = household.id
            WHERE membership.person_id = \(id) AND household.merged_into IS NULL
              AND \(Visible.files(to: act.author.actor))
            ORDER BY CASE WHEN membership.to_day IS NULL THEN 0 ELSE 1 END, membership.from_day DESC, household.id
            """)
        guard let file = try found.first.map({ try Household($0) }), let person = try people([id])[id] else {
            throw NotVisible("person", id)
        }
        return (person, file)
    }

    func people(_ ids: Set<String>) throws -> [String: Person] {
        let found = try rows("SELECT * FROM person WHERE id IN \(Query.list(ids.sorted()))").map { try Person($0) }
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func protections(of people: [String]) throws -> [ProtectionStatus] {
        try rows("SELECT * FROM protection WHERE person_id IN \(Query.list(people)) ORDER BY decided_on, id")
            .map { try ProtectionStatus($0) }
    }

    func permits(of people: [String]) throws -> [ResidencePermit] {
        try rows("SELECT * FROM permit WHERE person_id IN \(Query.list(people)) ORDER BY issued_on, id")
            .map { try ResidencePermit($0) }
    }

    /// Relatives who are awaited and have not arrived.
    package func expectedCount(of household: String) throws -> Int {
        try row(
            """
            SELECT count(*) AS awaited FROM expected_member
            WHERE household_id = \(household) AND arrived_person_id IS NULL
            """)?.int("awaited") ?? 0
    }
}
