import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What came through a link, in words.
struct LinkNewsWords {
    let l: Language

    /// "Décision donnée": as a list of news tells it.
    func name(_ kind: LinkNews.Kind) -> String {
        switch kind {
        case .proposed: l("Logement proposé")
        case .jobProposed: l("Poste proposé")
        case .decided: l("Décision sur un dossier")
        case .withdrawn: l("Logement retiré")
        case .visitAgreed: l("Visite acceptée")
        case .visitDeclined: l("Visite refusée")
        case .visitNamed: l("Autre moment de visite proposé")
        case .asked: l("Question")
        }
    }

    /// What Today says of it.
    func title(_ told: DueLinkNews.Told) -> String {
        l("{quoi} par lien : {partenaire}", ["quoi": name(told.kind), "partenaire": told.partner])
    }

    func reason(_ told: DueLinkNews.Told, _ day: Day) -> String {
        l(
            "Reçu le {jour} par le lien donné à {partenaire}. Cela reste ici jusqu’à ce qu’un collègue l’ait lu.",
            ["jour": l.day(day), "partenaire": told.partner])
    }

    static func link(_ told: DueLinkNews.Told) -> Link {
        told.offer.map { .offer($0).at("lien") } ?? told.job.map { .job($0).at("lien") } ?? .today
    }

    /// The section of an offer's or a job's page, with the button that says that it was read.
    ///
    /// - Parameter read: where that is said; nil for who may not.
    func write(_ h: HTML, _ ask: Ask, _ news: [LinkNewsLine], read: Link?) {
        guard !news.isEmpty else { return }
        h.section(.class("sec"), .id("lien")) {
            h.h2(l("Par le lien"))
            h.ul(.class("plain")) {
                for line in news {
                    h.li {
                        h.text("\(l.shortDay(line.news.on))\u{A0}: \(name(line.news.kind)) ")
                        if !line.isRead { Badge(.wait, l("à lire")).write(h) }
                        if let words = line.words { h.p(words, .class("words")) }
                    }
                }
            }
            if let read, news.contains(where: { !$0.isRead }) {
                h.form(.action(read.path), .method("post"), .class("noprint")) {
                    ask.formToken(h)
                    h.button(l("J’ai lu"), .class("btn b2"))
                }
            }
        }
    }
}

extension Ask {
    /// What an act behind a link is written with.
    var outsideAct: OutsideAct { OutsideAct(vault: services.vault, newID: services.newID, at: now, on: today) }
}
