/// A link by which a landlord says, once and without an account, whether the rent of a month was paid.
package struct LandlordLink: Sendable, Hashable, Identifiable {
    package enum State: Sendable, Hashable {
        case open
        case answered(on: Day)
        case revoked
        case expired
        /// The second check failed too often.
        case locked
    }

    package let id: String
    package let followUp: String
    /// The month of the follow-up that it asks about, 1 for the first.
    package let month: Int
    package let sentOn: Day
    package let expiresAt: Moment
    /// How often the second check failed.
    package private(set) var tries: Int
    package let answeredOn: Day?
    package let isRevoked: Bool

    /// After so many wrong answers to the second check nobody gets in any more.
    package static let tries = 5
    /// Days for which it leads somewhere.
    package static let lifetimeDays = 21

    package init(
        id: String, followUp: String, month: Int, sentOn: Day, expiresAt: Moment, tries: Int = 0,
        answeredOn: Day? = nil, isRevoked: Bool = false
    ) {
        (self.id, self.followUp, self.month, self.sentOn) = (id, followUp, month, sentOn)
        (self.expiresAt, self.tries, self.answeredOn, self.isRevoked) = (expiresAt, tries, answeredOn, isRevoked)
    }

    package func state(at now: Moment) -> State {
        if isRevoked { return .revoked }
        if tries >= LandlordLink.tries { return .locked }
        if now >= expiresAt { return .expired }
        return answeredOn.map { .answered(on: $0) } ?? .open
    }

    /// How often one may still try.
    package var left: Int { max(0, LandlordLink.tries - tries) }

    package mutating func fail() { tries += 1 }

    /// Whether what was typed shows that one knows the tenant: three letters of a name or more, or the year of birth.
    ///
    /// - Parameters:
    ///   - typed: folded as the names are.
    ///   - names: the words of the names on the lease, folded: lower case, without accents.
    package static func isKnown(_ typed: String, names: [String], birthYear: Int?) -> Bool {
        if let birthYear, typed == String(birthYear) { return true }
        let words = typed.split(separator: " ")
        guard let first = words.first, first.count >= 3 else { return false }
        return words.allSatisfy { word in names.contains { $0.hasPrefix(word) } }
    }
}
