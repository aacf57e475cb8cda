import HTTPTypes
import RelorefDomain
import RelorefHTML

/// The page that links a telephone: a code to scan, the same as text, and the first six digits in return.
struct EnrolmentPage {
    let ask: Ask
    let secret: String
    let isFirst: Bool

    private var l: Language { ask.l }

    var answer: Answer { write(nil) }

    func refusing(_ refusal: SignInPages.Refusal) -> Answer {
        var answer = write(refusal)
        answer.status = .unprocessableContent
        return answer
    }

    private func write(_ refusal: SignInPages.Refusal?) -> Answer {
        ask.page(l("Relier votre téléphone")) { h in
            h.div(.class("narrow")) {
                h.h1(l("Relier votre téléphone"))
                if let refusal {
                    SignInPages.summary(
                        h, SignInPages.sentence(refusal, l("Ce code n’est pas celui du téléphone à relier."), l), "code"
                    )
                }
                h.p(
                    l(
                        "Une application d’authentification (FreeOTP, Aegis, celle de votre téléphone…) donne un code de six chiffres à chaque connexion."
                    ))
                NewTelephone(ask: ask, secret: secret, email: ask.visitor?.actor.email ?? "").scan(h)
                let action = isFirst ? Link.enrolment : .ownAccount("appareil/code")
                h.form(.action(action.path), .method("post"), .novalidate) {
                    ask.formToken(h)
                    Field(
                        id: "code", label: l("Code à six chiffres"),
                        hint: l("Celui que l’application affiche maintenant.")
                    ).input(
                        h, value: "", .inputmode("numeric"), .autocomplete("one-time-code"), .maxlength(7), .required)
                    h.div(.class("acts")) {
                        h.button(l("Relier ce téléphone"), .class("btn"))
                        if !isFirst { h.a(l("Garder l’ancien"), .class("btn b3"), .href(Link.ownAccount.path)) }
                    }
                }
                if isFirst { SignInPages.otherAccount(h, ask) }
            }
        }
    }
}

/// A telephone that is being linked: its code to scan, and the field for the six digits that it then shows.
struct NewTelephone {
    let ask: Ask
    let secret: String
    let email: String

    private var l: Language { ask.l }

    func write(_ h: HTML, _ refusal: FormRefusal?) {
        h.h2(l("Relier votre téléphone"))
        scan(h)
        Field(
            id: "code", label: l("Code à six chiffres"), hint: l("Celui que l’application affiche maintenant."),
            error: refusal?.error("code")
        ).input(h, value: "", .inputmode("numeric"), .autocomplete("one-time-code"), .maxlength(7), .required)
    }

    func scan(_ h: HTML) {
        if let code = QRCode(SecondFactor.address(secret, of: email)) {
            code.write(h, label: l("Code à scanner avec l’application d’authentification"))
        }
        h.details {
            h.summary(l("Je ne peux pas scanner"))
            h.p(l("Recopiez cette clé dans l’application, en choisissant « selon l’heure » :"))
            h.p {
                h.code(
                    stride(from: 0, to: secret.count, by: 4).map { String(secret.dropFirst($0).prefix(4)) }
                        .joined(separator: " "), .class("secret"), .id("cle-totp"))
            }
        }
    }
}

/// Ten codes for the day when the telephone is lost, shown once.
struct RecoveryCodesPage {
    let ask: Ask
    let left: Int

    private var l: Language { ask.l }

    var answer: Answer {
        guard let codes = ShownOnce.secret(in: ask) else { return .redirect(to: .ownAccount) }
        var answer = ask.page(l("Codes de secours")) { h in
            h.div(.class("prose")) {
                h.h1(l("Codes de secours"))
                h.p(
                    l(
                        "Si votre téléphone se perd, chacun de ces codes vous laisse entrer une fois. Ils ne seront plus jamais affichés : imprimez-les ou recopiez-les, et rangez-les loin du téléphone."
                    ))
                h.ol(.class("secrets"), .id("codes-secours")) {
                    for code in codes.split(separator: " ") { h.li { h.code(String(code)) } }
                }
                h.div(.class("acts")) {
                    h.button(l("Imprimer"), .type("button"), .class("btn b2"), .data("print", ""), .hidden)
                    h.a(l("C’est fait, continuer"), .class("btn"), .href(Link.home.path))
                }
            }
        }
        answer.setCookies.append(ShownOnce.clear(for: .ownRecoveryCodes))
        return answer
    }
}
