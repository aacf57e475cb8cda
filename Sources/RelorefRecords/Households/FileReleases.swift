package import RelorefDomain
package import RelorefStorage

/// A copy of a file that the people in it asked for: one colleague prepares it, another one lets it go (R48).
package struct FileRelease: Sendable, Hashable, Identifiable {
    package let id: String
    package let askedBy: String
    package let askedAt: Moment
    package let releasedBy: String?
    /// Until when it may be taken out.
    package let until: Moment?

    /// How long a copy that was let go may be taken out.
    package static let seconds = 7 * 86_400

    package func isOpen(at now: Moment) -> Bool { until.map { now < $0 } ?? false }
}

extension FileRelease {
    init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("id")
        askedBy = try row.text("asked_by")
        askedAt = try row.moment("asked_at")
        releasedBy = try row.optionalText("released_by")
        until = try row.optionalText("until_at").flatMap { Moment(text: $0) }
    }
}

extension Transaction {
    /// Prepares a copy of a file that the author may open; nothing leaves before somebody else agrees.
    @discardableResult
    package func askRelease(of household: Household, by author: Author) throws -> String {
        try author.needs(.seeNationality)
        guard household.erasedOn == nil else { throw NotVisible("household", household.id) }
        let id = author.newID()
        try journal(
            "askCopy", "household", household.id, household: household.id, site: household.site, detail: ["copy": id],
            by: author)
        try insert(
            "file_release",
            ["id": id, "household_id": household.id, "asked_by": author.actor.id, "asked_at": author.now])
        return id
    }

    /// A second person lets the copy go.
    package func release(_ id: String, of household: Household, by author: Author) throws {
        try author.needs(.seeNationality)
        let changed = try run(
            """
            UPDATE file_release SET released_by = \(author.actor.id),
              until_at = \(author.now.adding(seconds: FileRelease.seconds))
            WHERE id = \(id) AND household_id = \(household.id) AND released_by IS NULL AND asked_by <> \(author.actor.id)
            """)
        guard changed == 1 else { throw NotVisible("fileRelease", id) }
        try journal(
            "export", "fileCopy", id, household: household.id, site: household.site, by: author)
    }

    /// The copies of a file that the caller found visible, the latest first.
    package func releases(of household: Household) throws -> [FileRelease] {
        try rows(
            "SELECT * FROM file_release WHERE household_id = \(household.id) ORDER BY asked_at DESC, id DESC LIMIT 20"
        )
        .map { try FileRelease($0) }
    }
}
