package import RelorefDomain
package import RelorefStorage

/// A link by which somebody chooses a new password.
package struct OpenReset: Sendable, Hashable {
    package let actor: Actor
    /// The link leads nowhere before; nil when it does at once.
    package let worksFrom: Moment?
    /// Another telephone is linked with the password: the old one and the recovery codes are lost (R5).
    package let linksTelephone: Bool

    package func works(at now: Moment) -> Bool { worksFrom.map { $0 <= now } ?? true }
}

extension Transaction {
    /// Prepares a link by which the colleague chooses a new password; earlier links lead nowhere any more.
    ///
    /// The password in force stays until the new one is chosen, and the second factor stays as it is (R5).
    package func startReset(of account: String, tokenHash: String, by author: Author) throws {
        try checkAdministering(account, by: author)
        try run("DELETE FROM password_reset WHERE account_id = \(account) AND used_at IS NULL")
        try insert(
            "password_reset",
            [
                "token_hash": tokenHash, "account_id": account, "started_by": author.actor.id,
                "started_at": author.now, "expires_at": author.now.adding(seconds: 86_400),
            ])
        try run("UPDATE account SET reset_asked_at = NULL WHERE id = \(account)")
        try tellOwner(of: account, .resetStarted, by: author)
        try journal("startReset", "account", account, by: author)
    }

    /// What a link leads to, while it leads somewhere or will.
    package func openReset(_ tokenHash: String, at now: Moment, on day: Day) throws -> OpenReset? {
        guard
            let row = try row(
                """
                SELECT account_id, expires_at, works_from, approval_id FROM password_reset
                WHERE token_hash = \(tokenHash) AND used_at IS NULL
                """), now < (try row.moment("expires_at")),
            let actor = try actor(try row.text("account_id"), on: day)
        else { return nil }
        return OpenReset(
            actor: actor, worksFrom: try row.optionalText("works_from").flatMap { Moment(text: $0) },
            linksTelephone: try !row.isNull("approval_id"))
    }

    /// The colleague has chosen: every session of the account ends.
    package func finishReset(_ tokenHash: String, passwordHash: String, by author: Author) throws {
        let account = author.actor.id
        let used = try run(
            """
            UPDATE password_reset SET used_at = \(author.now)
            WHERE token_hash = \(tokenHash) AND account_id = \(account) AND used_at IS NULL
              AND expires_at > \(author.now) AND (works_from IS NULL OR works_from <= \(author.now))
            """)
        guard used == 1 else { throw NotVisible("password_reset", account) }
        try setPasswordHash(passwordHash, of: account)
        try closeSessions(of: account)
        try tellOwner(of: account, .passwordChanged, by: author)
        try journal("resetPassword", "account", account, by: author)
    }

    /// Somebody says that a password is forgotten. Whether the account exists shows nowhere, and both ways write (R6).
    package func askReset(email: String, subject: String, at now: Moment) throws(StorageError) {
        try recordFailedSignIn([subject], at: now)
        try run("UPDATE account SET reset_asked_at = \(now) WHERE email = \(email) AND disabled = 0")
    }

    package func changePassword(_ hash: String, keeping session: String, by author: Author) throws(StorageError) {
        try setPasswordHash(hash, of: author.actor.id)
        try run("DELETE FROM session WHERE account_id = \(author.actor.id) AND token_hash <> \(session)")
        try tellOwner(of: author.actor.id, .passwordChanged, by: author)
        try journal("changePassword", "account", author.actor.id, by: author)
    }
}
