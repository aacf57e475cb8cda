import RelorefDomain
import RelorefStorage

/// Finds people who may give a telephone number, spelt as `ContactRules.dialled` does: an index in memory, kept by the
/// caller, which knows nothing of rights. No number is anywhere at rest but sealed.
package typealias PhoneIndex = @Sendable (_ number: String) -> [String]

extension Transaction {
    /// A number of another household of the author's reach, or none, is pointed at (V26).
    func checkPhone(
        _ number: String, except household: String, in index: PhoneIndex?, _ act: inout Act
    ) throws {
        guard !number.isBlank else { return }
        let others = try households(giving: number, except: household, in: index, by: act.author)
        act.add(ContactRules(act.context).phone(number, sharedWith: others))
    }

    /// The codes of other households in which somebody gives this number, of those that the author may open.
    func households(
        giving number: String, except household: String, in index: PhoneIndex?, by author: Author
    ) throws -> [String] {
        guard let index, let dialled = ContactRules.dialled(number) else { return [] }
        let found = Set(index(dialled)).sorted()
        guard !found.isEmpty else { return [] }
        // What the index found is looked at: two numbers may be alike to it, and it may be a moment behind.
        let giving = try profiles(of: found).filter { _, sealed in
            try author.vault.openIfKept(sealed).flatMap { ContactRules.dialled($0.phone) } == dialled
        }.keys.sorted()
        return try rows(
            """
            SELECT DISTINCT household.code FROM membership JOIN household ON household.id = membership.household_id
            WHERE membership.person_id IN \(Query.list(giving)) AND membership.to_day IS NULL
              AND household.merged_into IS NULL AND household.id <> \(household)
              AND \(Visible.files(to: author.actor)) ORDER BY household.code
            """
        ).map { try $0.text("code") }
    }
}
