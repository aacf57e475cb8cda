package import RelorefDomain
package import RelorefStorage

extension ColleagueMail.Purpose: SQLBindable {}

extension ColleagueMail {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), purpose: try row.code("purpose"), account: try row.text("account_id"),
            occasion: try row.text("occasion"), queuedAt: try row.moment("at"), state: try Message.State(row),
            attempts: try row.int("attempts"))
    }
}

/// What a colleague wished of mails, and what became of the last ones.
package struct MailWishes: Sendable, Hashable {
    package let wantsMorningMail: Bool
    package let last: [ColleagueMail]
}

extension Transaction {
    /// Puts a mail to a colleague into the queue: it leaves after the commit. The same one twice is queued once.
    func queueMail(
        _ purpose: ColleagueMail.Purpose, to account: String, occasion: String, newID: () -> String, at now: Moment
    ) throws(StorageError) {
        try run(
            """
            INSERT INTO colleague_mail (id, purpose, account_id, occasion, next_at, state, at)
            VALUES (\(newID()), \(purpose), \(account), \(occasion), \(now), 'queued', \(now))
            ON CONFLICT (account_id, purpose, occasion) DO NOTHING
            """)
    }

    /// Tells the owner of an account what was done to it.
    func tellOwner(of account: String, _ purpose: ColleagueMail.Purpose, by author: Author) throws(StorageError) {
        let id = author.newID()
        try queueMail(purpose, to: account, occasion: id, newID: { id }, at: author.now)
    }

    /// Queues the mail of the morning for whoever wishes it: once a day, however often it is asked.
    package func queueMorningMails(at now: Moment, newID: () -> String) throws(StorageError) {
        guard let day = MorningMail.day(at: now) else { return }
        let wishing = try rows(
            """
            SELECT account.id FROM account WHERE morning_mail = 1 AND disabled = 0
              AND NOT EXISTS (SELECT 1 FROM colleague_mail AS mail WHERE mail.account_id = account.id
                AND mail.purpose = 'digest' AND mail.occasion = \(day.iso))
            ORDER BY account.id
            """)
        for row in wishing {
            try queueMail(.digest, to: try row.text("id"), occasion: day.iso, newID: newID, at: now)
        }
    }

    package func mailWishes(of account: String, limit: Int = 5) throws -> MailWishes {
        let wish = try row("SELECT morning_mail FROM account WHERE id = \(account)")
        let last = try rows(
            "SELECT * FROM colleague_mail WHERE account_id = \(account) ORDER BY at DESC, id DESC LIMIT \(limit)")
        return MailWishes(
            wantsMorningMail: try wish?.bool("morning_mail") ?? false, last: try last.map { try ColleagueMail($0) })
    }

    /// The last mail that did not reach a colleague, who has not read so yet.
    package func failedMail(to account: String) throws -> ColleagueMail? {
        try row(
            """
            SELECT * FROM colleague_mail WHERE account_id = \(account) AND state = 'failed' AND seen_at IS NULL
            ORDER BY at DESC, id DESC LIMIT 1
            """
        ).map { try ColleagueMail($0) }
    }

    package func setMorningMail(_ on: Bool, by author: Author) throws(StorageError) {
        try run("UPDATE account SET morning_mail = \(on) WHERE id = \(author.actor.id)")
        try journal(on ? "askMorningMail" : "stopMorningMail", "account", author.actor.id, by: author)
    }

    /// The colleague has read that mails did not arrive.
    package func seeFailedMails(by author: Author) throws(StorageError) {
        try run(
            """
            UPDATE colleague_mail SET seen_at = \(author.now)
            WHERE account_id = \(author.actor.id) AND state = 'failed' AND seen_at IS NULL
            """)
    }

    /// What was queued long ago is no longer of use to anybody, sent or not.
    package func forgetMails(before moment: Moment) throws(StorageError) {
        try run("DELETE FROM colleague_mail WHERE at < \(moment)")
    }
}
