package import RelorefDomain
package import RelorefStorage

/// Finds people whose names may be like a given one: a search index kept by the caller, which knows nothing of rights.
package typealias NameIndex = @Sendable (_ name: NameKey, _ birthYear: Int?) -> [String]

/// Somebody who is in a file already, with how alike the names and birth dates are (0 to 1).
package struct PossibleDuplicate: Sendable, Hashable {
    package let person: String
    package let household: String
    package let likeness: Double
}

extension Transaction {
    /// People of files that the author may open who could be this person, the likeliest first (V06, security R24).
    package func possibleDuplicates(
        of identity: PersonalIdentity, nationalities: [String] = [], except household: String? = nil,
        in index: NameIndex, by author: Author
    ) throws -> [PossibleDuplicate] {
        let found = index(Transliteration.nameKey(identity.display), identity.birth.year)
        let files = try rows(
            """
            SELECT DISTINCT membership.person_id, household.id FROM membership
            JOIN household ON household.id = membership.household_id
            WHERE membership.person_id IN \(Query.list(Set(found).sorted())) AND household.merged_into IS NULL
              AND \(Visible.files(to: author.actor)) ORDER BY membership.person_id, household.id
            """
        ).map { (person: try $0.text("person_id"), household: try $0.text("id")) }
        let fileOf = Dictionary(files.map { ($0.person, $0.household) }, uniquingKeysWith: { first, _ in first })
        let people = fileOf.keys.sorted()
        let identities = try currentIdentities(of: people)
        let profiles = try profiles(of: people)
        let wanted = DuplicateTest(identity, nationalities: nationalities)
        return try people.compactMap { person -> PossibleDuplicate? in
            guard let file = fileOf[person], file != household, let sealed = identities[person]?.sealed,
                let other = try author.vault.openIfKept(sealed)
            else { return nil }
            let profile = try profiles[person].flatMap { try author.vault.openIfKept($0) }
            let likeness = wanted.likeness(to: DuplicateTest(other, nationalities: profile?.nationalities ?? []))
            return likeness > 0 ? PossibleDuplicate(person: person, household: file, likeness: likeness) : nil
        }.sorted { ($1.likeness, $0.person) < ($0.likeness, $1.person) }
    }
}

extension DuplicateTest {
    init(_ identity: PersonalIdentity, nationalities: [String]) {
        self.init(
            names: identity.allNames.filter { !$0.isBlank }.map(Transliteration.nameKey), birth: identity.birth,
            nationalities: Set(nationalities))
    }
}

extension Act {
    /// What is checked of somebody who is written down for the first time.
    mutating func check(_ new: NewPerson) {
        check(new.identity)
        let person = PersonRules(context)
        let protection = ProtectionRules(context)
        add(person.nationalities(Set(new.profile.nationalities)))
        for status in new.protections {
            add(
                protection.journey(
                    arrival: new.arrivedOn, request: status.requestedOn, decision: status.decidedOn,
                    notification: status.notifiedOn))
            add(protection.authority(status.authority, afterAppeal: false))
            add(protection.review(status.kind))
        }
        add(protection.spouse(new.kinship, protection: new.protections.last?.kind))
        add(protection.papers(new.permits.compactMap { permit in permit.issuedOn.map { ($0, permit.expiresOn) } }))
        for permit in new.permits {
            if let issued = permit.issuedOn {
                add(protection.fact(.other, on: issued, arrival: new.arrivedOn, field: "issued"))
            }
            if let issued = permit.issuedOn, let expires = permit.expiresOn, expires <= issued {
                add(Finding(.v14, .block, field: "expires", values: [issued.iso, expires.iso]))
            }
        }
        if let arrived = new.arrivedOn { add(AdmissionRules(context).happened(on: arrived, field: "arrival")) }
        if let birth = new.identity.birth.earliest, let from = new.memberFrom, from < birth {
            add(Finding(.v04, .block, field: "memberFrom", values: [birth.iso, from.iso]))
        }
    }

    /// What is checked of names and a birth date, whenever they are written down.
    mutating func check(_ identity: PersonalIdentity) {
        let rules = PersonRules(context)
        add(rules.names(family: identity.family, given: identity.given))
        add(rules.script(of: identity.family, field: "family"))
        add(rules.script(of: identity.given, field: "given"))
        add(rules.birth(identity.birth))
        add(rules.conventionalBirth(identity.birth))
        if let year = identity.birth.year, !(1850...2200 ~= year), !findings.isBlocked {
            add(Finding(.v04, .block, field: "birth", values: [String(year)]))
        }
    }

    mutating func check(duplicates: [PossibleDuplicate]) {
        if !duplicates.isEmpty { add(Finding(.v06, .warn, field: "family", values: duplicates.map(\.person))) }
    }
}
