import RelorefDomain
import RelorefHTML

/// On "my account": the secret address of one's calendar, made, shown once, and revoked.
struct CalendarPanel {
    let ask: Ask
    let feed: CalendarFeed?
    /// The address that was just made.
    let address: String?

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        if let address { shown(h, address) }
        if let feed {
            h.p(told(feed))
        } else {
            h.p(
                l(
                    "Vos rendez-vous dans l’agenda de votre téléphone, par une adresse secrète qui se retire à tout moment."
                ))
        }
        h.p(l("Ni nom ni statut : le sujet, l’heure et des initiales."), .class("small muted"))
        h.form(.action(Link.ownAccount("agenda").path), .method("post")) {
            ask.formToken(h)
            tick(h, "lieux", l("Montrer le lieu"), feed?.showsPlace ?? false)
            tick(h, "suivis", l("Montrer les visites de suivi"), feed?.showsFollowUps ?? true)
            h.button(
                feed == nil ? l("Faire une adresse") : l("Faire une autre adresse"), .class("btn b2"))
        }
        if feed != nil {
            h.form(.class("act"), .action(Link.ownAccount("agenda/revocation").path), .method("post")) {
                ask.formToken(h)
                h.button(l("Retirer l’adresse"), .class("btn b3"))
            }
        }
    }

    private func shown(_ h: HTML, _ address: String) {
        h.div(.class("banner block"), .role("status")) {
            h.p { h.b(l("Votre adresse, affichée une seule fois :")) }
            h.p { h.code(address, .class("secret"), .id("adresse-agenda")) }
            h.p(
                l(
                    "Collez-la dans « S’abonner à un calendrier ». Qui la connaît voit vos rendez-vous : ne la donnez à personne."
                ))
        }
    }

    private func told(_ feed: CalendarFeed) -> String {
        let values = ["jour": l.shortDay(feed.madeOn)] as KeyValuePairs
        return feed.showsPlace
            ? l("Une adresse est en service depuis le {jour}, avec les lieux.", values)
            : l("Une adresse est en service depuis le {jour}, sans les lieux.", values)
    }

    private func tick(_ h: HTML, _ id: String, _ label: String, _ usual: Bool) {
        h.label(.class("tick"), .for_(id)) {
            h.input(.type("checkbox"), .id(id), .name(id), .value("oui"), usual ? .checked : nil)
            h.text(label)
        }
    }
}
