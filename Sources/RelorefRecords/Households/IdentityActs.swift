package import RelorefDomain
package import RelorefStorage

/// What may be changed of a person, names and birth date apart; nil leaves it as it is.
package struct PersonChange: Sendable, Hashable {
    package var sex: Sex?
    package var area: String?
    package var literacy: Literacy?
    package var profile: PersonalProfile?
    package var arrivedOn: Day?
    package var arrivalRoute: ArrivalRoute?
    package var isEmancipated: Bool?

    package init(
        sex: Sex? = nil, area: String? = nil, literacy: Literacy? = nil, profile: PersonalProfile? = nil,
        arrivedOn: Day? = nil, arrivalRoute: ArrivalRoute? = nil, isEmancipated: Bool? = nil
    ) {
        (self.sex, self.area, self.literacy, self.profile) = (sex, area, literacy, profile)
        (self.arrivedOn, self.arrivalRoute, self.isEmancipated) = (arrivedOn, arrivalRoute, isEmancipated)
    }
}

extension Transaction {
    /// Changes what is known of a person.
    ///
    /// - Parameter version: the version that the form was shown with; another one means that a colleague was faster.
    @discardableResult
    package func changePerson(
        _ id: String, version: Int, _ change: PersonChange, phonesIn phones: PhoneIndex? = nil, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws -> Person {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        var (person, household) = try person(id, act)
        if let profile = change.profile {
            act.add(PersonRules(act.context).nationalities(Set(profile.nationalities)))
            // A number that stood there already was confirmed when it was given.
            let known = try profiles(of: [id])[id].flatMap { try author.vault.openIfKept($0) }
            let isKept = known.map { $0.phone == profile.phone } ?? false
            try checkPhone(profile.phone, except: household.id, in: isKept ? nil : phones, &act)
        }
        if let arrived = change.arrivedOn { try checkArrival(arrived, of: id, &act) }
        try settle(
            act, "update", "person", id, household: household.id, site: household.site,
            detail: [
                "sex": change.sex?.rawValue, "literacy": change.literacy?.rawValue,
                "arrived_on": change.arrivedOn?.iso, "arrival_route": change.arrivalRoute?.rawValue,
                "emancipated": change.isEmancipated.map { $0 ? "1" : "0" },
            ])
        person.sex = change.sex ?? person.sex
        person.area = change.area ?? person.area
        person.literacy = change.literacy ?? person.literacy
        person.arrivedOn = change.arrivedOn ?? person.arrivedOn
        person.arrivalRoute = change.arrivalRoute ?? person.arrivalRoute
        person.isEmancipated = change.isEmancipated ?? person.isEmancipated
        person.version = version
        try update(person)
        person.version += 1
        if let profile = change.profile { try setProfile(profile, of: person, by: author) }
        if change.sex != nil { try recount(household, by: author) }
        return person
    }

    /// Nothing that happened in France came before the arrival (V10).
    private func checkArrival(_ arrived: Day, of person: String, _ act: inout Act) throws {
        act.add(AdmissionRules(act.context).happened(on: arrived, field: "arrival"))
        let rules = ProtectionRules(act.context)
        for status in try protections(of: [person]) {
            act.add(
                rules.journey(
                    arrival: arrived, request: status.requestedOn, decision: status.decidedOn,
                    notification: status.notifiedOn))
        }
        let facts = try permits(of: [person]).compactMap(\.issuedOn) + spells(of: person).map(\.from)
        if let first = facts.min() { act.add(rules.fact(.other, on: first, arrival: arrived, field: "arrival")) }
    }

    /// OFPRA settles another identity, or a French paper spells it otherwise: both are kept, of the same person (V05).
    @discardableResult
    package func settleIdentity(
        _ identity: PersonalIdentity, of id: String, from day: Day, source: IdentitySource,
        duplicatesIn index: NameIndex?, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> Person {
        try author.needs(.writeFiles)
        var act = Act(author, confirming: confirming)
        let (person, household) = try person(id, act)
        act.check(identity)
        act.add(PersonRules(act.context).identity(validFrom: day, previous: day))
        if let index {
            act.check(duplicates: try possibleDuplicates(of: identity, except: household.id, in: index, by: author))
        }
        try settle(
            act, "identity", "person", id, household: household.id, site: household.site,
            detail: ["from": day.iso, "source": source.rawValue])
        // How others spell the name is of the person, whatever it is called here.
        var identity = identity
        let known = try currentIdentities(of: [id])[id].flatMap { try author.vault.openIfKept($0.sealed) }
        if identity.spellings.isEmpty { identity.spellings = known?.spellings ?? [] }
        try addIdentity(identity, to: person, from: day, source: source, by: author)
        return try follow(identity.birth, person, household, by: author)
    }

    /// A name or a birth date was mistyped: the identity is put right; who and why is kept, the old value sealed.
    @discardableResult
    package func correctIdentity(
        _ identity: PersonalIdentity, of id: String, reason: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> Person {
        try author.needs(.correctFiles)
        var act = Act(author, confirming: confirming)
        let (person, household) = try person(id, act)
        act.check(identity)
        act.check(reason: reason)
        guard let stored = try currentIdentities(of: [id])[id] else { throw NotVisible("identity", id) }
        try settle(act, "correct", "identity", stored.id, household: household.id, site: household.site)
        let old = try author.vault.openIfKept(stored.sealed)
        let years = (old?.birth.year.map(String.init), identity.birth.year.map(String.init))
        try keepCorrection(
            "identity", stored.id, "identity", from: years.0, to: years.1, reason: reason, household: household.id,
            by: author)
        // The old spelling stays with the person, as an alias that search still finds.
        var identity = identity
        if let old, old.display != identity.display, !identity.aliases.contains(old.display) {
            identity.aliases.append(old.display)
        }
        if identity.spellings.isEmpty { identity.spellings = old?.spellings ?? [] }
        let sealed = try author.vault.seal(identity, stored.sealed.slot)
        try run("UPDATE identity SET sealed = \(sealed) WHERE id = \(stored.id)")
        return try follow(identity.birth, person, household, by: author)
    }

    /// How other bodies spell a person's name, system by system, and the person's other names; search finds each (V08).
    ///
    /// - Parameter aliases: nil leaves them as they are.
    @discardableResult
    package func setNames(
        _ spellings: [SystemSpelling], aliases: [String]? = nil, of id: String, by author: Author
    ) throws -> PersonalIdentity {
        try author.needs(.writeFiles)
        let act = Act(author)
        let household = try person(id, act).household
        guard let stored = try currentIdentities(of: [id])[id],
            var identity = try author.vault.openIfKept(stored.sealed)
        else { throw NotVisible("identity", id) }
        let systems = spellings.map(\.system.rawValue).joined(separator: ",")
        try settle(
            act, "spellings", "person", id, household: household.id, site: household.site,
            detail: ["systems": systems])
        identity.spellings = spellings
        identity.aliases = aliases ?? identity.aliases
        let sealed = try author.vault.seal(identity, stored.sealed.slot)
        try run("UPDATE identity SET sealed = \(sealed) WHERE id = \(stored.id)")
        return identity
    }

    /// Keeps the clear year of birth, and the household's composition, in line with the identity in force.
    private func follow(
        _ birth: PartialDate, _ person: Person, _ household: Household, by author: Author
    ) throws -> Person {
        guard person.birthYear != birth.year || person.birthPrecision != birth.precision else {
            try recount(household, by: author)
            return person
        }
        var person = person
        (person.birthYear, person.birthPrecision) = (birth.year, birth.precision)
        try update(person)
        person.version += 1
        try recount(household, by: author)
        return person
    }
}
