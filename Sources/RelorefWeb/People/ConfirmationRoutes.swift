import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The code given once more before what cannot be taken back: five minutes are enough to do it (R10).
enum ConfirmationRoutes {
    static let all: [Route] = [
        .get("/confirmation", .signedIn) { ask, _ in page(ask) },
        .free(.post, "/confirmation", .signedIn, confirm),
    ]

    private static func page(_ ask: Ask, refusal: SignInPages.Refusal? = nil) -> Answer {
        let l = ask.l
        let back = ask.form.filled("retour") ?? ask.query["retour"]
        var answer = ask.page(l("Confirmer que c’est vous")) { h in
            h.div(.class("narrow")) {
                h.h1(l("Confirmer que c’est vous"))
                if let refusal {
                    SignInPages.summary(
                        h, SignInPages.sentence(refusal, l("Ce code ne convient pas ou a déjà servi."), l), "code")
                }
                h.p(l("Ce que vous allez faire ne s’annule pas ou ouvre beaucoup : donnez un nouveau code."))
                h.form(.action(Link.confirmation.path), .method("post")) {
                    ask.formToken(h)
                    h.input(.type("hidden"), .name("retour"), .value(back))
                    Field(
                        id: "code", label: l("Code à six chiffres"),
                        hint: l("Il s’affiche dans votre application d’authentification.")
                    )
                    .input(
                        h, type: "text", value: "", .inputmode("numeric"), .autocomplete("one-time-code"),
                        .maxlength(7), .required)
                    h.button(l("Confirmer"), .class("btn"))
                }
                SignInPages.demonstrationCode(h, ask)
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    @Sendable private static func confirm(_ ask: Ask) async throws -> Answer {
        let services = ask.services
        let now = ask.now
        guard let session = ask.visitor?.session else { throw AccessRefusal.signInFirst }
        let account = session.account
        let subjects = ["code:" + account]
        let (wait, secrets) = try await services.store.read { tx in
            (try tx.signInWait(subjects, at: now), try tx.signInAccount(id: account))
        }
        guard wait == 0 else { return page(ask, refusal: .wait(seconds: wait)) }
        guard let sealed = secrets?.totpSecret,
            let secret = try? AccountSecrets.open(sealed, of: account, vault: services.vault),
            let step = OneTimeCode.step(of: ask.form["code"], secret: OneTimeCode.bytes(secret), at: now),
            try await services.store.write({ tx in
                guard try tx.useTOTPStep(step, of: account) else { return false }
                try tx.confirm(session.tokenHash, at: now)
                return true
            })
        else {
            try await services.store.write { try $0.recordFailedSignIn(subjects, at: now) }
            return page(ask, refusal: .wrong)
        }
        var answer = Answer.redirect(to: .home)
        let back = ask.form["retour"]
        if back.hasPrefix("/"), !back.hasPrefix("//"), !back.contains("\\") { answer.location = back }
        return answer
    }
}

extension Ask {
    /// Where to go first when the code was given more than five minutes ago; nil when nothing is missing.
    func confirmingFirst(backTo link: Link) -> Answer? {
        if let at = visitor?.session.confirmedAt, now < at.adding(seconds: 300), at <= now.adding(seconds: 60) {
            return nil
        }
        return .redirect(to: Link.confirmation.with("retour", link.path))
    }
}
