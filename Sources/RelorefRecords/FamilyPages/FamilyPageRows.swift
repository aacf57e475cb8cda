package import RelorefDomain
package import RelorefStorage

extension FamilyLanguage: SQLBindable {}
extension FamilyPhrase: SQLBindable {}
extension FamilyReport.Matter: SQLBindable {}

extension FamilyPage {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), household: try row.text("household_id"), language: try row.code("language"),
            phone: try row.text("phone"), madeOn: try row.day("made_on"), expiresAt: try row.moment("expires_at"),
            tries: try row.int("tries"), lockedOn: try row.optionalDay("locked_on"),
            isRevoked: !(try row.isNull("revoked_at")))
    }
}

extension FamilyReport {
    init(_ row: ResultRow) throws(StorageError) {
        let (taken, settled) = (try row.optionalDay("taken_on"), try row.optionalDay("settled_on"))
        self.init(
            id: try row.text("id"), household: try row.text("household_id"), matter: try row.code("matter"),
            sentOn: try row.day("sent_on"),
            state: settled.map { .settled(on: $0) } ?? taken.map { .taken(on: $0) } ?? .sent,
            version: try row.int("version"))
    }
}

extension Transaction {
    /// The page of a household that is in force, or the last one that was; nil where there never was one.
    package func familyPage(of household: String) throws(StorageError) -> FamilyPage? {
        try row(
            """
            SELECT * FROM family_page WHERE household_id = \(household)
            ORDER BY CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END, made_on DESC, id DESC LIMIT 1
            """
        ).map { row throws(StorageError) in try FamilyPage(row) }
    }

    /// The telephone that the last page made at a site shows, to begin with.
    package func lastFamilyPhone(at site: String) throws(StorageError) -> String? {
        try row(
            """
            SELECT page.phone FROM family_page AS page JOIN household ON household.id = page.household_id
            WHERE household.site_id = \(site) ORDER BY page.made_on DESC, page.id DESC LIMIT 1
            """)?.text("phone")
    }

    /// What a household reported, the latest first.
    package func familyReports(of household: String) throws(StorageError) -> [FamilyReport] {
        try rows("SELECT * FROM family_report WHERE household_id = \(household) ORDER BY sent_at DESC, id DESC")
            .map { row throws(StorageError) in try FamilyReport(row) }
    }

    /// Tells the journal of something that came from the page: nobody of the network did it.
    func journal(
        _ act: String, fromPage page: FamilyPage, _ subject: String? = nil, detail: [String: String] = [:],
        newID: () -> String, at now: Moment
    ) throws(StorageError) {
        try journal([
            JournalEntry(
                id: newID(), at: now, actor: FamilyPage.actor(page.id), act: act, noun: "familyPage",
                subject: subject ?? page.id, household: page.household, site: nil, detail: detail)
        ])
    }
}

extension FamilyPage {
    /// Under what name its openings stand in the journals.
    package static func actor(_ id: String) -> String { "page:" + id }
}
