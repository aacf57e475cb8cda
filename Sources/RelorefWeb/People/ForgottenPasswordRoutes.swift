import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A forgotten password: the administration hears of it and hands over a link; the colleague chooses the new one.
enum ForgottenPasswordRoutes {
    static let all: [Route] = [
        .get("/mot-de-passe-oublie", .everyone) { ask, _ in ForgottenPasswordPages.form(ask) },
        .free(.post, "/mot-de-passe-oublie", .everyone, forgotten),
        .get("/mot-de-passe/:jeton", .everyone, choicePage),
        .free(.post, "/mot-de-passe/:jeton", .everyone, choose),
    ]

    /// The same words and the same work whether the account exists or not (R6).
    @Sendable private static func forgotten(_ ask: Ask) async throws -> Answer {
        let email = ask.form["courriel"].lowercased()
        let subject = "forgotten:" + SignInRoutes.throttled(ask.remoteAddress)
        let now = ask.now
        try await ask.services.store.write { tx in
            guard try tx.signInWait([subject], at: now) == 0 else { return }
            try tx.askReset(email: email, subject: subject, at: now)
        }
        return .redirect(to: Link.forgottenPassword.with("dit", "oui"))
    }

    @Sendable private static func choicePage(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let hash = SessionKeeper.hash(ask.parameter("jeton"))
        guard let reset = try tx.openReset(hash, at: ask.now, on: ask.today) else {
            return ForgottenPasswordPages.expired(ask)
        }
        guard reset.works(at: ask.now) else { return ForgottenPasswordPages.tooEarly(ask, reset) }
        return try page(ask, reset, tx)
    }

    /// The page of the choice; with a telephone to link where two coordinators opened another way in (R5).
    private static func page(
        _ ask: Ask, _ reset: OpenReset, _ tx: any Transaction, _ refusal: FormRefusal? = nil
    ) throws -> Answer {
        guard reset.linksTelephone else { return ForgottenPasswordPages.choice(ask, refusal: refusal) }
        guard let secret = try secret(of: reset, ask, tx) else { return ForgottenPasswordPages.expired(ask) }
        return ForgottenPasswordPages.choice(
            ask, telephone: NewTelephone(ask: ask, secret: secret, email: reset.actor.email), refusal: refusal)
    }

    private static func secret(of reset: OpenReset, _ ask: Ask, _ tx: any Transaction) throws -> String? {
        try tx.proposedSecondFactor(of: reset.actor.id).map {
            try AccountSecrets.open($0, of: reset.actor.id, vault: ask.services.vault)
        }
    }

    @Sendable private static func choose(_ ask: Ask) async throws -> Answer {
        let hash = SessionKeeper.hash(ask.parameter("jeton"))
        let (now, today) = (ask.now, ask.today)
        let reset = try await ask.services.store.read { try $0.openReset(hash, at: now, on: today) }
        guard let reset, reset.works(at: now) else { return ForgottenPasswordPages.expired(ask) }
        let errors = PasswordChoice(ask: ask, account: [reset.actor.name, reset.actor.email]).errors()
        guard errors.isEmpty else {
            return try await ask.services.store.read { try page(ask, reset, $0, FormRefusal(errors: errors)) }
        }
        let passwordHash = try await ask.services.passwords.hash(ask.form.exact(PasswordChoice.field))
        return try await ask.services.store.write { tx in try finish(reset, hash, passwordHash, ask, tx) }
    }

