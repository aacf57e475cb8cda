package import RelorefDomain
package import RelorefStorage

/// A way back in for a colleague who lost telephone and recovery codes: two coordinators make sure of who it is, a day
/// passes, and the account's owner can stop it on any page meanwhile (R5).
///
/// The telephone in force stays until another one has given a code: at no moment does a password alone lead in.
extension Transaction {
    /// Coordinators who may give every right that the account holds or will hold; never the account's owner.
    func mayRecover(_ account: String, _ actor: Actor, on day: Day) throws -> Bool {
        guard account != actor.id, actor.may(.inviteColleagues) else { return false }
        let rules = try grantRules(of: actor, on: day)
        let held = try grants(of: account).filter { ($0.to ?? day) >= day }
        guard !held.isEmpty else { return rules.places.contains(.network) }
        return held.allSatisfy { rules.mayGive($0.role, at: $0.place) }
    }

    /// Where the account has rights, for a request of recovery.
    ///
    /// - Throws: `NotVisible` for an account that the author does not look after, `GrantRules.Refusal` where its rights go
    ///   further than the author's own.
    package func placeToRecover(_ account: String, by author: Author) throws -> Place {
        let line = try administered(account, by: author)
        guard account != author.actor.id else { throw GrantRules.Refusal.oneself }
        guard !line.isDisabled, try mayRecover(account, author.actor, on: author.today) else {
            throw GrantRules.Refusal.beyondOwn
        }
        return .covering(line.grants.map(\.grant).filter { ($0.to ?? author.today) >= author.today }.map(\.place))
    }

    /// Prepares the link: it leads somewhere a day after the agreement, for two days. Earlier links lead nowhere.
    ///
    /// - Parameter secondFactor: the new telephone's secret, sealed, in force once it has given a code.
    package func startRecovery(
        of account: String, agreed: Approval, tokenHash: String, secondFactor: [UInt8], by author: Author
    ) throws {
        guard agreed.kind == .recovery, agreed.subject == account, let answeredAt = agreed.answeredAt else {
            throw NotVisible("approval", agreed.id)
        }
        let worksFrom = answeredAt.adding(seconds: Approval.secondsOfDelay)
        let until = worksFrom.adding(seconds: Approval.secondsOfRecovery)
        try run("DELETE FROM password_reset WHERE account_id = \(account) AND used_at IS NULL")
        try insert(
            "password_reset",
            [
                "token_hash": tokenHash, "account_id": account, "started_by": author.actor.id,
                "started_at": author.now, "expires_at": until, "works_from": worksFrom, "approval_id": agreed.id,
            ])
        try propose(secondFactor: secondFactor, of: account)
        try tell(account, ofRecoveryUntil: until)
        try tellOwner(of: account, .recoveryStarted, by: author)
        try journal("startRecovery", "account", account, by: author)
    }

    /// The colleague has chosen a password and linked a telephone: old recovery codes and sessions end.
    package func finishRecovery(_ tokenHash: String, passwordHash: String, step: Int, by author: Author) throws {
        let account = author.actor.id
        try finishReset(tokenHash, passwordHash: passwordHash, by: author)
        try adoptSecondFactor(step: step, by: author)
        try run("DELETE FROM recovery_code WHERE account_id = \(account)")
        try tell(account, ofRecoveryUntil: nil)
    }

    /// The account's owner, who is signed in, did not ask for it: nothing of it leads anywhere any more.
    package func stopRecovery(by author: Author) throws {
        let account = author.actor.id
        let stopped = try run(
            """
            UPDATE approval SET answer = 'refused', answered_by = \(account), answered_at = \(author.now)
            WHERE kind = 'recovery' AND subject_id = \(account) AND used_at IS NULL
              AND (answer IS NULL OR answer = 'agreed')
            """)
        let links = try run("DELETE FROM password_reset WHERE account_id = \(account) AND used_at IS NULL")
        if links > 0 { try propose(secondFactor: nil, of: account) }
        try tell(account, ofRecoveryUntil: nil)
        try journal(
            "stopRecovery", "account", account, detail: ["requests": String(stopped), "links": String(links)],
            by: author)
    }

    /// Every page tells the account's owner until then; nil when there is nothing to tell.
    func tell(_ account: String, ofRecoveryUntil until: Moment?) throws(StorageError) {
        try run("UPDATE account SET recovery_until = \(until) WHERE id = \(account)")
    }
}
