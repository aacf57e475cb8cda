package import RelorefDomain
package import RelorefStorage

extension CalendarFeed {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), account: try row.text("account_id"), showsPlace: try row.bool("shows_place"),
            showsFollowUps: try row.bool("shows_follow_ups"), madeOn: try row.day("made_on"))
    }
}

extension Transaction {
    /// A new secret address for the author's own calendar; the one before leads nowhere any more.
    ///
    /// - Parameter tokenHash: the token itself is shown once by the caller and kept nowhere.
    package func makeCalendarFeed(
        tokenHash: String, showsPlace: Bool, showsFollowUps: Bool, by author: Author
    ) throws {
        try author.needs(.seeFiles)
        try endFeeds(of: author)
        let id = author.newID()
        try insert(
            "calendar_feed",
            [
                "id": id, "account_id": author.actor.id, "token_hash": tokenHash, "shows_place": showsPlace,
                "shows_follow_ups": showsFollowUps, "made_on": author.today,
            ])
        try journal(
            "makeCalendarFeed", "account", author.actor.id, detail: ["place": showsPlace ? "1" : "0"], by: author)
    }

    /// Nobody reads the author's calendar by its address any more.
    package func revokeCalendarFeed(by author: Author) throws {
        guard try calendarFeed(of: author.actor.id) != nil else {
            throw NotVisible("calendar_feed", author.actor.id)
        }
        try endFeeds(of: author)
        try journal("revokeCalendarFeed", "account", author.actor.id, by: author)
    }

    private func endFeeds(of author: Author) throws {
        try run(
            """
            UPDATE calendar_feed SET revoked_at = \(author.now)
            WHERE account_id = \(author.actor.id) AND revoked_at IS NULL
            """)
    }

    /// The address in force of an account.
    package func calendarFeed(of account: String) throws -> CalendarFeed? {
        try row("SELECT * FROM calendar_feed WHERE account_id = \(account) AND revoked_at IS NULL")
            .map { try CalendarFeed($0) }
    }

    /// What a token leads to; nil when it was revoked or never was. Reads only.
    package func calendarFeed(tokenHash: String) throws -> CalendarFeed? {
        try row("SELECT * FROM calendar_feed WHERE token_hash = \(tokenHash) AND revoked_at IS NULL")
            .map { try CalendarFeed($0) }
    }
}
