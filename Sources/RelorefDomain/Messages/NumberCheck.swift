/// Whether a number is the household's own: six figures are sent there, and somebody of the household says them (V26).
package struct NumberCheck: Sendable, Hashable, Identifiable {
    package enum State: Sendable, Hashable {
        case open
        case verified(on: Day)
        case expired
        /// Too many wrong figures were said.
        case locked
    }

    package let id: String
    package let household: String
    package let expiresAt: Moment
    /// How often the figures were wrong.
    package let tries: Int
    package let verifiedOn: Day?

    package static let mostTries = 5
    /// Two days, since a message waits for the morning.
    package static let lifetime = 2 * 86_400

    package init(id: String, household: String, expiresAt: Moment, tries: Int = 0, verifiedOn: Day? = nil) {
        (self.id, self.household, self.expiresAt) = (id, household, expiresAt)
        (self.tries, self.verifiedOn) = (tries, verifiedOn)
    }

    package func state(at now: Moment) -> State {
        if let verifiedOn { return .verified(on: verifiedOn) }
        if tries >= Self.mostTries { return .locked }
        return now >= expiresAt ? .expired : .open
    }

    /// Six figures, as they are sent.
    package static func code(using generator: inout some RandomNumberGenerator) -> String {
        (0..<6).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
    }

    /// What somebody typed, without the spaces that make six figures readable.
    package static func typed(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
