/// A sentence of the household's page in one language: who wrote it, and who answers for it by name.
///
/// Only a translation that a named person has read, and whose French has not changed since, is ever shown to a household.
package struct Translation: Sendable, Hashable {
    package enum State: Sendable, Hashable {
        /// Nobody has read it yet.
        case unread
        case signed(by: String, on: Moment)
        /// The French changed after it was signed.
        case stale(by: String, on: Moment)
    }

    package let id: String
    package let phrase: FamilyPhrase
    package let language: FamilyLanguage
    package let text: String
    /// The French that it was made from.
    package let source: String
    package let enteredBy: String
    package let enteredAt: Moment
    /// Who answers for it, by name.
    package let reviewer: String?
    package let signedAt: Moment?
    package let version: Int

    /// Letters that a sentence has at most.
    package static let longest = 200

    package init(
        id: String, phrase: FamilyPhrase, language: FamilyLanguage, text: String, source: String, enteredBy: String,
        enteredAt: Moment, reviewer: String? = nil, signedAt: Moment? = nil, version: Int = 0
    ) {
        (self.id, self.phrase, self.language, self.text, self.source) = (id, phrase, language, text, source)
        (self.enteredBy, self.enteredAt, self.reviewer) = (enteredBy, enteredAt, reviewer)
        (self.signedAt, self.version) = (signedAt, version)
    }

    package var state: State {
        guard let reviewer, let signedAt else { return .unread }
        return source == phrase.french ? .signed(by: reviewer, on: signedAt) : .stale(by: reviewer, on: signedAt)
    }

    /// What a household may read of it.
    package var shown: String? { if case .signed = state { text } else { nil } }
}
