import RelorefDomain
import RelorefHTML
import RelorefRecords

/// "Mon compte": one's rights, password, telephone, recovery codes, open connections, language and keys.
struct OwnAccountPage {
    /// What was refused, and in which part of the page.
    struct Refusal {
        let errors: FormRefusal
        let part: String

        init(_ errors: [FormReading.FieldError], in part: String) {
            self.errors = FormRefusal(errors: errors)
            self.part = part
        }
    }

    let ask: Ask
    let actor: Actor
    let grants: [Grant]
    let places: Places
    let sessions: [Session]
    let recoveryCodes: Int
    /// Nil for whoever opens no file.
    let calendar: CalendarPanel?
    let mail: MailPanel
    let refusal: Refusal?

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(l("Mon compte")) { h in
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Mon compte"))
                    h.p("\(actor.name), \(actor.email)")
                }
            }
            refusal?.errors.summary(h, ask)
            h.div(.class("pair")) {
                rights(h)
                password(h)
                device(h)
                codes(h)
                preferences(h)
                panel(h, l("Courriel du matin"), id: "courriel") { mail.write(h) }
                if let calendar { panel(h, l("Agenda")) { calendar.write(h) } }
            }
            open(h)
        }
    }

    private func panel(_ h: HTML, _ title: String, id: String? = nil, _ content: () -> Void) {
        h.section(.class("panel"), id.map { .id($0) }) {
            h.h2(title)
            content()
        }
    }

    private func rights(_ h: HTML) {
        panel(h, l("Mes droits")) {
            if grants.isEmpty { h.p(l("Aucun droit en ce moment.")) }
            h.dl(.class("facts")) {
                for grant in grants {
                    h.dt(ask.label("role", grant.role))
                    h.dd {
                        h.text(places.name(grant.place, l))
                        if let to = grant.to { h.text(", \(l("jusqu’au {jour}", ["jour": l.shortDay(to)]))") }
                    }
                }
            }
            h.p(
                l("Vos droits sont donnés par l’administration ou la direction de votre site, jamais par vous-même."),
                .class("small muted"))
        }
    }

    private func password(_ h: HTML) {
        panel(h, l("Mot de passe")) {
            let errors = refusal?.part == "mot-de-passe" ? refusal?.errors : nil
            h.details(errors == nil ? nil : .open) {
                h.summary(l("Changer le mot de passe"))
                h.form(.action(Link.ownAccount("mot-de-passe").path), .method("post"), .novalidate) {
                    ask.formToken(h)
                    Field(id: "actuel", label: l("Mot de passe actuel"), error: errors?.error("actuel"))
                        .input(h, type: "password", value: "", .autocomplete("current-password"), .required)
                    PasswordChoice(ask: ask, account: []).write(h, errors)
                    h.button(l("Changer le mot de passe"), .class("btn"))
                }
            }
        }
    }

    private func device(_ h: HTML) {
        panel(h, l("Téléphone")) {
            h.p(
                l(
                    "Un téléphone relié donne un code à chaque connexion. L’ancien sert tant que le nouveau n’a pas donné son premier code."
                ))
            secured(h, "appareil", l("Relier un autre téléphone"))
        }
    }

    private func codes(_ h: HTML) {
        panel(h, l("Codes de secours")) {
            h.p(
                l.plural(
                    recoveryCodes, "Il vous reste {n} code pour le jour où votre téléphone manque.",
                    "Il vous reste {n} codes pour le jour où votre téléphone manque."))
            secured(h, "codes", l("Faire dix nouveaux codes"))
        }
    }

    /// A button whose route asks for a recent code.
    private func secured(_ h: HTML, _ part: String, _ label: String) {
        h.form(.action(Link.ownAccount(part).path), .method("post")) {
            ask.formToken(h)
            h.button(label, .class("btn b2"))
        }
    }

    private func preferences(_ h: HTML) {
        panel(h, l("Préférences")) {
            h.form(.action(Link.language.path), .method("post")) {
                ask.formToken(h)
                h.input(.type("hidden"), .name("retour"), .value(Link.ownAccount.path))
                h.p(l("Langue de l’interface : français."))
                h.button(
                    l.isFrench ? "English" : "Français", .class("btn b2"), .name("langue"),
                    .value(l.isFrench ? "en" : "fr"), .lang(l.isFrench ? "en" : "fr"))
            }
            h.form(.class("act"), .action(Link.ownAccount("raccourcis").path), .method("post")) {
                ask.formToken(h)
                h.p(
                    actor.usesShortcuts
                        ? l("Les touches d’une lettre (j, k, f, r, c, x, /) agissent sur les listes.")
                        : l("Les touches d’une lettre n’agissent pas. Ctrl K ouvre toujours la recherche."))
                h.button(
                    actor.usesShortcuts ? l("Éteindre ces touches") : l("Allumer ces touches"), .class("btn b2"),
                    .name("raccourcis"), .value(actor.usesShortcuts ? "non" : "oui"))
            }
        }
    }

    private func open(_ h: HTML) {
        let own = ask.visitor?.session.tokenHash
        let others = sessions.filter { $0.tokenHash != own }
        h.section(.class("sec"), .id("connexions")) {
            h.table(.class("tbl stack")) {
                h.caption(l.plural(sessions.count, "{n} connexion ouverte", "{n} connexions ouvertes"))
                h.thead {
                    h.tr {
                        for title in [
                            l("Ouverte le"), l("Vue pour la dernière fois"), l("Se termine au plus tard"),
                            l("Terminer"),
                        ] {
                            h.th(title, .scope("col"))
                        }
                    }
                }
                h.tbody { for session in sessions.reversed() { row(h, session, isOwn: session.tokenHash == own) } }
            }
            if others.count > 1 { end(h, "autres", l("Terminer les autres connexions")) }
            h.p(
                l(
                    "Une connexion se termine seule après trente minutes sans rien faire, et douze heures après son ouverture. Trois au plus restent ouvertes."
                ), .class("small muted"))
        }
    }

    private func row(_ h: HTML, _ session: Session, isOwn: Bool) {
        let seen = max(session.seenAt, ask.services.sessions.lastSeen(session.tokenHash) ?? session.seenAt)
        h.tr {
            h.th(l.moment(session.createdAt), .scope("row"))
            h.td(l.moment(seen), .data("l", l("Vue pour la dernière fois")))
            h.td(l.moment(session.expiresAt), .data("l", l("Se termine au plus tard")))
            h.td(.data("l", l("Terminer"))) {
                if isOwn {
                    Badge(.ok, l("celle-ci")).write(h)
                } else {
                    end(h, session.tokenHash, l("Terminer"), context: l.moment(session.createdAt))
                }
            }
        }
    }

    private func end(_ h: HTML, _ session: String, _ label: String, context: String? = nil) {
        h.form(.action(Link.ownAccount("sessions").path), .method("post")) {
            ask.formToken(h)
            h.button(.class("btn b2"), .name("session"), .value(session)) {
                h.text(label)
                if let context { h.span(" \(context)", .class("vh")) }
            }
        }
    }
}
