import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Getting in and out: password, then the six digits.
enum SignInRoutes {
    static let all: [Route] = [
        .get("/connexion", .everyone) { ask, _ in
            ask.visitor?.session.secondFactor == true ? .redirect(to: .home) : SignInPages.password(ask)
        },
        .free(.post, "/connexion", .everyone, password),
        .get("/connexion/code", .halfSignedIn) { ask, _ in SignInPages.code(ask) },
        .free(.post, "/connexion/code", .halfSignedIn, code),
        .post("/deconnexion", .halfSignedIn, signOut),
        .post("/langue", .halfSignedIn, language),
    ]

    @Sendable private static func password(_ ask: Ask) async throws -> Answer {
        let email = ask.form["courriel"].lowercased()
        let subjects = ["account:" + SessionKeeper.hash(email), "address:" + throttled(ask.remoteAddress)]
        let services = ask.services
        let now = ask.now
        let (wait, account) = try await services.store.read { tx in
            (try tx.signInWait(subjects, at: now), try tx.signInAccount(email: email))
        }
        guard wait == 0 else {
            return SignInPages.password(ask, refusal: .wait(seconds: wait))
        }
        let fits = try await services.passwords.verify(ask.form["mot_de_passe"], against: account?.passwordHash)
        guard fits, let account else {
            try await services.store.write { try $0.recordFailedSignIn(subjects, at: now) }
            return SignInPages.password(ask, refusal: .wrong)
        }
        return try await open(account.id, secondFactor: false, ask, to: .signInCode)
    }

    @Sendable private static func code(_ ask: Ask) async throws -> Answer {
        let actor = try ask.actor()
        let subjects = ["code:" + actor.id]
        let services = ask.services
        let now = ask.now
        let (wait, account) = try await services.store.read { tx in
            (try tx.signInWait(subjects, at: now), try tx.signInAccount(id: actor.id))
        }
        guard wait == 0 else { return SignInPages.code(ask, refusal: .wait(seconds: wait)) }
        guard let sealed = account?.totpSecret,
            let secret = try? AccountSecrets.open(sealed, of: actor.id, vault: services.vault),
            let step = OneTimeCode.step(of: ask.form["code"], secret: OneTimeCode.bytes(secret), at: now),
            try await services.store.write({ try $0.useTOTPStep(step, of: actor.id) })
        else {
            try await services.store.write { try $0.recordFailedSignIn(subjects, at: now) }
            return SignInPages.code(ask, refusal: .wrong)
        }
        return try await open(actor.id, secondFactor: true, ask, to: ask.may(.seeToday) ? .home : .home)
    }

    /// A new token at each step of the way in (R9).
    private static func open(_ account: String, secondFactor: Bool, _ ask: Ask, to link: Link) async throws -> Answer {
        let services = ask.services
        let token = SessionKeeper.newToken()
        let session = Session(
            tokenHash: SessionKeeper.hash(token), account: account, createdAt: ask.now, seenAt: ask.now,
            expiresAt: ask.now.adding(seconds: 12 * 3600), confirmedAt: secondFactor ? ask.now : nil,
            secondFactor: secondFactor, csrf: SessionKeeper.newToken())
        let old = ask.visitor?.session.tokenHash
        let email = ask.form["courriel"].lowercased()
        try await services.store.write { tx in
            if let old { try tx.close(old) }
            if !secondFactor { try tx.forgetFailedSignIns(["account:" + SessionKeeper.hash(email)]) }
            try tx.open(session)
        }
        var answer = Answer.redirect(to: link)
        answer.setCookies.append(SessionCookie.set(token, services))
        return answer
    }

    @Sendable private static func signOut(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        if let session = ask.visitor?.session {
            try tx.close(session.tokenHash)
            ask.services.sessions.forget(session.tokenHash)
        }
        var answer = Answer.redirect(to: .signIn)
        answer.setCookies.append(SessionCookie.clear(ask.services))
        answer.clearsSiteData = true
        return answer
    }

    @Sendable private static func language(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let wanted = ask.form["langue"] == "en" ? "en" : "fr"
        try tx.setLocale(wanted, of: author.actor.id)
        var answer = Answer.redirect(to: .home)
        let back = ask.form["retour"]
        if back.hasPrefix("/"), !back.hasPrefix("//") { answer.location = back }
        answer.setCookies.append("reloref-langue=\(wanted); Path=/; Max-Age=31536000; SameSite=Lax")
        return answer
    }

    /// IPv4 addresses one by one, IPv6 by their /64 (R7).
    private static func throttled(_ address: String) -> String {
        guard address.contains(":") else { return address }
        return address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
    }
}
