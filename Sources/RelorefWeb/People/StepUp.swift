import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What opens much or cannot be taken back asks for a code that is at most five minutes old (R10).
///
/// A route says so (`Route.confirmed`). Where the code is older, a page asks for a new one and carries the whole form
/// with it: nothing typed is lost, and one press of the button does what was asked for.
struct StepUp {
    static let field = "code_confirmation"

    let ask: Ask

    private var isRecent: Bool {
        guard let at = ask.visitor?.session.confirmedAt else { return false }
        // A clock that stepped back does not make an old code new.
        return ask.now < at.adding(seconds: 300) && at <= ask.now.adding(seconds: 60)
    }

    /// nil when the work may go on; otherwise the page that asks.
    func first() async throws -> Answer? {
        guard !isRecent else { return nil }
        guard let code = ask.form.filled(Self.field) else { return page(nil) }
        return try await ask.services.store.write { tx in try refusal(of: code, tx) }.map { page($0) }
    }

    private func refusal(of code: String, _ tx: any Transaction) throws -> SignInPages.Refusal? {
        guard let session = ask.visitor?.session else { throw AccessRefusal.signInFirst }
        let subjects = ["code:" + session.account]
        let wait = try tx.signInWait(subjects, at: ask.now)
        guard wait == 0 else { return .wait(seconds: wait) }
        guard try SecondFactor.takes(code, of: session.account, ask, tx) else {
            try tx.recordFailedSignIn(subjects, at: ask.now)
            return .wrong
        }
        try tx.forgetFailedSignIns(subjects)
        try tx.confirm(session.tokenHash, at: ask.now)
        return nil
    }

    private func page(_ refusal: SignInPages.Refusal?) -> Answer {
        let l = ask.l
        let state = ask.query.query(setting: "", to: nil)
        let error = refusal.map { SignInPages.sentence($0, l("Ce code ne convient pas ou a déjà servi."), l) }
        var answer = ask.page(l("Confirmer que c’est vous")) { h in
            h.div(.class("narrow")) {
                h.h1(l("Confirmer que c’est vous"))
                if let error { SignInPages.summary(h, error, Self.field) }
                h.p(
                    l(
                        "Votre dernier code a plus de cinq minutes. Donnez-en un nouveau : ce que vous avez demandé se fait aussitôt, rien n’est à retaper."
                    ))
                h.form(.action(state.isEmpty ? ask.path : "\(ask.path)?\(state)"), .method("post"), .novalidate) {
                    for pair in ask.form.pairs where pair.name != Self.field {
                        h.input(.type("hidden"), .name(pair.name), .value(pair.value))
                    }
                    Field(
                        id: Self.field, label: l("Code à six chiffres"),
                        hint: l("Il s’affiche dans votre application d’authentification."), error: error
                    )
                    .input(
                        h, type: "text", value: "", .inputmode("numeric"), .autocomplete("one-time-code"),
                        .maxlength(7), .required)
                    h.div(.class("acts")) {
                        h.button(l("Confirmer"), .class("btn"))
                        h.a(l("Revenir à l’accueil"), .class("btn b3"), .href(Link.home.path))
                    }
                }
                SignInPages.demonstrationCode(h, ask)
            }
        }
        answer.status = .unprocessableContent
        return answer
    }
}
