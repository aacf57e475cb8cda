import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Everywhere that the household lived, the latest first, with what may be done to each entry.
struct FilePathwayPage {
    let frame: FileFrame

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var file: HouseholdFile { frame.file }

    var answer: Answer {
        frame.page { h in
            h.h2(l("Parcours"))
            PathwayLine(frame: frame).write(h)
            if frame.mayWrite, frame.isOpen { begin(h) }
            for home in file.homes.reversed() { entry(h, home) }
        }
    }

    private func begin(_ h: HTML) {
        h.p(.class("acts sec")) {
            if ask.may(.admitHouseholds) {
                h.a(l("Admettre en relais"), .class("btn b2"), .href(frame.link("admission").path))
            }
            h.a(l("Séjour en centre"), .class("btn b2"), .href(frame.link("centre").path))
            h.a(l("Bail direct sans relais"), .class("btn b2"), .href(frame.link("bail").path))
        }
    }

    private func entry(_ h: HTML, _ home: HomePlace) {
        h.section(.class("panel sec"), .id("s-\(home.id)")) {
            h.h2 {
                h.text(ask.place(of: home).capitalizedFirst)
                state(home.stay).write(h)
            }
            h.dl(.class("facts")) { for fact in HousingFacts(ask: ask, home: home).long.dropFirst() { fact.write(h) } }
            if let asked = file.extensions[home.id] { extensions(h, asked) }
            if frame.mayWrite { acts(h, home.stay) }
        }
    }

    private func state(_ stay: Accommodation) -> Badge {
        switch stay.state {
        case .planned: Badge(.wait, l("prévu"))
        case .active: Badge(.ok, l("en cours"))
        case .ended: Badge(.plain, l("terminé"))
        case .cancelled: Badge(.refused, l("annulé"))
        }
    }

    private func extensions(_ h: HTML, _ asked: [StayExtension]) {
        h.h3(l("Prolongations"))
        h.ul(.class("bullets")) {
            for one in asked {
                h.li(words(one))
                if one.decision == nil, frame.mayWrite {
                    h.li { h.a(l("Noter la réponse"), .href(frame.link("reponse").with("sujet", one.id).path)) }
                }
            }
        }
    }

    private func words(_ one: StayExtension) -> String {
        let asked = l("demandée le {jour}", ["jour": l.shortDay(one.requestedOn)])
        guard let decision = one.decision, let day = one.decidedOn else {
            return l("{demande}, sans réponse", ["demande": asked])
        }
        if decision == .refused {
            return l("{demande}, refusée le {jour}", ["demande": asked, "jour": l.shortDay(day)])
        }
        return l(
            "{demande}, accordée le {jour} jusqu’au {fin}",
            [
                "demande": asked, "jour": l.shortDay(day), "fin": one.newTermOn.map(l.shortDay) ?? "?",
            ])
    }

    private func acts(_ h: HTML, _ stay: Accommodation) {
        let links = StayActs(frame: frame).links(stay)
        if links.isEmpty { return }
        h.p(.class("acts noprint")) {
            for (label, link) in links { h.a(label, .class("btn b3"), .href(link.path)) }
        }
    }
}

/// What may be done to an entry of the timeline, by its kind and state.
struct StayActs {
    let frame: FileFrame

    func links(_ stay: Accommodation) -> [(String, Link)] {
        let l = frame.l
        func act(_ label: String, _ noun: String) -> (String, Link) { (label, frame.link(noun).with("sujet", stay.id)) }
        var links: [(String, Link)] = []
        let mayAdmit = frame.ask.may(.admitHouseholds)
        switch (stay.state, stay.kind) {
        case (.planned, _) where mayAdmit:
            links = [act(l("Confirmer l’entrée"), "entree"), act(l("Annuler cette admission"), "annulation")]
        case (.active, .relay):
            links = [act(l("Enregistrer la sortie"), "sortie"), act(l("Demander une prolongation"), "prolongation")]
            if mayAdmit { links.append(act(l("Changer de logement-relais"), "transfert")) }
        case (.active, .centre):
            links = [act(l("Enregistrer la sortie"), "sortie"), act(l("Demander une prolongation"), "prolongation")]
            if stay.careEndOn == nil { links.append(act(l("Noter la fin de prise en charge"), "prise-en-charge")) }
        case (.active, .slidingLease) where stay.slidOn == nil:
            links = [act(l("Noter le glissement du bail"), "glissement"), act(l("Enregistrer la sortie"), "sortie")]
        case (.active, .directLease), (.active, .slidingLease), (.active, .other):
            links = [act(l("Noter le départ"), "depart")]
        default: links = []
        }
        if frame.ask.may(.correctFiles), stay.state != .cancelled { links.append(act(l("Corriger"), "correction")) }
        return links
    }
}
