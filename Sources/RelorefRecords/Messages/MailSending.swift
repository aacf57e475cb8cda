package import RelorefDomain
package import RelorefStorage

/// A mail to a colleague that is about to leave.
package struct LeavingMail: Sendable, Hashable {
    package let mail: ColleagueMail
    package let address: MailAddress
    /// The language that the colleague reads.
    package let locale: String
    let version: Int
}

extension Transaction {
    /// Mails whose time has come, and that nobody else is sending.
    package func mailsDue(at now: Moment, limit: Int = 20) throws -> [String] {
        try rows(
            """
            SELECT id FROM colleague_mail WHERE state = 'queued' AND next_at <= \(now)
            ORDER BY next_at, id LIMIT \(limit)
            """
        ).map { try $0.text("id") }
    }

    /// Takes a mail for sending: until it is said what became of it, nobody else takes it for five minutes. Nil when
    /// somebody was faster, or when it may not leave any more: then it is stopped, and says why.
    package func takeMail(_ id: String, at now: Moment) throws -> LeavingMail? {
        let found = try row(
            """
            SELECT mail.*, account.email, account.locale, account.disabled, account.morning_mail
            FROM colleague_mail AS mail JOIN account ON account.id = mail.account_id
            WHERE mail.id = \(id) AND mail.state = 'queued' AND mail.next_at <= \(now)
            """)
        guard let found else { return nil }
        var (mail, version) = (try ColleagueMail(found), try found.int("version"))
        let address = MailAddress(try found.text("email"))
        guard let address, try !found.bool("disabled"), try !isOver(mail, found, at: now) else {
            mail.state = .stopped(address == nil ? .notANumber : .outdated)
            try keep(mail, version: version, at: now)
            return nil
        }
        mail.attempts += 1
        let changed = try run(
            """
            UPDATE colleague_mail SET next_at = \(now.adding(seconds: 300)), attempts = \(mail.attempts),
              version = version + 1 WHERE id = \(id) AND version = \(version)
            """)
        guard changed == 1 else { return nil }
        version += 1
        return LeavingMail(mail: mail, address: address, locale: try found.text("locale"), version: version)
    }

    /// The mail of a morning is of use that morning, and to whoever still wishes it.
    private func isOver(_ mail: ColleagueMail, _ row: ResultRow, at now: Moment) throws(StorageError) -> Bool {
        switch mail.purpose {
        case .digest: try !row.bool("morning_mail") || MorningMail.day(at: now)?.iso != mail.occasion
        case .resetStarted, .recoveryAsked, .recoveryStarted, .passwordChanged, .telephoneChanged:
            // Without a way to send, they wait: a day later they are no news any more.
            mail.queuedAt.adding(seconds: 86_400) < now
        }
    }

    /// How many things the colleague finds on Today, which opens in the same scope; nil for whoever has no such page.
    package func morningCounts(of account: String, on day: Day, vault: Vault) throws -> MorningMail.Counts? {
        guard let actor = try actor(account, on: day), actor.may(.seeToday) else { return nil }
        let due = try dueDay(try usualScope(of: actor, on: day), on: day, visibleTo: actor, vault: vault)
        func count(_ group: DueGroup) -> Int { due.lines.count { $0.item.group == group } }
        return MorningMail.Counts(late: count(.late), today: count(.today), thisWeek: count(.thisWeek))
    }

    /// What became of a mail that was taken.
    ///
    /// - Parameter fault: nil when a server has it; `unreachable` is tried again until it was tried often enough.
    package func settle(_ leaving: LeavingMail, _ fault: Message.Fault?, at now: Moment) throws {
        var mail = leaving.mail
        if fault == .unreachable, mail.attempts < Message.mostAttempts {
            let next = ColleagueMail.retry(after: mail.attempts, at: now)
            try run(
                """
                UPDATE colleague_mail SET next_at = \(next), version = version + 1
                WHERE id = \(mail.id) AND version = \(leaving.version)
                """)
            return
        }
        mail.state = fault.map { $0 == .nothingToSay ? .stopped($0) : .failed($0) } ?? .sent(now)
        try keep(mail, version: leaving.version, at: now)
    }

    /// What a mail server reports of a mail that it had taken, to a colleague or to a landlord. Told twice, it changes
    /// nothing.
    ///
    /// - Parameter fault: nil when it arrived.
    /// - Returns: whether there is such a mail.
    package func learn(ofMail id: String, _ fault: Message.Fault?, at now: Moment) throws -> Bool {
        guard let found = try row("SELECT * FROM colleague_mail WHERE id = \(id)") else {
            return try isMail(id) && learn(ofMessage: id, fault, at: now)
        }
        // That one arrived is what everybody takes for granted.
        guard let fault else { return true }
        var mail = try ColleagueMail(found)
        let before = mail.state
        mail.state.learn(fault, at: now)
        if mail.state != before { try keep(mail, version: try found.int("version"), at: now) }
        return true
    }

    /// Whether a mail of that name was sent from here and is still in the log.
    package func isMail(_ id: String) throws(StorageError) -> Bool {
        try row(
            """
            SELECT id FROM colleague_mail WHERE id = \(id)
            UNION ALL SELECT id FROM message WHERE id = \(id) AND channel = 'mail'
            """) != nil
    }

    private func keep(_ mail: ColleagueMail, version: Int, at now: Moment) throws {
        let stored = mail.state.stored
        try run(
            """
            UPDATE colleague_mail SET state = \(stored.state), fault = \(stored.fault), next_at = NULL,
              ended_at = \(now), version = version + 1 WHERE id = \(mail.id) AND version = \(version)
            """)
    }
}
