package import RelorefHTML
import RelorefRecords
import RelorefDomain

/// Where a page stands in the menu.
package enum MenuItem: CaseIterable, Sendable {
    case today, households, dwellings, familyLinks, indicators, administration, help, siteMap, none
}

/// The frame around every page, always in the same order: skip link, menu, header, one banner, content, footer.
package struct PageFrame {
    let ask: Ask
    let title: String
    let current: MenuItem
    var refreshAfter: Int?

    package init(_ ask: Ask, title: String, current: MenuItem = .none) {
        self.ask = ask
        self.title = title
        self.current = current
    }

    /// The whole page; `content` writes what stands in `<main>`.
    package func page(_ content: (HTML) -> Void) -> HTML {
        let h = HTML()
        let l = ask.l
        h.doctype()
        h.html(.lang(l.code), .dir("ltr")) {
            h.head {
                h.meta(.charset("utf-8"))
                h.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                h.title("\(title) – Reloref")
                h.link(.rel("stylesheet"), .href(Assets.shipped.link("reloref.css").path))
                h.link(.rel("icon"), .href(Assets.shipped.link("icon.svg").path), .type("image/svg+xml"))
                h.script(src: Assets.shipped.link("rl.js").path, .type("module"))
            }
            h.body(ask.visitor?.actor.usesShortcuts == false ? .data("keys", "off") : nil) {
                h.a(l("Aller au contenu"), .class("skip vh"), .href("#contenu"))
                ask.visitor?.session.secondFactor == true ? signedIn(h, content) : signedOut(h, content)
            }
        }
        return h
    }

    private func signedIn(_ h: HTML, _ content: (HTML) -> Void) {
        h.div(.class("app")) {
            MainMenu(ask: ask, current: current).rail(h)
            h.div {
                MainMenu(ask: ask, current: current).top(h)
                main(h, content)
                footer(h)
            }
        }
        MainMenu(ask: ask, current: current).bar(h)
    }

    private func signedOut(_ h: HTML, _ content: (HTML) -> Void) {
        h.div(.class("out")) {
            h.header(.class("top")) { MainMenu(ask: ask, current: current).brand(h, to: .signIn) }
            main(h, content)
            footer(h)
        }
    }

    private func main(_ h: HTML, _ content: (HTML) -> Void) {
        h.main(.class("page"), .id("contenu")) {
            if let flash = ask.flash { banner(h, flash) }
            recovery(h)
            content(h)
        }
    }

    /// Colleagues are opening another way into this account: its owner is told on every page, and can stop it (R5).
    private func recovery(_ h: HTML) {
        guard let until = ask.visitor?.actor.recoveryUntil, ask.now < until,
            ask.visitor?.session.secondFactor == true
        else { return }
        h.div(.class("banner warn"), .role("status")) {
            h.span(
                ask.l(
                    "Des collègues rouvrent l’accès à votre compte : nouveau mot de passe, nouveau téléphone. Si vous ne l’avez pas demandé, arrêtez-les."
                ))
            h.form(.action(Link.ownAccount("recuperation").path), .method("post")) {
                ask.formToken(h)
                h.button(ask.l("Ce n’est pas moi : arrêter"), .class("btn b3"))
            }
        }
    }

    private func banner(_ h: HTML, _ flash: Flash) {
        let tone = flash.tone == .done ? "banner" : "banner \(flash.tone.rawValue)"
        h.div(.class(tone), .role("status")) {
            h.span(flash.sentence)
            if let undo = flash.undo, ask.visitor != nil {
                h.form(.action(undo), .method("post")) {
                    ask.formToken(h)
                    h.button(ask.l("Annuler"), .class("btn b3"))
                }
            }
        }
    }

    private func footer(_ h: HTML) {
        let l = ask.l
        h.footer(.class("foot")) {
            if ask.visitor?.session.secondFactor == true {
                h.a(l("Mon compte"), .href(Link.ownAccount.path))
                if MainMenu.administers(ask) { h.a(l("Administration"), .href(Link.administration.path)) }
            }
            h.a(l("Accessibilité : partiellement conforme"), .href(Link.accessibility.path))
            h.a(l("Données personnelles"), .href(Link.privacy.path))
            h.a(l("Mentions légales"), .href(Link.legal.path))
            h.a(l("Aide"), .href(Link.help.path))
            if ask.visitor?.session.secondFactor == true { h.a(l("Plan du site"), .href(Link.siteMap.path)) }
            h.span(l("Version {version}", ["version": ask.services.settings.version]))
        }
    }
}

extension Ask {
    /// The hidden field that ties a form to its session.
    package func formToken(_ h: HTML) {
        guard let visitor else { return }
        h.input(.type("hidden"), .name("jeton"), .value(visitor.session.csrf))
    }

    /// The hidden field that makes a form's effect happen once, however often it is sent.
    package func formKey(_ h: HTML) {
        h.input(.type("hidden"), .name("cle"), .value(form.filled("cle") ?? services.newID()))
    }

    /// A page in the common frame.
    package func page(_ title: String, current: MenuItem = .none, _ content: (HTML) -> Void) -> Answer {
        .page(PageFrame(self, title: title, current: current).page(content))
    }
}
