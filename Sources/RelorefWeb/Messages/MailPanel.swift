import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The mail of the morning on one's own account: wished or not, and what became of the last ones.
struct MailPanel {
    let ask: Ask
    let wishes: MailWishes

    private var l: Language { ask.l }
    private var words: ColleagueMailWords { ColleagueMailWords(l: l, origin: "") }

    func write(_ h: HTML) {
        h.p(
            l(
                "Du lundi au vendredi, à partir de 7 h : combien de choses sont en retard, à faire aujourd’hui et cette semaine, et un lien. Aucun nom n’y figure."
            ))
        if ask.services.mail == nil {
            h.p(
                l("Aucun envoi de courriels n’est réglé sur ce serveur : voyez avec qui l’administre."), .class("small")
            )
        }
        h.form(.class("act"), .action(Link.ownAccount("courriel").path), .method("post")) {
            ask.formToken(h)
            h.p(
                wishes.wantsMorningMail
                    ? l("Il vous est envoyé à {adresse}.", ["adresse": ask.visitor?.actor.email ?? ""])
                    : l("Il ne vous est pas envoyé."))
            h.button(
                wishes.wantsMorningMail ? l("Ne plus le recevoir") : l("Le recevoir"), .class("btn b2"), .name("matin"),
                .value(wishes.wantsMorningMail ? "non" : "oui"))
        }
        guard !wishes.last.isEmpty else { return }
        h.ul(.class("plain")) {
            for mail in wishes.last {
                h.li {
                    h.text("\(l.moment(mail.queuedAt)) · \(words.purpose(mail.purpose)) ")
                    words.badge(mail).write(h)
                    switch mail.state {
                    case .stopped(let fault), .failed(let fault): h.div(words.sentence(fault), .class("small"))
                    default: ()
                    }
                }
            }
        }
    }
}

/// On Today: a mail to oneself came back.
struct FailedMailPanel {
    let ask: Ask
    let mail: ColleagueMail

    func write(_ h: HTML) {
        let (l, words) = (ask.l, ColleagueMailWords(l: ask.l, origin: ""))
        guard case .failed(let fault) = mail.state else { return }
        h.div(.class("banner warn")) {
            h.p {
                h.b(
                    l(
                        "Courriel non remis : {quoi}, {quand}.",
                        ["quoi": words.purpose(mail.purpose), "quand": l.moment(mail.queuedAt)]))
                h.text(" " + words.sentence(fault))
            }
            h.form(.action(Link.ownAccount("courriel/lu").path), .method("post")) {
                ask.formToken(h)
                h.button(l("J’ai vu"), .class("btn b3"))
            }
        }
    }
}
