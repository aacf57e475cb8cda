/// What stands at the head of a letter that was made, whoever it goes to.
package protocol NumberedLetter: Sendable {
    /// Counts up within an association and a year, whoever its letters go to.
    var number: Int { get }
    var day: Day { get }
    var withdrawnOn: Day? { get }
}

extension NumberedLetter {
    /// "2026-0017", as it stands on the letter.
    package var reference: String {
        let digits = String(number)
        return "\(day.year)-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
    }
}

/// A letter to a partner, one of a mailing: written, or waiting for the address that it lacks.
package struct PartnerLetter: Sendable, Hashable, Identifiable {
    package enum Refusal: Error, Hashable { case alreadyWritten }

    /// What a letter has once it is written.
    package struct Writing: NumberedLetter, Hashable {
        package let number: Int
        package let day: Day
        package let templateVersion: Int
        /// What was sent cannot be called back: the next letter says what is true by then.
        package var withdrawnOn: Day? { nil }

        package init(number: Int, on day: Day, templateVersion: Int) {
            (self.number, self.day, self.templateVersion) = (number, day, templateVersion)
        }
    }

    package let id: String
    package let mailing: String
    package let kind: LetterKind
    package let partner: String
    /// The site in whose name it is, and whose key seals it.
    package let site: String
    package let association: String
    /// Nil while an address is missing.
    package private(set) var writing: Writing?
    package let version: Int

    package init(
        id: String, mailing: String, kind: LetterKind, partner: String, site: String, association: String,
        writing: Writing? = nil, version: Int = 0
    ) {
        (self.id, self.mailing, self.kind, self.partner) = (id, mailing, kind, partner)
        (self.site, self.association, self.writing, self.version) = (site, association, writing, version)
    }

    package var isWaiting: Bool { writing == nil }

    /// It is written once, with the number that comes next.
    package mutating func write(_ writing: Writing) throws(Refusal) {
        guard self.writing == nil else { throw .alreadyWritten }
        self.writing = writing
    }
}
