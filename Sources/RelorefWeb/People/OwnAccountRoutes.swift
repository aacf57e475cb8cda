import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What everybody does with their own account.
enum OwnAccountRoutes {
    static let all: [Route] = [
        .get("/compte", .signedIn) { ask, tx in try page(ask, tx) },
        .free(.post, "/compte/mot-de-passe", .signedIn, changePassword),
        .post("/compte/sessions", .signedIn, endSession),
        .post("/compte/raccourcis", .signedIn, shortcuts),
        .post("/compte/courriel", .signedIn, morningMail),
        .post("/compte/courriel/lu", .signedIn) { _, tx, author in
            try tx.seeFailedMails(by: author)
            return .redirect(to: .today)
        },
    ]

    static func page(_ ask: Ask, _ tx: any Transaction, refusal: OwnAccountPage.Refusal? = nil) throws -> Answer {
        let actor = try ask.actor()
        let secret = ShownOnce.secret(in: ask)
        let calendar =
            ask.may(.seeFiles)
            ? CalendarPanel(ask: ask, feed: try tx.calendarFeed(of: actor.id), address: secret) : nil
        let page = OwnAccountPage(
            ask: ask, actor: actor, grants: try tx.grants(of: actor.id).filter { $0.isInForce(on: ask.today) },
            places: Places(try tx.network()), sessions: try tx.sessions(of: actor.id),
            recoveryCodes: try tx.unusedRecoveryCodes(of: actor.id), calendar: calendar,
            mail: MailPanel(ask: ask, wishes: try tx.mailWishes(of: actor.id)), refusal: refusal)
        var answer = page.answer
        if secret != nil { answer.setCookies.append(ShownOnce.clear(for: .ownAccount)) }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    @Sendable private static func changePassword(_ ask: Ask) async throws -> Answer {
        let actor = try ask.actor()
        guard let session = ask.visitor?.session.tokenHash else { throw AccessRefusal.signInFirst }
        let subjects = ["password:" + actor.id]
        let now = ask.now
        let (wait, account) = try await ask.services.store.read { tx in
            (try tx.signInWait(subjects, at: now), try tx.signInAccount(id: actor.id))
        }
        func refused(_ errors: [FormReading.FieldError]) async throws -> Answer {
            try await ask.services.store.read { try page(ask, $0, refusal: .init(errors, in: "mot-de-passe")) }
        }
        guard wait == 0 else {
            return try await refused([
                .init(field: "actuel", sentence: ask.l("Trop d’essais. Attendez un peu, puis recommencez."))
            ])
        }
        let fits = try await ask.services.passwords.verify(ask.form.exact("actuel"), against: account?.passwordHash)
        guard fits else {
            try await ask.services.store.write { try $0.recordFailedSignIn(subjects, at: now) }
            return try await refused([
                .init(field: "actuel", sentence: ask.l("Ce n’est pas votre mot de passe actuel."))
            ])
        }
        let errors = PasswordChoice(ask: ask, account: [actor.name, actor.email]).errors()
        guard errors.isEmpty else { return try await refused(errors) }
        let hash = try await ask.services.passwords.hash(ask.form.exact(PasswordChoice.field))
        try await ask.services.store.write { tx in
            guard let author = try SessionOpening.author(actor.id, ask, tx) else { throw AccessRefusal.notFound }
            try tx.changePassword(hash, keeping: session, by: author)
            try tx.forgetFailedSignIns(subjects)
        }
        return .redirect(
            to: .ownAccount,
            saying: Flash(ask.l("Votre mot de passe est changé. Vos autres connexions sont terminées.")))
    }

    /// Ends one session, or all but this one.
    @Sendable private static func endSession(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let own = ask.visitor?.session.tokenHash ?? ""
        let wanted = ask.form["session"]
        let ended = try tx.sessions(of: author.actor.id).map(\.tokenHash).filter { hash in
            hash != own && (wanted == "autres" || hash == wanted)
        }
        for hash in ended { try tx.close(hash) }
        try tx.journal(
            "endSessions", "account", author.actor.id, detail: ["count": String(ended.count)], by: author)
        let sentence = ask.l.plural(
            ended.count, "{n} connexion est terminée.", "{n} connexions sont terminées.")
        return .redirect(to: .ownAccount, saying: Flash(sentence))
    }

    @Sendable private static func morningMail(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let on = ask.form["matin"] == "oui"
        try tx.setMorningMail(on, by: author)
        return .redirect(
            to: .ownAccount,
            saying: Flash(
                on
                    ? ask.l("Un courriel part vers vous chaque matin de semaine, à partir de 7 h.")
                    : ask.l("Le courriel du matin ne vous est plus envoyé.")))
    }

    @Sendable private static func shortcuts(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let on = ask.form["raccourcis"] == "oui"
        try tx.setShortcuts(on, of: author.actor.id)
        return .redirect(
            to: .ownAccount,
            saying: Flash(
                on
                    ? ask.l("Les touches d’une lettre agissent de nouveau sur les listes.")
                    : ask.l("Les touches d’une lettre n’agissent plus. Ctrl K ouvre toujours la recherche.")))
    }
}
