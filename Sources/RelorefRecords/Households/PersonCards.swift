package import RelorefDomain
package import RelorefStorage

/// A person with the file that he or she is in: enough to be compared with somebody else.
package struct PersonCard: Sendable, Hashable, Identifiable {
    package let id: String
    package let identity: PersonalIdentity?
    package let sex: Sex
    package let household: String
    package let householdCode: String
    package let householdSize: Int
    package let siteName: String
}

extension Transaction {
    /// People of files that the author may open; the others do not exist.
    package func personCards(_ people: Set<String>, by author: Author) throws -> [PersonCard] {
        guard !people.isEmpty else { return [] }
        let found = try rows(
            """
            SELECT person.id, person.sex, household.id AS household_id, household.code, household.size, site.name
            FROM person JOIN membership ON membership.person_id = person.id
            JOIN household ON household.id = membership.household_id JOIN site ON site.id = household.site_id
            WHERE person.id IN \(Query.list(people.sorted())) AND household.merged_into IS NULL
              AND \(Visible.files(to: author.actor))
            ORDER BY person.id, CASE WHEN membership.to_day IS NULL THEN 0 ELSE 1 END, membership.from_day DESC
            """)
        let identities = try currentIdentities(of: people.sorted())
        var cards: [PersonCard] = []
        for row in found {
            let id = try row.text("id")
            // The file in which the person is today comes first.
            if cards.last?.id == id { continue }
            cards.append(
                PersonCard(
                    id: id, identity: try identities[id].flatMap { try author.vault.openIfKept($0.sealed) },
                    sex: try row.code("sex"), household: try row.text("household_id"),
                    householdCode: try row.text("code"),
                    householdSize: try row.int("size"), siteName: try row.text("name")))
        }
        return cards
    }
}
