package import RelorefDomain
package import RelorefStorage

/// Somebody who is in a file already, for the comparison with a line that is to be imported.
package struct KnownPerson: Sendable, Hashable {
    package let identity: PersonalIdentity?
    /// The household's code.
    package let household: String
}

extension Transaction {
    /// People of files that the author may open, by their ids; the others are not found.
    package func knownPersons(_ ids: [String], by author: Author) throws -> [String: KnownPerson] {
        guard !ids.isEmpty else { return [:] }
        let rows = try rows(
            """
            SELECT membership.person_id, household.code FROM membership
            JOIN household ON household.id = membership.household_id
            WHERE membership.person_id IN \(Query.list(Set(ids).sorted())) AND household.merged_into IS NULL
              AND \(Visible.files(to: author.actor)) ORDER BY membership.person_id, membership.from_day DESC
            """)
        let identities = try currentIdentities(of: ids)
        var found: [String: KnownPerson] = [:]
        for row in rows {
            let person = try row.text("person_id")
            guard found[person] == nil else { continue }
            let open = try identities[person].flatMap { try author.vault.openIfKept($0.sealed) }
            found[person] = KnownPerson(identity: open, household: try row.text("code"))
        }
        return found
    }
}
