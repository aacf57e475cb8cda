/// The French text of a kind of letter, as it holds from a day on. A text is never changed: a new version takes its place.
package struct LetterTemplate: Sendable, Hashable {
    package let kind: LetterKind
    /// 1 is the text that comes with the product.
    package let version: Int
    package let from: Day
    package let text: LetterText

    package init(kind: LetterKind, version: Int, from: Day, text: LetterText) {
        (self.kind, self.version, self.from, self.text) = (kind, version, from, text)
    }
}

/// What a version of a letter says in another language. Without somebody who has read it over, it is not printed.
package struct LetterTranslation: Sendable, Hashable, Identifiable {
    package let id: String
    package let kind: LetterKind
    /// The version of the French text that it says.
    package let templateVersion: Int
    package let language: LetterLanguage
    package let text: LetterText
    /// Who read it over, by name.
    package let reviewer: String
    package let reviewedOn: Day?
    package let version: Int

    package init(
        id: String, kind: LetterKind, templateVersion: Int, language: LetterLanguage, text: LetterText,
        reviewer: String = "", reviewedOn: Day? = nil, version: Int = 0
    ) {
        self.id = id
        self.kind = kind
        self.templateVersion = templateVersion
        self.language = language
        self.text = text
        self.reviewer = reviewer
        self.reviewedOn = reviewedOn
        self.version = version
    }

    /// Whether a letter may carry it.
    package var isReviewed: Bool { reviewedOn != nil && !reviewer.allSatisfy(\.isWhitespace) }
}

/// A letter that was made. What it says is sealed beside it, as it left.
package struct Letter: NumberedLetter, Hashable, Identifiable {
    package enum Refusal: Error, Hashable { case alreadyWithdrawn, notWithdrawn }

    package let id: String
    /// Counts up within an association and a year.
    package let number: Int
    package let day: Day
    package let kind: LetterKind
    package let templateVersion: Int
    /// The language that stands below the French; nil for French alone.
    package let language: LetterLanguage?
    package let household: String
    /// The association that made it, whoever has the file today.
    package let association: String
    package private(set) var withdrawnOn: Day?
    package let version: Int

    package init(
        id: String, number: Int, day: Day, kind: LetterKind, templateVersion: Int, language: LetterLanguage?,
        household: String, association: String, withdrawnOn: Day? = nil, version: Int = 0
    ) {
        self.id = id
        self.number = number
        self.day = day
        self.kind = kind
        self.templateVersion = templateVersion
        self.language = language
        self.household = household
        self.association = association
        self.withdrawnOn = withdrawnOn
        self.version = version
    }

    package var isWithdrawn: Bool { withdrawnOn != nil }

    /// What was handed out cannot be called back: from now on whoever verifies it reads that it holds no more.
    package mutating func withdraw(on today: Day) throws(Refusal) {
        guard withdrawnOn == nil else { throw .alreadyWithdrawn }
        withdrawnOn = today
    }

    package mutating func restore() throws(Refusal) {
        guard withdrawnOn != nil else { throw .notWithdrawn }
        withdrawnOn = nil
    }
}
