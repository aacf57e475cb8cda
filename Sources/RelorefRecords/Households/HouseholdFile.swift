package import RelorefDomain
package import RelorefStorage

/// A household's whole file as its pages show it.
package struct HouseholdFile: Sendable {
    package let household: Household
    package let siteName: String
    package let departement: String
    package let referentName: String?
    /// Everybody who ever belonged to it, the reference person first.
    package let members: [FileMember]
    package let awaited: [AwaitedRelative]
    package let homes: [HomePlace]
    package let extensions: [String: [StayExtension]]
    package let consents: [Consent]
    package let links: FileLinks
    /// The organisation that answers for a minor alone, as it was last named (V16); nil for any other household.
    package let guardian: String?

    package var present: [FileMember] { members.filter(\.member.isOpen) }
    package var head: FileMember? { present.first { $0.member.membership.kinship == .reference } ?? present.first }
    package var home: HomePlace? { HomePlace.now(homes) }
}

/// A member with what is known of the person.
package struct FileMember: Sendable, Identifiable {
    package let member: HouseholdMember
    /// Nil when it was erased, or when nothing was written down.
    package let profile: PersonalProfile?
    /// Identities of before the one in force (V05).
    package let formerNames: [PersonalIdentity]
    package let identitySource: IdentitySource?
    package let protections: [ProtectionStatus]
    package let permits: [ResidencePermit]
    /// The latest level first.
    package let french: [FrenchAssessment]
    package let spells: [EmploymentSpell]
    package let employers: [String: String]
    /// The latest declared situation first.
    package let situations: [EmploymentSituation]

    package var id: String { member.id }
    /// The paper that ends last; one without an end holds.
    package var permit: ResidencePermit? {
        permits.max { ($0.expiresOn ?? Day(number: .max)) < ($1.expiresOn ?? Day(number: .max)) }
    }
    package var protection: ProtectionStatus? { protections.last { $0.endedOn == nil } ?? protections.last }
}

/// A relative who is awaited.
package struct AwaitedRelative: Sendable, Hashable, Identifiable {
    package let id: String
    package let kinship: Kinship
    package let birthYear: Int?
    package let expectedOn: Day?
    package let identity: PersonalIdentity?
}

extension Transaction {
    /// A household by the code that people say on the phone; nil when it does not exist for this colleague.
    package func household(code: String, visibleTo actor: Actor) throws -> Household? {
        guard let typed = try? HouseholdCode(typed: code) else { return nil }
        return try row(
            "SELECT household.* FROM household WHERE household.code = \(typed.text) AND \(Visible.files(to: actor))"
        ).map { try Household($0) }
    }

    /// The file of a household that the caller found visible.
    package func file(of household: Household, by author: Author) throws -> HouseholdFile {
        let site = try row("SELECT name, departement FROM site WHERE id = \(household.site)")
        let homes = try homePlaces(of: [household.id])
        var extensions: [String: [StayExtension]] = [:]
        for home in homes {
            let asked = try self.extensions(of: home.id)
            if !asked.isEmpty { extensions[home.id] = asked }
        }
        return HouseholdFile(
            household: household, siteName: try site?.text("name") ?? "",
            departement: try site?.text("departement") ?? "",
            referentName: try household.referent.flatMap { try accountNames([$0])[$0] },
            members: try fileMembers(of: household, by: author), awaited: try awaited(in: household, by: author),
            homes: homes, extensions: extensions,
            consents: try rows("SELECT * FROM consent WHERE household_id = \(household.id) ORDER BY given_on, id")
                .map { try Consent($0) }, links: try links(of: household.id),
            guardian: try guardian(of: household, by: author))
    }

