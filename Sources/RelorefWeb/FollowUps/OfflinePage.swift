import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The page that works without a network (S29): the day's visits, the form of a visit, and what waits to be sent.
///
/// It is kept by the telephone as it is, so nothing in it is anybody's: no name, no token, no count. Who is there, what
/// is to be visited and what waits are read by its script, from the server or from what the telephone closed up.
struct OfflinePage {
    let ask: Ask

    private var l: Language { ask.l }

    var answer: Answer {
        let h = HTML()
        h.doctype()
        h.html(.lang(l.code), .dir("ltr")) {
            head(h)
            h.body(
                .data("version", OfflineShell.version), .data("policy", OfflineShell.policy),
                .data("worker", Link.offlineWorker.path), .data("scope", Link.offline.path),
                .data("account", Link.offlineAccount.path), .data("tour", Link.offlineTour.path),
                .data("records", Link.offlineRecords.path), .data("photos", Link.offlinePhotos.path),
                .data("most", String(FileLimits.usual.bytes)), .data("leave", Link.act(.offline, "depart").path),
                .data("signin", Link.signIn.with("retour", Link.offline.path).path)
            ) {
                h.a(l("Aller au contenu"), .class("skip vh"), .href("#contenu"))
                h.div(.class("out")) {
                    top(h)
                    h.main(.class("page"), .id("contenu")) { content(h) }
                }
            }
        }
        var answer = Answer.page(h)
        answer.trustedPolicy = OfflineShell.policy
        answer.shellVersion = OfflineShell.version
        return answer
    }

    private func head(_ h: HTML) {
        h.head {
            h.meta(.charset("utf-8"))
            h.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            h.title(l("Visites hors connexion") + " – Reloref")
            h.link(.rel("stylesheet"), .href(Assets.shipped.link("reloref.css").path))
            h.link(.rel("icon"), .href(Assets.shipped.link("icon.svg").path), .type("image/svg+xml"))
            h.script(src: Assets.shipped.link("offline.js").path, .type("module"))
        }
    }

    private func top(_ h: HTML) {
        h.header(.class("top")) {
            MainMenu(ask: ask, current: .none).brand(h, to: .today)
            h.nav(.aria("label", l("Retour"))) { h.a(l("Aujourd’hui"), .href(Link.today.path)) }
        }
    }

    private func content(_ h: HTML) {
        h.div(.class("head")) {
            h.div {
                h.h1(l("Visites hors connexion"))
                h.p(.id("etat"), .role("status")) {
                    h.text(
                        l(
                            "Cette page a besoin de JavaScript. Sans lui, enregistrez les visites en ligne, depuis Aujourd’hui."
                        ))
                }
            }
        }
        h.div(.id("annonces"), .aria("live", "polite")) {}
        h.div(.class("offline"), .id("travail"), .hidden) {
            OfflineDoor(l: l).write(h)
            h.section(.id("tournee"), .hidden) {
                h.h2(l("Ma tournée"))
                h.p(.id("jusqua"), .class("muted small")) {}
                h.ul(.id("visites")) {}
                h.div(.class("acts")) {
                    h.button(l("Verrouiller"), .type("button"), .class("btn b2"), .id("verrouiller"))
                }
            }
            OfflineVisitForm(ask: ask).write(h)
            waiting(h)
            leaving(h)
            about(h)
        }
    }

    private func waiting(_ h: HTML) {
        h.section(.class("sec"), .id("file")) {
            h.h2 {
                h.text(l("À envoyer") + " ")
                h.span("0", .id("combien"), .class("badge"))
            }
            h.p(l("Rien à envoyer."), .id("rien"), .class("muted"))
            h.ul(.id("envois")) {}
            h.div(.class("acts"), .id("envoyer-actes"), .hidden) {
                h.button(l("Envoyer maintenant"), .type("button"), .class("btn"), .id("envoyer"))
                h.button(l("Tout exporter"), .type("button"), .class("btn b2"), .id("exporter"))
            }
        }
    }

    /// Somebody wants to sign out while visits wait.
    private func leaving(_ h: HTML) {
        h.section(.class("sec panel"), .id("depart"), .hidden, .tabindex(-1)) {
            h.h2(l("Se déconnecter"))
            h.p(.id("depart-combien")) {}
            h.div(.class("acts")) {
                h.button(l("Envoyer, puis se déconnecter"), .type("button"), .class("btn"), .id("depart-envoyer"))
                h.button(l("Garder sur cet appareil"), .type("button"), .class("btn b2"), .id("depart-garder"))
                h.button(l("Supprimer"), .type("button"), .class("btn bx"), .id("depart-supprimer"))
            }
        }
    }

    private func about(_ h: HTML) {
        h.details(.class("sec small")) {
            h.summary(l("Ce que cet appareil garde"))
            h.p(.id("garde")) {}
            h.p(
                l(
                    "La tournée s’efface à minuit et à la déconnexion. Ce qui attend reste chiffré, jusqu’à l’envoi. Le téléphone peut tout effacer si on vide les données du navigateur : envoyez le jour même."
                ))
        }
    }
}

/// The way in: take the day's visits along, or open them again with the code.
private struct OfflineDoor {
    let l: Language

    func write(_ h: HTML) {
        h.form(.id("ouvrir"), .class("panel"), .novalidate, .hidden) {
            h.h2(l("Ouvrir ma tournée"))
            code(h, "code-ouvrir", l("Code de cet appareil"), nil)
            h.button(l("Ouvrir"), .class("btn"))
        }
        h.form(.id("preparer"), .class("panel"), .novalidate, .hidden) {
            h.h2(l("Préparer ma tournée"))
            h.p(
                l(
                    "Les visites du jour, avec les initiales, l’adresse et le téléphone, restent sur cet appareil jusqu’à minuit, chiffrées sous ce code."
                ))
            code(
                h, "code-preparer", l("Choisissez un code"),
                l("Six chiffres au moins, ni une suite ni une date. Il ne quitte pas cet appareil."))
            h.button(l("Préparer ma tournée"), .class("btn"))
        }
    }

    private func code(_ h: HTML, _ id: String, _ label: String, _ hint: String?) {
        h.div(.class("field")) {
            h.label(label, .for_(id))
            if let hint { h.span(hint, .class("hint"), .id(id + "-h")) }
            h.span("", .class("err"), .id(id + "-e"), .role("alert"))
            h.input(
                .id(id), .name("code"), .type("password"), .inputmode("numeric"), .autocomplete("off"),
                .maxlength(32),
                .aria("describedby", (hint == nil ? "" : id + "-h ") + id + "-e"))
        }
    }
}