    private static func finish(
        _ reset: OpenReset, _ hash: String, _ passwordHash: String, _ ask: Ask, _ tx: any Transaction
    ) throws -> Answer {
        guard let author = try SessionOpening.author(reset.actor.id, ask, tx) else { throw AccessRefusal.notFound }
        do {
            if reset.linksTelephone {
                guard let step = try step(of: reset, ask, tx) else { return try refuseCode(reset, ask, tx) }
                try tx.finishRecovery(hash, passwordHash: passwordHash, step: step, by: author)
            } else {
                try tx.finishReset(hash, passwordHash: passwordHash, by: author)
            }
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
        return .redirect(
            to: .signIn, saying: Flash(ask.l("Votre mot de passe est changé. Connectez-vous avec le nouveau.")))
    }

    /// The step of the code that the new telephone shows; nil when it is wrong, or too many were.
    private static func step(of reset: OpenReset, _ ask: Ask, _ tx: any Transaction) throws -> Int? {
        guard try tx.signInWait(["code:" + reset.actor.id], at: ask.now) == 0,
            let secret = try secret(of: reset, ask, tx)
        else { return nil }
        return OneTimeCode.step(of: ask.form["code"], secret: OneTimeCode.bytes(secret), at: ask.now)
    }

    private static func refuseCode(_ reset: OpenReset, _ ask: Ask, _ tx: any Transaction) throws -> Answer {
        try tx.recordFailedSignIn(["code:" + reset.actor.id], at: ask.now)
        let error = FormReading.FieldError(
            field: "code", sentence: ask.l("Ce code n’est pas celui du téléphone à relier."))
        return try page(ask, reset, tx, FormRefusal(errors: [error]))
    }
}

/// The pages of a forgotten password.
enum ForgottenPasswordPages {
    static func form(_ ask: Ask) -> Answer {
        let l = ask.l
        return ask.page(l("Mot de passe oublié")) { h in
            h.div(.class("narrow")) {
                h.h1(l("Mot de passe oublié"))
                guard ask.query["dit"].isEmpty else { return said(h, l) }
                h.p(
                    l(
                        "Reloref n’envoie aucun lien par courriel. Votre demande s’affiche chez l’administration de votre réseau, qui vous remet un lien en mains propres ou par téléphone."
                    ))
                h.form(.action(Link.forgottenPassword.path), .method("post"), .novalidate) {
                    Field(id: "courriel", label: l("Adresse électronique"))
                        .input(h, type: "email", value: "", .autocomplete("username"), .required)
                    h.div(.class("acts")) {
                        h.button(l("Demander un lien"), .class("btn"))
                        h.a(l("Revenir à la connexion"), .href(Link.signIn.path))
                    }
                }
            }
        }
    }

    private static func said(_ h: HTML, _ l: Language) {
        h.div(.class("banner"), .role("status")) {
            h.span(l("Si un compte existe à cette adresse, l’administration voit votre demande."))
        }
        h.p(
            l(
                "Appelez-la : elle vous remet un lien valable vingt-quatre heures. Vous choisirez le mot de passe vous-même, et votre téléphone restera nécessaire."
            ))
        h.p { h.a(l("Revenir à la connexion"), .href(Link.signIn.path)) }
    }

    static func choice(_ ask: Ask, telephone: NewTelephone? = nil, refusal: FormRefusal? = nil) -> Answer {
        let l = ask.l
        var answer = ask.page(l("Choisir un nouveau mot de passe")) { h in
            h.div(.class("narrow")) {
                h.h1(l("Choisir un nouveau mot de passe"))
                refusal?.summary(h, ask)
                h.form(.action(ask.path), .method("post"), .novalidate) {
                    ask.formToken(h)
                    PasswordChoice(ask: ask, account: []).write(h, refusal)
                    telephone?.write(h, refusal)
                    h.button(l("Changer le mot de passe"), .class("btn"))
                }
                h.p(
                    telephone == nil
                        ? l("Vos connexions ouvertes se terminent. Le code de votre téléphone reste demandé.")
                        : l("Vos connexions ouvertes se terminent ; l’ancien téléphone et les codes de secours aussi."),
                    .class("small muted"))
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    /// The day that passes before a way back in works.
    static func tooEarly(_ ask: Ask, _ reset: OpenReset) -> Answer {
        let l = ask.l
        return ask.page(l("Ce lien ne vaut pas encore")) { h in
            h.div(.class("narrow")) {
                h.h1(l("Ce lien ne vaut pas encore"))
                h.p(
                    l(
                        "Il vaut à partir du {moment}, pendant deux jours. Ce délai vous protège : si vous n’avez rien demandé, prévenez l’administration.",
                        ["moment": reset.worksFrom.map(l.moment) ?? ""]))
            }
        }
    }

    static func expired(_ ask: Ask) -> Answer {
        let l = ask.l
        var answer = ask.page(l("Ce lien ne mène plus nulle part")) { h in
            h.div(.class("narrow")) {
                h.h1(l("Ce lien ne mène plus nulle part"))
                h.p(
                    l(
                        "Il a déjà servi, il est trop vieux, ou il a été retiré. Demandez-en un autre à la personne qui vous l’a remis."
                    ))
                h.p { h.a(l("Revenir à la connexion"), .href(Link.signIn.path)) }
            }
        }
        answer.status = .notFound
        return answer
    }
}