    private func guardian(of household: Household, by author: Author) throws -> String? {
        guard household.composition == .unaccompaniedMinor else { return nil }
        let named = try row(
            """
            SELECT id, reason FROM rule_confirmation
            WHERE household_id = \(household.id) AND rule = \(Rule.v16.rawValue) ORDER BY at DESC, id DESC LIMIT 1
            """)
        guard let named else { return nil }
        let slot = SealSlot(
            owner: household.id, table: "rule_confirmation", column: "reason", row: try named.text("id"))
        return try author.vault.openIfKept(Sealed<SealedText>(slot: slot, bytes: try named.bytes("reason")))?.text
    }

    private func fileMembers(of household: Household, by author: Author) throws -> [FileMember] {
        let members = try members(of: household.id, by: author)
        let people = members.map(\.id)
        let profiles = try profiles(of: people)
        let identities = try storedIdentities(of: people)
        let protections = Dictionary(grouping: try protections(of: people), by: \.person)
        let permits = Dictionary(grouping: try permits(of: people), by: \.person)
        let french = Dictionary(grouping: try frenchLevels(of: people), by: \.person)
        let spells = Dictionary(grouping: try spellsOf(people), by: \.person)
        let employers = try partnerNames(Set(spells.values.joined().compactMap(\.employer)))
        let situations = Dictionary(grouping: try situations(of: people), by: \.person)
        return try members.map { member in
            let own = identities[member.id] ?? []
            return FileMember(
                member: member, profile: try profiles[member.id].flatMap { try author.vault.openIfKept($0) },
                formerNames: try own.filter { !$0.isCurrent }.compactMap { try author.vault.openIfKept($0.sealed) },
                identitySource: own.first(where: \.isCurrent)?.source, protections: protections[member.id] ?? [],
                permits: permits[member.id] ?? [], french: french[member.id] ?? [], spells: spells[member.id] ?? [],
                employers: employers, situations: situations[member.id] ?? [])
        }
    }

    private func storedIdentities(of people: [String]) throws -> [String: [StoredIdentity]] {
        let found = try rows(
            """
            SELECT identity.*, person.key_id FROM identity JOIN person ON person.id = identity.person_id
            WHERE identity.person_id IN \(Query.list(people)) ORDER BY identity.from_day, identity.id
            """
        ).map { try StoredIdentity($0) }
        return Dictionary(grouping: found, by: \.person)
    }

    private func frenchLevels(of people: [String]) throws -> [FrenchAssessment] {
        try rows(
            "SELECT * FROM french_level WHERE person_id IN \(Query.list(people)) ORDER BY assessed_on DESC, id DESC"
        )
        .map { try FrenchAssessment($0) }
    }

    private func spellsOf(_ people: [String]) throws -> [EmploymentSpell] {
        try rows("SELECT * FROM employment_spell WHERE person_id IN \(Query.list(people)) ORDER BY from_day DESC, id")
            .map { try EmploymentSpell($0) }
    }

    private func situations(of people: [String]) throws -> [EmploymentSituation] {
        try rows("SELECT * FROM employment_status WHERE person_id IN \(Query.list(people)) ORDER BY from_day DESC, id")
            .map { try EmploymentSituation($0) }
    }

    private func partnerNames(_ ids: Set<String>) throws -> [String: String] {
        let found = try rows("SELECT id, name FROM partner WHERE id IN \(Query.list(ids.sorted()))")
            .map { (try $0.text("id"), try $0.text("name")) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    private func awaited(in household: Household, by author: Author) throws -> [AwaitedRelative] {
        try rows(
            """
            SELECT * FROM expected_member WHERE household_id = \(household.id) AND arrived_person_id IS NULL
            ORDER BY expected_on, id
            """
        ).map { row in
            let id = try row.text("id")
            let slot = SealSlot(owner: household.id, table: "expected_member", row: id)
            let sealed = try row.optionalBytes("sealed").map { Sealed<PersonalIdentity>(slot: slot, bytes: $0) }
            return AwaitedRelative(
                id: id, kinship: try row.code("kinship"), birthYear: try row.optionalInt("birth_year"),
                expectedOn: try row.optionalDay("expected_on"),
                identity: try sealed.flatMap { try author.vault.openIfKept($0) })
        }
    }
}
