import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Opens a browser's session: half of one after the password, a whole one after the second factor.
enum SessionOpening {
    /// A new token at each step of the way in (R9); the answer is for the cookie alone.
    static func open(_ account: String, secondFactor: Bool, _ ask: Ask, _ tx: any Transaction) throws -> String {
        let token = SessionKeeper.newToken()
        if let old = ask.visitor?.session.tokenHash { try tx.close(old) }
        try tx.open(
            Session(
                tokenHash: SessionKeeper.hash(token), account: account, createdAt: ask.now, seenAt: ask.now,
                expiresAt: ask.now.adding(seconds: 12 * 3600), confirmedAt: secondFactor ? ask.now : nil,
                secondFactor: secondFactor, csrf: SessionKeeper.newToken()))
        if secondFactor, let author = try author(account, ask, tx) { try tx.markSignedIn(by: author) }
        return token
    }

    /// Somebody who is on the way in, with a pen of their own; nil when the account is shut.
    static func author(_ account: String, _ ask: Ask, _ tx: any Transaction) throws -> Author? {
        try tx.actor(account, on: ask.today).map { actor in
            Author(
                actor: actor, now: ask.now, today: ask.today, newID: ask.services.newID, vault: ask.services.vault)
        }
    }

    /// Proposes a second factor to an account that has none, unless one waits already.
    static func proposeSecondFactor(to account: String, _ ask: Ask, _ tx: any Transaction) throws {
        guard try tx.proposedSecondFactor(of: account) == nil else { return }
        let sealed = try AccountSecrets.seal(SecondFactor.newSecret(), of: account, vault: ask.services.vault)
        try tx.propose(secondFactor: sealed, of: account)
    }
}

extension Answer {
    static func redirect(to link: Link, openingSession token: String, _ services: Services) -> Answer {
        var answer = Answer.redirect(to: link)
        answer.setCookies.append(SessionCookie.set(token, services))
        return answer
    }
}
