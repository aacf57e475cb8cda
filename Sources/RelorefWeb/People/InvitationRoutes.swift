import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What an invited colleague does with the link: chooses a password, then links a telephone.
enum InvitationRoutes {
    static let all: [Route] = [
        .get("/invitation/:jeton", .everyone, page),
        .free(.post, "/invitation/:jeton", .everyone, accept),
        .post("/invitation/:jeton/droit", .signedIn, take),
    ]

    @Sendable private static func page(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        guard let invitation = try open(ask, tx) else { return ForgottenPasswordPages.expired(ask) }
        return try InvitationPage(ask, invitation, tx).answer(nil)
    }

    @Sendable private static func accept(_ ask: Ask) async throws -> Answer {
        let services = ask.services
        let found = try await services.store.read { tx in
            try open(ask, tx).map { ($0, try InvitationPage(ask, $0, tx)) }
        }
        guard let (invitation, page) = found, page.stage == .newcomer else {
            return ForgottenPasswordPages.expired(ask)
        }
        let name = ask.form["nom"]
        var errors = PasswordChoice(ask: ask, account: [name, invitation.email]).errors()
        if name.isEmpty || name.count > 100 {
            errors.insert(.init(field: "nom", sentence: ask.l("Écrivez votre nom, en cent signes au plus.")), at: 0)
        }
        guard errors.isEmpty else { return page.answer(FormRefusal(errors: errors)) }
        let hash = try await services.passwords.hash(ask.form.exact(PasswordChoice.field))
        let token = try await services.store.write { tx -> String? in
            guard let invitation = try open(ask, tx) else { return nil }
            let account = services.newID()
            try tx.accept(
                invitation, as: account, name: name, passwordHash: hash, locale: ask.l.isFrench ? "fr" : "en",
                grantID: services.newID(), at: ask.now, on: ask.today)
            guard let author = try SessionOpening.author(account, ask, tx) else { return nil }
            try tx.journal(
                "accept", "invitation", invitation.id, site: invitation.place.site,
                detail: ["role": invitation.role.rawValue], by: author)
            try SessionOpening.proposeSecondFactor(to: account, ask, tx)
            return try SessionOpening.open(account, secondFactor: false, ask, tx)
        }
        guard let token else { return ForgottenPasswordPages.expired(ask) }
        return .redirect(to: .enrolment, openingSession: token, services)
    }

    /// A colleague who is signed in already takes the right on the account that they have.
    @Sendable private static func take(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        guard let invitation = try open(ask, tx) else { return ForgottenPasswordPages.expired(ask) }
        do {
            try tx.accept(invitation, by: author)
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch let refusal as GrantRules.Refusal {
            return .redirect(to: .home, saying: Flash(AccountWords(ask: ask).sentence(refusal), tone: .bad))
        }
        return .redirect(to: .home, saying: Flash(ask.l("Le droit est à vous dès maintenant.")))
    }

    private static func open(_ ask: Ask, _ tx: any Transaction) throws -> Invitation? {
        try tx.openInvitation(SessionKeeper.hash(ask.parameter("jeton")), at: ask.now, on: ask.today)
    }
}
