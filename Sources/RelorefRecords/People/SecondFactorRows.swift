package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The second factor that waits to be confirmed by a first code, sealed.
    package func proposedSecondFactor(of account: String) throws(StorageError) -> [UInt8]? {
        try row("SELECT totp_pending FROM account WHERE id = \(account)")?.optionalBytes("totp_pending")
    }

    /// Proposes a second factor; the one in force, if any, stays until the new one has given a code.
    package func propose(secondFactor sealed: [UInt8]?, of account: String) throws(StorageError) {
        try run("UPDATE account SET totp_pending = \(sealed) WHERE id = \(account)")
    }

    /// The proposed second factor gave a code: it is the one in force.
    package func adoptSecondFactor(step: Int, by author: Author) throws(StorageError) {
        let had = try row("SELECT totp_secret FROM account WHERE id = \(author.actor.id)")?.optionalBytes("totp_secret")
        if had != nil { try tellOwner(of: author.actor.id, .telephoneChanged, by: author) }
        try run(
            """
            UPDATE account SET totp_secret = totp_pending, totp_pending = NULL, totp_last_step = \(step),
              version = version + 1 WHERE id = \(author.actor.id) AND totp_pending IS NOT NULL
            """)
        try journal("enrol", "account", author.actor.id, by: author)
    }

    /// New recovery codes in place of the old ones; only their hashes are kept.
    package func keepRecoveryCodes(_ hashes: [String], by author: Author) throws(StorageError) {
        try run("DELETE FROM recovery_code WHERE account_id = \(author.actor.id)")
        for hash in hashes {
            try insert(
                "recovery_code", ["code_hash": hash, "account_id": author.actor.id, "made_at": author.now])
        }
        try journal("recoveryCodes", "account", author.actor.id, by: author)
    }

    package func unusedRecoveryCodes(of account: String) throws(StorageError) -> Int {
        try row(
            "SELECT count(*) AS left_over FROM recovery_code WHERE account_id = \(account) AND used_at IS NULL"
        )?.int("left_over") ?? 0
    }

    /// Uses a recovery code up; false when it is none of the account's, or was used before.
    package func useRecoveryCode(_ hash: String, by author: Author) throws(StorageError) -> Bool {
        let used = try run(
            """
            UPDATE recovery_code SET used_at = \(author.now)
            WHERE code_hash = \(hash) AND account_id = \(author.actor.id) AND used_at IS NULL
            """)
        if used == 1 { try journal("recover", "account", author.actor.id, by: author) }
        return used == 1
    }

    /// Both factors were given: when, for those who look after accounts.
    package func markSignedIn(by author: Author) throws(StorageError) {
        try run("UPDATE account SET signed_in_at = \(author.now), reset_asked_at = NULL WHERE id = \(author.actor.id)")
        try journal("signIn", "session", author.actor.id, by: author)
    }

    package func setShortcuts(_ on: Bool, of account: String) throws(StorageError) {
        try run("UPDATE account SET shortcuts = \(on) WHERE id = \(account)")
    }
}
