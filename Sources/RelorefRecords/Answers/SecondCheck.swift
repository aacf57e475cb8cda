import RelorefDomain
import RelorefStorage

/// Whose names the second check knows.
enum KnownPeople {
    /// Those who sign: the reference person and the spouse or partner.
    case adults
    /// Everybody of the household.
    case all
}

extension Transaction {
    /// The second check of a link: three letters of a name of the household, or a year of birth. A wrong one is counted.
    ///
    /// - Parameter table: where the link lies, in a row with `tries`.
    func passesCheck(
        _ link: some AnswerLink, _ id: String, in table: StaticString, typed: String, of household: String,
        _ people: KnownPeople, vault: Vault, at now: Moment
    ) throws -> Bool {
        switch link.state(at: now) {
        case .open, .answered: break
        case .revoked, .expired, .locked: return false
        }
        if try isKnown(typed, of: household, people, vault: vault) { return true }
        try run("UPDATE \(Query(unbound: "\(table)")) SET tries = tries + 1 WHERE id = \(id) AND tries < 5")
        return false
    }

    private func isKnown(
        _ typed: String, of household: String, _ people: KnownPeople, vault: Vault
    ) throws -> Bool {
        let only: Query = people == .all ? "" : "AND membership.kinship IN ('reference', 'spouse', 'partner')"
        let found = try rows(
            """
            SELECT person.id, person.birth_year FROM membership JOIN person ON person.id = membership.person_id
            WHERE membership.household_id = \(household) AND membership.to_day IS NULL \(only)
            """)
        let identities = try currentIdentities(of: try found.map { try $0.text("id") })
        let word = Self.folded(typed)
        for person in found {
            guard let stored = identities[try person.text("id")] else { continue }
            let identity = try vault.openIfKept(stored.sealed)
            let names = [identity?.family, identity?.given].compactMap { $0 }.flatMap {
                Self.folded($0).split(separator: " ").map(String.init)
            }
            let year = try person.optionalInt("birth_year")
            if SecondCheck.isKnown(word, names: names, birthYear: year) { return true }
        }
        return false
    }

    private static func folded(_ text: String) -> String {
        NameKey(text, transliterate: Transliteration.latin).folded
    }
}
