import RelorefDomain
import RelorefStorage

extension Transaction {
    /// Writes a new person with identity, profile and papers, and makes her a member.
    @discardableResult
    func add(
        _ new: NewPerson, id: String, to household: Household, from day: Day, by author: Author
    ) throws -> Person {
        let birth = new.identity.birth
        let person = Person(
            id: id, keyOwner: household.id, sex: new.sex, birthYear: birth.year,
            birthPrecision: birth.precision, area: new.area, literacy: new.literacy, arrivedOn: new.arrivedOn,
            arrivalRoute: new.arrivalRoute, isEmancipated: new.isEmancipated)
        try insert(person)
        try addIdentity(new.identity, to: person, from: nil, source: new.source, by: author)
        try setProfile(new.profile, of: person, by: author)
        for status in new.protections {
            try insert(
                ProtectionStatus(
                    id: author.newID(), person: person.id, kind: status.kind, authority: status.authority,
                    requestedOn: status.requestedOn, decidedOn: status.decidedOn, notifiedOn: status.notifiedOn))
        }
        // Somebody naturalised has no paper to renew.
        for permit in new.permits where permit.kind != .naturalised {
            try insert(
                ResidencePermit(
                    id: author.newID(), person: person.id, kind: permit.kind, issuedOn: permit.issuedOn,
                    expiresOn: permit.expiresOn))
        }
        if let french = new.french {
            try insert(
                FrenchAssessment(
                    id: author.newID(), person: person.id, assessedOn: french.assessedOn, oral: french.oral,
                    written: french.written))
        }
        try insert(
            Membership(
                id: author.newID(), household: household.id, person: person.id, kinship: new.kinship,
                from: new.memberFrom ?? day, partTime: new.partTime))
        return person
    }

    func expect(_ relative: ExpectedRelative, in household: String, by author: Author) throws {
        let id = author.newID()
        let slot = SealSlot(owner: household, table: "expected_member", row: id)
        try insert(
            "expected_member",
            [
                "id": id, "household_id": household, "kinship": relative.kinship, "birth_year": relative.birthYear,
                "expected_on": relative.expectedOn,
                "sealed": try relative.identity.map { try author.vault.seal($0, slot) },
            ])
    }

    /// Brings size and composition in line with the members; every act that changes members ends with it.
    @discardableResult
    func recount(_ household: Household, by author: Author) throws -> Household {
        var household = household
        let present = try members(of: household.id, by: author).filter(\.isOpen)
        household.size = present.count
        let kind = Composition(of: present.map(\.inComposition), on: author.today).kind
        household.composition = kind ?? household.composition
        try update(household)
        household.version += 1
        return household
    }

    func end(_ membership: Membership, on day: Day, _ reason: MembershipEndReason) throws {
        try run(
            """
            UPDATE membership SET to_day = \(max(day, membership.from)), end_reason = \(reason)
            WHERE id = \(membership.id)
            """)
    }
}
