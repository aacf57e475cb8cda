/// A paper of a household, or of one of its members: kept as files, or seen and not kept.
package struct HouseholdDocument: Sendable, Hashable, Identifiable {
    package let id: String
    package let household: String
    /// A code of the list `documentKind`.
    package var kind: String
    /// Whose it is; nil for the whole household.
    package var person: String?
    /// The visit on which it was photographed.
    package let contact: String?
    /// The note or the incident that it belongs to.
    package let note: String?
    package let incident: String?
    /// The day that stands on it.
    package var datedOn: Day?
    /// The last day on which it holds.
    package var expiresOn: Day?
    /// The day on which it was shown, where no file is kept.
    package var seenOn: Day?
    package var level: NoteLevel
    package let author: String
    package let at: Moment
    package private(set) var withdrawnAt: Moment?
    package let version: Int

    package enum Refusal: Error, Hashable, Sendable {
        /// A paper that is looked at and not kept.
        case seenOnly
        /// Neither a file nor the day on which it was seen.
        case nothing
        /// More pages than a document may have.
        case tooManyPages(limit: Int)
        /// The household's files fill their place.
        case full(files: Int, bytes: Int)
        /// It was taken out; it is put back first.
        case withdrawn
        case notWithdrawn
        /// The same file is kept already, under a title.
        case twice(title: String)
    }

    package init(
        id: String, household: String, kind: String, person: String? = nil, contact: String? = nil,
        note: String? = nil, incident: String? = nil, datedOn: Day? = nil, expiresOn: Day? = nil, seenOn: Day? = nil,
        level: NoteLevel, author: String, at: Moment,
        withdrawnAt: Moment? = nil, version: Int = 0
    ) {
        (self.id, self.household, self.kind, self.person) = (id, household, kind, person)
        (self.contact, self.datedOn, self.expiresOn, self.seenOn) = (contact, datedOn, expiresOn, seenOn)
        (self.level, self.author, self.at) = (level, author, at)
        (self.note, self.incident) = (note, incident)
        (self.withdrawnAt, self.version) = (withdrawnAt, version)
    }

    package var isWithdrawn: Bool { withdrawnAt != nil }

    /// Taken out of the file; it is kept, and can be put back.
    package mutating func withdraw(at moment: Moment) throws(Refusal) {
        guard !isWithdrawn else { throw .withdrawn }
        withdrawnAt = moment
    }

    package mutating func restore() throws(Refusal) {
        guard isWithdrawn else { throw .notWithdrawn }
        withdrawnAt = nil
    }
}
