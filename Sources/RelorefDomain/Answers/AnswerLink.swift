/// A link by which somebody without an account answers one question, once: after a second check, for some days.
package protocol AnswerLink: Sendable {
    var expiresAt: Moment { get }
    /// How often the second check failed.
    var tries: Int { get }
    var answeredOn: Day? { get }
    var isRevoked: Bool { get }
}

/// Where a link stands: it may be opened, was answered, or leads nowhere any more.
package enum AnswerLinkState: Sendable, Hashable {
    case open
    case answered(on: Day)
    case revoked
    case expired
    /// The second check failed too often.
    case locked
}

extension AnswerLink {
    /// After so many wrong answers to the second check nobody gets in any more.
    package static var mostTries: Int { 5 }

    package func state(at now: Moment) -> AnswerLinkState {
        if isRevoked { return .revoked }
        if tries >= Self.mostTries { return .locked }
        if now >= expiresAt { return .expired }
        return answeredOn.map { .answered(on: $0) } ?? .open
    }

    /// How often one may still try.
    package var left: Int { max(0, Self.mostTries - tries) }
}

/// What somebody who opens a link types to show that the question is for them: three letters of a name or more, or the
/// year of birth.
package enum SecondCheck {
    /// - Parameters:
    ///   - typed: folded as the names are.
    ///   - names: the words of the names, folded: lower case, without accents.
    package static func isKnown(_ typed: String, names: [String], birthYear: Int?) -> Bool {
        if let birthYear, typed == String(birthYear) { return true }
        let words = typed.split(separator: " ")
        guard let first = words.first, first.count >= 3 else { return false }
        return words.allSatisfy { word in names.contains { $0.hasPrefix(word) } }
    }
}
