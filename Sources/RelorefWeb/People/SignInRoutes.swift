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
        .get("/connexion/code", .halfSignedIn, codePage),
        .post("/connexion/code", .halfSignedIn, code).counting,
        .get("/connexion/secours", .halfSignedIn) { ask, _ in SignInPages.recovery(ask) },
        .post("/connexion/secours", .halfSignedIn, recover).counting,
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
        let fits = try await services.passwords.verify(ask.form.exact("mot_de_passe"), against: account?.passwordHash)
        guard fits, let account else {
            try await services.store.write { tx in
                try tx.recordFailedSignIn(subjects, at: now)
                try tx.journalRefusedSignIn(of: account?.id, by: stranger(account?.id, ask))
            }
            return SignInPages.password(ask, refusal: .wrong)
        }
        let isEnrolled = account.totpSecret != nil
        let renewed = try await renewedHash(account, ask)
        let token = try await services.store.write { tx in
            if let renewed { try tx.renewPasswordHash(of: account, to: renewed) }
            try tx.forgetFailedSignIns(Array(subjects.prefix(1)))
            if !isEnrolled { try SessionOpening.proposeSecondFactor(to: account.id, ask, tx) }
            return try SessionOpening.open(account.id, secondFactor: false, ask, tx)
        }
        let back = ask.form.filled("retour")
        let next = isEnrolled ? back.map { Link.signInCode.with("retour", $0) } ?? .signInCode : .enrolment
        return .redirect(to: next, openingSession: token, services)
    }

    /// The pen of somebody who is not let in: the same work whether the account exists or not (R6).
    private static func stranger(_ account: String?, _ ask: Ask) -> Author {
        let nobody = Actor(
            id: account ?? "unknown", name: "", locale: "fr", roles: [], files: .nothing, stock: .nothing,
            facts: .nothing)
        return Author(
            actor: nobody, now: ask.now, today: ask.today, newID: ask.services.newID, vault: ask.services.vault)
    }

    /// A new hash where the stored one was made at another cost; a full line of hashes keeps nobody out (R1).
    private static func renewedHash(_ account: SignInAccount, _ ask: Ask) async throws -> String? {
        let passwords = ask.services.passwords
        guard let hash = account.passwordHash, !passwords.isOfThisCost(hash) else { return nil }
        return try? await passwords.hash(ask.form.exact("mot_de_passe"))
    }

    /// Who has no second factor yet chooses one first.
    @Sendable private static func codePage(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        guard try tx.signInAccount(id: try ask.actor().id)?.totpSecret != nil else { return .redirect(to: .enrolment) }
        return SignInPages.code(ask)
    }

    @Sendable private static func code(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let account = author.actor.id
        let subjects = ["code:" + account]
        let wait = try tx.signInWait(subjects, at: ask.now)
        guard wait == 0 else { return SignInPages.code(ask, refusal: .wait(seconds: wait)) }
        guard try SecondFactor.takes(ask.form["code"], of: account, ask, tx) else {
            return try refuse(subjects, ask, tx, author, SignInPages.code)
        }
        try tx.forgetFailedSignIns(subjects)
        let token = try SessionOpening.open(account, secondFactor: true, ask, tx)
        return .redirect(to: ask.form.filled("retour").map(Link.local) ?? .home, openingSession: token, ask.services)
    }

    /// A recovery code in place of the telephone: it serves once, and the next step is another telephone.
    @Sendable private static func recover(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let account = author.actor.id
        let subjects = ["code:" + account]
        let wait = try tx.signInWait(subjects, at: ask.now)
        guard wait == 0 else { return SignInPages.recovery(ask, refusal: .wait(seconds: wait)) }
        let hash = SecondFactor.hash(recoveryCode: ask.form["secours"])
        guard try tx.useRecoveryCode(hash, by: author) else {
            return try refuse(subjects, ask, tx, author, SignInPages.recovery)
        }
        let left = try tx.unusedRecoveryCodes(of: account)
        let token = try SessionOpening.open(account, secondFactor: true, ask, tx)
        var answer = Answer.redirect(to: .ownAccount, openingSession: token, ask.services)
        let sentence = ask.l.plural(
            left, "Ce code ne sert plus ; il vous en reste {n}. Reliez maintenant votre nouveau téléphone.",
            "Ce code ne sert plus ; il vous en reste {n}. Reliez maintenant votre nouveau téléphone.")
        answer.setCookies.append(Flash(sentence, tone: .warn).cookie)
        return answer
    }

    private static func refuse(
        _ subjects: [String], _ ask: Ask, _ tx: any Transaction, _ author: Author,
        _ page: (Ask, SignInPages.Refusal?) -> Answer
    ) throws -> Answer {
        try tx.recordFailedSignIn(subjects, at: ask.now)
        try tx.journal("refuse", "session", author.actor.id, by: author)
        return page(ask, .wrong)
    }

    @Sendable private static func signOut(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        try end(ask, tx)
    }

    /// Ends the session. What the browser keeps goes too, unless visits that were not sent wait there: the script of the
    /// page looks, and says so (R50).
    static func end(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        if let session = ask.visitor?.session {
            try tx.close(session.tokenHash)
            ask.services.sessions.forget(session.tokenHash)
        }
        var answer = Answer.redirect(to: .signIn)
        answer.setCookies.append(SessionCookie.clear(ask.services))
        answer.clearsSiteData = true
        answer.clearsStorage = ask.form["vider"] == "oui"
        return answer
    }

    @Sendable private static func language(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let wanted = ask.form["langue"] == "en" ? "en" : "fr"
        try tx.setLocale(wanted, of: author.actor.id)
        var answer = Answer.redirect(to: Link.local(ask.form["retour"]))
        answer.setCookies.append("reloref-langue=\(wanted); Path=/; Max-Age=31536000; SameSite=Lax")
        return answer
    }

    /// IPv4 addresses one by one, IPv6 by their /64 (R7).
    static func throttled(_ address: String) -> String {
        guard address.contains(":") else { return address }
        return address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
    }
}
