import HTTPTypes
import RelorefDomain
import RelorefHTML

/// The pages of the way in: the password, the six digits, a recovery code.
enum SignInPages {
    enum Refusal { case wrong, wait(seconds: Int) }

    static func password(_ ask: Ask, refusal: Refusal? = nil) -> Answer {
        let l = ask.l
        let page = PageFrame(ask, title: l("Connexion")).page { h in
            h.div(.class("narrow")) {
                h.h1(l("Connexion"))
                if let refusal {
                    summary(h, sentence(refusal, l("L’adresse ou le mot de passe ne convient pas."), l), "mot_de_passe")
                }
                h.form(.action(Link.signIn.path), .method("post"), .novalidate) {
                    wayBack(h, ask)
                    Field(id: "courriel", label: l("Adresse électronique"))
                        .input(h, type: "email", value: ask.form["courriel"], .autocomplete("username"), .required)
                    Field(id: "mot_de_passe", label: l("Mot de passe"))
                        .input(h, type: "password", value: "", .autocomplete("current-password"), .required)
                    h.div(.class("acts")) {
                        h.button(l("Continuer"), .class("btn"))
                        h.a(l("Mot de passe oublié ?"), .href(Link.forgottenPassword.path))
                    }
                }
                demonstration(h, ask)
            }
        }
        return .page(page, status: refusal == nil ? .ok : .unprocessableContent)
    }

    static func code(_ ask: Ask, refusal: Refusal? = nil) -> Answer {
        let l = ask.l
        let page = PageFrame(ask, title: l("Code de connexion")).page { h in
            h.div(.class("narrow")) {
                h.h1(l("Code de connexion"))
                if let refusal {
                    summary(h, sentence(refusal, l("Ce code ne convient pas ou a déjà servi."), l), "code")
                }
                h.form(.action(Link.signInCode.path), .method("post"), .novalidate) {
                    ask.formToken(h)
                    wayBack(h, ask)
                    Field(
                        id: "code", label: l("Code à six chiffres"),
                        hint: l("Il s’affiche dans votre application d’authentification.")
                    )
                    .input(
                        h, type: "text", value: "", .inputmode("numeric"), .autocomplete("one-time-code"),
                        .maxlength(7), .required)
                    h.div(.class("acts")) {
                        h.button(l("Se connecter"), .class("btn"))
                        h.a(l("Je n’ai plus mon téléphone"), .href(Link.recovery.path))
                    }
                }
                demonstrationCode(h, ask)
                otherAccount(h, ask)
            }
        }
        return .page(page, status: refusal == nil ? .ok : .unprocessableContent)
    }

    static func recovery(_ ask: Ask, refusal: Refusal? = nil) -> Answer {
        let l = ask.l
        let page = PageFrame(ask, title: l("Code de secours")).page { h in
            h.div(.class("narrow")) {
                h.h1(l("Code de secours"))
                if let refusal {
                    summary(h, sentence(refusal, l("Ce code ne convient pas ou a déjà servi."), l), "secours")
                }
                h.form(.action(Link.recovery.path), .method("post"), .novalidate) {
                    ask.formToken(h)
                    Field(
                        id: "secours", label: l("Un de vos codes de secours"),
                        hint: l(
                            "Vous les avez reçus en reliant votre téléphone. Chacun sert une fois ; tirets et espaces ne comptent pas."
                        )
                    ).input(h, value: "", .autocomplete("off"), .maxlength(60), .required)
                    h.button(l("Se connecter"), .class("btn"))
                }
                h.p(
                    l(
                        "Plus de téléphone ni de code ? L’administration du réseau vérifie votre identité, puis relie un autre téléphone sur le serveur même."
                    ),
                    .class("small muted"))
                otherAccount(h, ask)
            }
        }
        return .page(page, status: refusal == nil ? .ok : .unprocessableContent)
    }

    static func otherAccount(_ h: HTML, _ ask: Ask) {
        h.form(.action(Link.signOut.path), .method("post"), .class("sec")) {
            ask.formToken(h)
            h.button(ask.l("Changer de compte"), .class("btn b3"))
        }
    }

    /// Where the reader wanted to go before signing in.
    private static func wayBack(_ h: HTML, _ ask: Ask) {
        guard let back = ask.form.filled("retour") ?? ask.query.filled("retour") else { return }
        h.input(.type("hidden"), .name("retour"), .value(back))
    }

    static func sentence(_ refusal: Refusal, _ wrong: String, _ l: Language) -> String {
        switch refusal {
        case .wrong: wrong
        case .wait(let seconds):
            l.plural(
                seconds, "Trop d’essais. Recommencez dans {n} seconde.", "Trop d’essais. Recommencez dans {n} secondes."
            )
        }
    }

    static func summary(_ h: HTML, _ sentence: String, _ field: String) {
        h.div(.class("banner bad"), .role("alert"), .tabindex(-1)) { h.a(sentence, .href("#\(field)")) }
    }

    /// The demonstration says its invented accounts, one a role; a real installation has none.
    private static func demonstration(_ h: HTML, _ ask: Ask) {
        let accounts = ask.services.settings.demonstrationAccounts
        guard !accounts.isEmpty else { return }
        let l = ask.l
        h.section(.class("sec")) {
            h.h2(l("Comptes de démonstration"))
            h.p(l("Données inventées. Un compte par rôle, le même mot de passe pour tous."), .class("small muted"))
            h.ul(.class("plain")) {
                for account in accounts {
                    h.li {
                        h.form(.action(Link.signIn.path), .method("post")) {
                            h.input(.type("hidden"), .name("courriel"), .value(account.email))
                            h.input(.type("hidden"), .name("mot_de_passe"), .value(account.password))
                            h.button(.class("btn b2")) {
                                h.text(ask.label("role", account.role))
                                if !account.place.isEmpty { h.text(" · " + account.place) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Without a telephone at hand, the demonstration shows the code that an authenticator would.
    static func demonstrationCode(_ h: HTML, _ ask: Ask) {
        guard let email = ask.visitor?.actor.email,
            let account = ask.services.settings.demonstrationAccounts.first(where: { $0.email == email })
        else { return }
        let code = OneTimeCode.code(secret: account.totpSecret, step: Int(ask.now.milliseconds / 30_000))
        h.p(.class("banner")) {
            h.span(ask.l("Démonstration : le code en cours est {code}.", ["code": code]))
        }
    }
}
