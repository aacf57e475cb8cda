package import RelorefDomain
package import RelorefStorage

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
        try journal("startReset", "account", account, by: author)
    }

    /// The account behind a link, while it leads somewhere.
    package func openReset(_ tokenHash: String, at now: Moment, on day: Day) throws -> Actor? {
        guard
            let row = try row(
                """
                SELECT account_id, expires_at FROM password_reset WHERE token_hash = \(tokenHash) AND used_at IS NULL
                """), now < (try row.moment("expires_at"))
        else { return nil }
        return try actor(try row.text("account_id"), on: day)
    }

    /// The colleague has chosen: every session of the account ends.
    package func finishReset(_ tokenHash: String, passwordHash: String, by author: Author) throws {
        let account = author.actor.id
        let used = try run(
            """
            UPDATE password_reset SET used_at = \(author.now)
            WHERE token_hash = \(tokenHash) AND account_id = \(account) AND used_at IS NULL
            """)
        guard used == 1 else { throw NotVisible("password_reset", account) }
        try setPasswordHash(passwordHash, of: account)
        try closeSessions(of: account)
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
        try journal("changePassword", "account", author.actor.id, by: author)
    }
}
