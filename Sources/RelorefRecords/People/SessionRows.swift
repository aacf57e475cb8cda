package import RelorefDomain
package import RelorefStorage

/// A signed-in browser: who, since when, whether the second factor was given.
package struct Session: Sendable, Hashable {
    /// SHA-256 of the cookie's token: the token itself is stored nowhere.
    package let tokenHash: String
    package let account: String
    package let createdAt: Moment
    package let seenAt: Moment
    package let expiresAt: Moment
    /// The last time the password or the code was given again, for what asks for it (R10).
    package let confirmedAt: Moment?
    package let secondFactor: Bool
    /// What every form of this session carries (R13).
    package let csrf: String

    package init(
        tokenHash: String, account: String, createdAt: Moment, seenAt: Moment, expiresAt: Moment,
        confirmedAt: Moment?, secondFactor: Bool, csrf: String
    ) {
        self.tokenHash = tokenHash
        self.account = account
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.expiresAt = expiresAt
        self.confirmedAt = confirmedAt
        self.secondFactor = secondFactor
        self.csrf = csrf
    }

    /// Thirty minutes without a request end a session (R10), as does its absolute end; a clock that steps back never
    /// prolongs one.
    package func isAlive(at now: Moment, idleSeconds: Int = 1800) -> Bool {
        now >= createdAt.adding(seconds: -60) && now < expiresAt && now < seenAt.adding(seconds: idleSeconds)
    }
}

extension Session {
    init(_ row: ResultRow) throws(StorageError) {
        let confirmed = try row.optionalText("confirmed_at")
        self.init(
            tokenHash: try row.text("token_hash"), account: try row.text("account_id"),
            createdAt: try row.moment("created_at"), seenAt: try row.moment("seen_at"),
            expiresAt: try row.moment("expires_at"), confirmedAt: confirmed.flatMap { Moment(text: $0) },
            secondFactor: try row.bool("second_factor"), csrf: try row.text("csrf"))
    }
}

/// What signing in needs to know of an account.
package struct SignInAccount: Sendable, Hashable {
    package let id: String
    package let passwordHash: String?
    package let totpSecret: [UInt8]?
    package let totpLastStep: Int?
}

extension Transaction {
    package func session(_ tokenHash: String) throws(StorageError) -> Session? {
        try row("SELECT * FROM session WHERE token_hash = \(tokenHash)").map(Session.init)
    }

    package func sessions(of account: String) throws(StorageError) -> [Session] {
        var found: [Session] = []
        for row in try rows("SELECT * FROM session WHERE account_id = \(account) ORDER BY created_at") {
            found.append(try Session(row))
        }
        return found
    }

    /// Opens a session; a fourth one ends the oldest (R12).
    package func open(_ session: Session) throws(StorageError) {
        let others = try sessions(of: session.account)
        for old in others.dropLast(2) { try close(old.tokenHash) }
        try insert(
            "session",
            [
                "token_hash": session.tokenHash, "account_id": session.account, "created_at": session.createdAt,
                "seen_at": session.seenAt, "expires_at": session.expiresAt, "confirmed_at": session.confirmedAt,
                "second_factor": session.secondFactor, "csrf": session.csrf,
            ])
    }

    /// The password or the code was given again in this session (R10).
    package func confirm(_ tokenHash: String, at now: Moment) throws(StorageError) {
        try run("UPDATE session SET confirmed_at = \(now) WHERE token_hash = \(tokenHash)")
    }

    package func close(_ tokenHash: String) throws(StorageError) {
        try run("DELETE FROM session WHERE token_hash = \(tokenHash)")
    }

    /// Sessions of an account that are not closed yet.
    package func sessionCount(of account: String) throws(StorageError) -> Int {
        try row("SELECT count(*) AS n FROM session WHERE account_id = \(account)")?.int("n") ?? 0
    }

    package func closeSessions(of account: String) throws(StorageError) {
        try run("DELETE FROM session WHERE account_id = \(account)")
    }

    package func closeDeadSessions(before moment: Moment, idleSince: Moment) throws(StorageError) {
        try run("DELETE FROM session WHERE expires_at < \(moment) OR seen_at < \(idleSince)")
    }

    package func markSeen(_ sessions: [String: Moment]) throws(StorageError) {
        for (token, moment) in sessions.sorted(by: { $0.key < $1.key }) {
            try run("UPDATE session SET seen_at = \(moment) WHERE token_hash = \(token) AND seen_at < \(moment)")
        }
    }

    package func signInAccount(email: String) throws(StorageError) -> SignInAccount? {
        try row(
            """
            SELECT id, password_hash, totp_secret, totp_last_step FROM account WHERE email = \(email) AND disabled = 0
            """
        ).map(SignInAccount.init)
    }

    package func signInAccount(id: String) throws(StorageError) -> SignInAccount? {
        try row(
            "SELECT id, password_hash, totp_secret, totp_last_step FROM account WHERE id = \(id) AND disabled = 0"
        ).map(SignInAccount.init)
    }

    package func setPasswordHash(_ hash: String, of account: String) throws(StorageError) {
        try run("UPDATE account SET password_hash = \(hash), version = version + 1 WHERE id = \(account)")
    }

    /// The same password at another cost; a password that was changed meanwhile stays.
    package func renewPasswordHash(of account: SignInAccount, to hash: String) throws(StorageError) {
        guard let old = account.passwordHash else { return }
        try run("UPDATE account SET password_hash = \(hash) WHERE id = \(account.id) AND password_hash = \(old)")
    }

    /// A password that did not fit, of an account or of nobody's: one entry either way.
    package func journalRefusedSignIn(of account: String?, by author: Author) throws(StorageError) {
        try journal("refuse", "session", account ?? "unknown", by: author)
    }

    /// Uses a step of the code up; false when it was used before, by a faster request or an eavesdropper (R4).
    package func useTOTPStep(_ step: Int, of account: String) throws(StorageError) -> Bool {
        try run(
            """
            UPDATE account SET totp_last_step = \(step)
            WHERE id = \(account) AND (totp_last_step IS NULL OR totp_last_step < \(step))
            """) == 1
    }

    package func setLocale(_ locale: String, of account: String) throws(StorageError) {
        try run("UPDATE account SET locale = \(locale) WHERE id = \(account)")
    }
}

extension SignInAccount {
    init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("id")
        passwordHash = try row.optionalText("password_hash")
        totpSecret = try row.optionalBytes("totp_secret")
        totpLastStep = try row.optionalInt("totp_last_step")
    }
}
