package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Whom a message to a household reaches: of those who are named, otherwise of all of its living members, the first
    /// with a number, the reference person before the others.
    ///
    /// - Parameter named: persons; nobody named means everybody.
    package func messageRecipient(
        of household: String, named: Set<String> = [], on day: Day, vault: Vault
    ) throws -> MessageRules.Recipient {
        let members = try rows(
            """
            SELECT person.id, person.died_on, household.closed_on FROM membership
            JOIN person ON person.id = membership.person_id
            JOIN household ON household.id = membership.household_id
            WHERE membership.household_id = \(household) AND membership.from_day <= \(day)
              AND (membership.to_day IS NULL OR membership.to_day > \(day))
            ORDER BY CASE membership.kinship WHEN 'reference' THEN 0 ELSE 1 END, membership.from_day, person.id
            """)
        let wanted = try members.filter { row in
            let id = try row.text("id")
            return named.isEmpty || named.contains(id)
        }
        let living = try wanted.filter { row in
            guard let died = try row.optionalDay("died_on") else { return true }
            return died > day
        }
        let ids = try living.map { try $0.text("id") }
        let profiles = ids.isEmpty ? [:] : try self.profiles(of: ids)
        var number = ""
        for id in ids {
            guard let sealed = profiles[id], let profile = try vault.openIfKept(sealed), !profile.phone.isEmpty else {
                continue
            }
            number = profile.phone
            break
        }
        let agreed = try row(
            """
            SELECT 1 AS one FROM consent WHERE household_id = \(household) AND kind = 'sms' AND given_on <= \(day)
              AND (withdrawn_on IS NULL OR withdrawn_on > \(day))
            """)
        return MessageRules.Recipient(
            number: number, hasConsent: agreed != nil, isDead: !wanted.isEmpty && living.isEmpty,
            isFileClosed: try members.first?.optionalDay("closed_on") != nil)
    }
}
