/// A household's own page: reached by a code on paper, without an account, after a second check.
package struct FamilyPage: Sendable, Hashable, Identifiable {
    package enum State: Sendable, Hashable {
        case open
        case revoked
        case expired
        /// The second check failed too often.
        case locked
    }

    package let id: String
    package let household: String
    /// The language that it opens in.
    package let language: FamilyLanguage
    /// The team's telephone, as the page shows it.
    package let phone: String
    package let madeOn: Day
    package let expiresAt: Moment
    /// How often the second check failed.
    package let tries: Int
    /// The day on which it failed too often.
    package let lockedOn: Day?
    package let isRevoked: Bool

    /// After so many wrong answers to the second check nobody gets in any more.
    package static let tries = 5
    /// Days for which a code leads somewhere.
    package static let lifetimeDays = 365
    /// Days for which a telephone that passed the check is known.
    package static let visitDays = 30

    package init(
        id: String, household: String, language: FamilyLanguage, phone: String, madeOn: Day, expiresAt: Moment,
        tries: Int = 0, lockedOn: Day? = nil, isRevoked: Bool = false
    ) {
        (self.id, self.household, self.language, self.phone) = (id, household, language, phone)
        (self.madeOn, self.expiresAt, self.tries) = (madeOn, expiresAt, tries)
        (self.lockedOn, self.isRevoked) = (lockedOn, isRevoked)
    }

    package func state(at now: Moment) -> State {
        if isRevoked { return .revoked }
        if tries >= FamilyPage.tries { return .locked }
        return now >= expiresAt ? .expired : .open
    }

    /// How often one may still try.
    package var left: Int { max(0, FamilyPage.tries - tries) }

    /// Whether what was typed shows that one is of the household: three letters of a family name, or a year of birth.
    ///
    /// Names are written in many ways: what sounds the same counts ("hus" for Hosseini).
    ///
    /// - Parameters:
    ///   - typed: in any script.
    ///   - families: the family names.
    package static func isKnown(_ typed: NameKey, families: [NameKey], birthYears: [Int]) -> Bool {
        if birthYears.contains(where: { String($0) == typed.folded }) { return true }
        let letters = typed.folded.filter { $0 != " " }
        guard letters.count >= 3, letters.contains(where: { $0 < "0" || $0 > "9" }) else { return false }
        let skeleton = typed.skeleton.filter { $0 != " " }
        return families.contains { family in
            let words = family.folded.split(separator: " ").map(String.init)
            if (words + [words.joined()]).contains(where: { $0.hasPrefix(letters) }) { return true }
            return skeleton.count >= 2 && family.folded.first == typed.folded.first
                && family.skeleton.filter { $0 != " " }.hasPrefix(skeleton)
        }
    }
}
