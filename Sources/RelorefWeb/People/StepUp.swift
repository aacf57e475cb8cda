import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Acts on rights and secrets ask for a code that is at most five minutes old (R10): where it is older, the form has
/// one field more, so that nothing typed is lost.
struct StepUp {
    static let field = "code_confirmation"

    let ask: Ask

    private var isRecent: Bool {
        ask.visitor?.session.confirmedAt.map { ask.now < $0.adding(seconds: 300) } ?? false
    }

    func write(_ h: HTML, prefix: String = "", error: String? = nil) {
        guard !isRecent || error != nil else { return }
        let l = ask.l
        h.div(.class(error == nil ? "field" : "field bad")) {
            let id = prefix + Self.field
            h.label(l("Votre code à six chiffres"), .for_(id))
            h.span(l("Vous l’avez donné il y a plus de cinq minutes."), .class("hint"), .id("\(id)-h"))
            if let error { h.span(error, .class("err"), .id("\(id)-e")) }
            h.input(
                .type("text"), .id(id), .name(Self.field), .inputmode("numeric"), .autocomplete("one-time-code"),
                .maxlength(7), .required, .aria("describedby", error == nil ? "\(id)-h" : "\(id)-h \(id)-e"),
                error == nil ? nil : .aria("invalid", "true"))
        }
        SignInPages.demonstrationCode(h, ask)
    }

    /// nil when the act may go on; otherwise the sentence beside the field.
    func refusal(_ tx: any Transaction) throws -> String? {
        guard !isRecent, let visitor = ask.visitor else { return nil }
        let l = ask.l
        let subject = "code:" + visitor.actor.id
        guard try tx.signInWait([subject], at: ask.now) == 0 else {
            return l("Trop d’essais. Attendez un peu, puis recommencez.")
        }
        guard let code = ask.form.filled(Self.field),
            try SecondFactor.takes(code, of: visitor.actor.id, ask, tx)
        else {
            try tx.recordFailedSignIn([subject], at: ask.now)
            return l("Ce code ne convient pas ou a déjà servi.")
        }
        try tx.confirmSession(visitor.session.tokenHash, at: ask.now)
        return nil
    }
}
