import Crypto
import Foundation
package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Opens the file of a household, with its members, their identities, papers and consents.
    ///
    /// - Parameters:
    ///   - new: the household; its key exists already (`Vault.makeKeys`).
    ///   - index: where to look for people who may be in a file already; nil only when nobody can be (V06).
    ///   - phones: where to look for other households that give the same number (V26).
    /// - Throws: `ActRefusal`, `NotVisible` for a site out of reach, `NotAllowed`.
    @discardableResult
    package func register(
        _ new: NewHousehold, duplicatesIn index: NameIndex?, phonesIn phones: PhoneIndex? = nil, by author: Author,
        confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> Household {
        try author.needs(.writeFiles)
        var act = Act(author, entered, confirming: confirming)
        guard author.actor.files.covers(new.site) else { throw NotVisible("site", new.site) }
        try check(new, index, phones, &act)
        let household = try household(new, &act)
        try settle(
            act, "create", "household", household.id, household: household.id, site: household.site,
            detail: ["opened_on": household.openedOn.iso, "size": String(household.size)])
        try insert(household)
        try setCompositionReason(new.compositionReason, of: household, by: author)
        if household.confidential { try grantAccess(to: household.id, namedBySealing(household, author)) }
        for person in new.persons {
            try add(person, id: author.newID(), to: household, from: new.openedOn, by: author)
        }
        for relative in new.expected { try expect(relative, in: household.id, by: author) }
        for (kind, day) in new.consents.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try insert(Consent(id: author.newID(), household: household.id, kind: kind, givenOn: day))
        }
        return household
    }

    private func check(
        _ new: NewHousehold, _ index: NameIndex?, _ phones: PhoneIndex?, _ act: inout Act
    ) throws {
        if new.openedOn > act.today { act.add(Finding(.v32, .block, field: "openedOn", values: [act.today.iso])) }
        for person in new.persons {
            act.check(person)
            try checkPhone(person.profile.phone, except: new.id, in: phones, &act)
            guard let index else { continue }
            act.check(
                duplicates: try possibleDuplicates(
                    of: person.identity, nationalities: person.profile.nationalities, in: index, by: act.author))
        }
        act.add(ContactRules(act.context).address(new.postal))
        act.state(.v16, new.guardian)
        let alone = Composition(of: new.persons.map(\.inComposition), on: act.today).kind
        act.add(MembershipRules(act.context).unaccompanied(alone, guardian: act.reason(for: .v16)))
        let references = new.persons.filter { $0.kinship == .reference }
        if references.count > 1 {
            act.add(Finding(.v23, .block, field: "reference", values: [String(references.count)]))
        }
        let reference = references.first.map { ($0.identity.birth, $0.memberFrom ?? new.openedOn, Day?.none) }
        let day = max(new.openedOn, references.first?.memberFrom ?? new.openedOn)
        // A guardian organisation stands in for the adult of a minor alone.
        if alone == .unaccompaniedMinor { return }
        act.add(
            MembershipRules(act.context).reference(
                reference, on: day, isEmancipated: references.first?.isEmancipated ?? false))
    }

    private func household(_ new: NewHousehold, _ act: inout Act) throws -> Household {
        let derived = Composition(of: new.persons.map(\.inComposition), on: act.today).kind
        if let said = new.composition, let derived, said != derived, new.compositionReason.isBlank {
            act.add(Finding(.v09, .block, field: "compositionReason", values: [derived.rawValue, said.rawValue]))
        }
        // Nothing is inferred from a name (V09): where the members do not tell, somebody has to.
        if new.composition == nil, derived == nil { act.add(Finding(.v09, .block, field: "composition")) }
        return Household(
            id: new.id, code: try freeCode(by: act.author), site: new.site, referent: new.referent,
            openedOn: new.openedOn, composition: new.composition ?? derived ?? .unrelatedAdults,
            size: new.persons.count, confidential: new.confidential, postal: new.postal)
    }

    /// A household's code that nobody has, drawn from an id that is used for nothing else.
    func freeCode(by author: Author) throws -> String {
        while true {
            let digest = SHA256.hash(data: Data(author.newID().utf8))
            let number = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let code = HouseholdCode(number: number).text
            if try row("SELECT 1 AS taken FROM household WHERE code = \(code)") == nil { return code }
        }
    }

    func setCompositionReason(_ reason: String, of household: Household, by author: Author) throws {
        guard !reason.isBlank else { return }
        let slot = SealSlot(
            owner: household.id, table: "household", column: "composition_reason", row: household.id)
        let sealed = try author.vault.seal(SealedText(reason), slot)
        try run("UPDATE household SET composition_reason = \(sealed) WHERE id = \(household.id)")
    }

    /// Names the colleagues who may open a confidential file (security R25).
    func grantAccess(to household: String, _ accounts: [String?]) throws {
        for account in Set(accounts.compactMap { $0 }).sorted() {
            try run(
                """
                INSERT INTO household_access (household_id, account_id, kind)
                VALUES (\(household), \(account), 'granted')
                ON CONFLICT (household_id, account_id, kind) DO NOTHING
                """)
        }
    }
}

extension NewPerson {
    /// Whoever is emancipated counts as an adult, whatever the birth date says.
    var inComposition: Composition.Member {
        Composition.Member(kinship: kinship, sex: sex, birth: isEmancipated ? .unknown : identity.birth)
    }
}
