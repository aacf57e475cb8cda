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
    /// When the person asked, and in which language she reads.
    package let request: CopyRequest?
    package let handedOn: Day?

    /// How long a copy that was let go may be taken out.
    package static let seconds = 7 * 86_400

    package func isOpen(at now: Moment) -> Bool { until.map { now < $0 } ?? false }

    /// The day until which the copy is owed; nil once it was handed over.
    package var owedBy: Day? { handedOn == nil ? request?.answerBy : nil }
}

extension FileRelease {
    init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("id")
        askedBy = try row.text("asked_by")
        askedAt = try row.moment("asked_at")
        releasedBy = try row.optionalText("released_by")
        until = try row.optionalText("until_at").flatMap { Moment(text: $0) }
        let language = FamilyLanguage(rawValue: try row.text("language")) ?? .french
        request = try row.optionalDay("wanted_on").flatMap {
            try? CopyRequest(askedOn: $0, language: language, today: $0)
        }
        handedOn = try row.optionalDay("handed_on")
    }
}

extension Transaction {
    /// Prepares a copy of a file that the author may open; nothing leaves before somebody else agrees.
    @discardableResult
    package func askRelease(of household: Household, _ request: CopyRequest, by author: Author) throws -> String {
        try author.needs(.seeNationality)
        guard household.erasedOn == nil else { throw NotVisible("household", household.id) }
        let id = author.newID()
        try journal(
            "askCopy", "household", household.id, household: household.id, site: household.site,
            detail: ["copy": id, "on": request.askedOn.iso, "language": request.language.rawValue], by: author)
        try insert(
            "file_release",
            [
                "id": id, "household_id": household.id, "asked_by": author.actor.id, "asked_at": author.now,
                "wanted_on": request.askedOn, "language": request.language,
            ])
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

    /// The person has her copy: nothing is owed any more.
    package func handOver(_ id: String, of household: Household, on day: Day, by author: Author) throws {
        try author.needs(.seeNationality)
        guard let release = try releases(of: household).first(where: { $0.id == id }), let request = release.request
        else { throw NotVisible("fileRelease", id) }
        try request.handOver(on: day, today: author.today)
        let changed = try run(
            """
            UPDATE file_release SET handed_on = \(day)
            WHERE id = \(id) AND household_id = \(household.id) AND released_by IS NOT NULL AND handed_on IS NULL
            """)
        guard changed == 1 else { throw CopyRequest.Refusal.notToHandOver }
        try journal(
            "handOver", "fileCopy", id, household: household.id, site: household.site, detail: ["on": day.iso],
            by: author)
    }

    /// The copies of open files that were asked for and not handed over.
    func owedCopies(_ scope: DueScope, _ actor: Actor) throws -> [OwedCopy] {
        try rows(
            """
            SELECT release.*, household.site_id FROM household
            JOIN file_release AS release ON release.household_id = household.id
            WHERE release.wanted_on IS NOT NULL AND release.handed_on IS NULL AND \(scope.files(actor))
            """
        ).compactMap { row in
            let release = try FileRelease(row)
            guard let request = release.request else { return nil }
            return OwedCopy(
                id: release.id, household: try row.text("household_id"), site: try row.text("site_id"),
                request: request)
        }
    }

    /// The copies of a file that the caller found visible, the latest first.
    package func releases(of household: Household) throws -> [FileRelease] {
        try rows(
            "SELECT * FROM file_release WHERE household_id = \(household.id) ORDER BY asked_at DESC, id DESC LIMIT 20"
        )
        .map { try FileRelease($0) }
    }
}
