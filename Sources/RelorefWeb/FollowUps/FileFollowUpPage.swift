import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The follow-up after the move: what is planned and done month by month, the rents, what was said.
struct FileFollowUpPage {
    let frame: FileFrame
    let followUps: [FollowUpFile]
    /// Whether a first visit may open one.
    let mayBegin: Bool
    let guarantees: FileGuarantees
    /// The landlord's link that was just made: shown once.
    var landlordLink: String?

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var words: FollowUpWords { FollowUpWords(ask: ask) }

    var answer: Answer {
        frame.page { h in
            if let landlordLink { shown(h, landlordLink) }
            if followUps.isEmpty { none(h) }
            for file in followUps { section(h, file) }
            guarantees.write(h)
        }
    }

    private func shown(_ h: HTML, _ link: String) {
        h.div(.class("banner block"), .role("status")) {
            h.p { h.b(l("Le lien pour le bailleur, affiché une seule fois :")) }
            h.p { h.code(link, .class("secret"), .id("lien-bailleur")) }
            h.p(
                l(
                    "Copiez-le dans votre message. Il ne nomme personne : le bailleur donne trois lettres du nom de son locataire, répond, et la réponse arrive ici."
                ))
        }
    }

    /// A lease whose follow-up nobody opened yet.
    private func none(_ h: HTML) {
        h.div(.class("empty")) {
            h.p { h.b(l("Pas de suivi pour l’instant.")) }
            h.p(l("Il s’ouvre de lui-même le jour où un bail au nom du ménage est enregistré, et dure six mois."))
            if frame.mayWrite, mayBegin {
                h.p { h.a(l("Enregistrer la première visite"), .class("btn"), .href(frame.link("visite").path)) }
            }
        }
    }

    private func section(_ h: HTML, _ file: FollowUpFile) {
        let followUp = file.followUp
        h.section(.class("sec"), .id("f-\(followUp.id)")) {
            h.h2 {
                h.text(
                    l(
                        "Suivi du {début} au {fin}",
                        ["début": l.shortDay(followUp.start), "fin": l.shortDay(followUp.end)]))
                h.text(" ")
                words.state(followUp).write(h)
            }
            summary(h, file)
            acts(h, followUp)
            FollowUpLine(ask: ask, file: file).write(h)
            FollowUpRents(frame: frame, file: file).write(h)
            FollowUpPlans(frame: frame, file: file).write(h)
            contacts(h, file)
        }
    }

    private func summary(_ h: HTML, _ file: FollowUpFile) {
        let (done, planned) = file.schedule.completion(on: ask.today)
        var parts: [String] = []
        if let landlord = file.landlord { parts.append(l("Bailleur : {nom}", ["nom": landlord])) }
        if planned > 0 {
            parts.append(
                l(
                    "{faits} contacts faits à temps sur {prévus} prévus à ce jour",
                    ["faits": l.number(done), "prévus": l.number(planned)]))
        }
        if let settled = file.settled {
            parts.append(l("Dette au départ : {dette}", ["dette": words.settled(settled)]))
        }
        if !parts.isEmpty { h.p(parts.joined(separator: " · "), .class("muted")) }
    }

    private func acts(_ h: HTML, _ followUp: FollowUp) {
        func link(_ noun: String) -> String { frame.link(noun).with("sujet", followUp.id).path }
        h.p(.class("acts noprint")) {
            if frame.mayWrite, !followUp.isClosed {
                // Where a next one is planned, the head of the file leads to it.
                if frame.beside.visitOn == nil {
                    h.a(l("Enregistrer une visite"), .class("btn b2"), .href(link("visite")))
                }
                h.a(l("Noter un loyer"), .class("btn b2"), .href(link("loyer")))
                h.a(l("Plan d’apurement"), .class("btn b2"), .href(link("plan-d-apurement")))
                h.a(l("Prolonger"), .class("btn b3"), .href(link("prolongation-du-suivi")))
                h.a(l("Clore le suivi"), .class("btn b3"), .href(link("fin-de-suivi")))
            }
            if frame.mayWrite {
                for kind in [LetterKind.followUpCertificate, .landlord, .reminder] {
                    h.a(
                        LetterNames.kind(kind, l), .class("btn b3"),
                        .href(Link.newLetter(frame.household.code, kind, followUp.id).path))
                }
            }
        }
    }

    private func contacts(_ h: HTML, _ file: FollowUpFile) {
        guard !file.contacts.isEmpty else { return }
        h.h3(l("Visites et entretiens"), .class("sec"))
        h.ol(.class("tl dated")) {
            for one in file.contacts {
                h.li {
                    h.time(l.shortDay(one.contact.on), .datetime(one.contact.on.iso))
                    h.div {
                        h.p { h.b(words.contact(one.contact)) }
                        if let details = words.details(one.contact) { h.p(details, .class("small")) }
                        if let text = one.text { h.p(text, .class("words")) }
                        PhotoLinks(frame: frame, subject: one.id).write(h)
                        h.p(
                            l("noté par {nom} le {moment}", ["nom": one.account, "moment": l.moment(one.at)]),
                            .class("small muted"))
                        if frame.mayWrite { withdrawal(h, one) }
                    }
                }
            }
        }
    }

    private func withdrawal(_ h: HTML, _ one: RecordedContact) {
        h.form(.action(FollowUpLinks.withdrawal(frame.household.code, one.id).path), .method("post"), .class("noprint"))
        {
            ask.formToken(h)
            h.button(
                l("Retirer"), .class("btn b3"),
                .aria(
                    "label",
                    l(
                        "Retirer : {contact} du {jour}",
                        [
                            "contact": words.contact(one.contact), "jour": l.shortDay(one.contact.on),
                        ])))
        }
    }
}

/// The planned contacts in a line, with what came of each.
struct FollowUpLine {
    let ask: Ask
    let file: FollowUpFile

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        let next = file.followUp.isClosed ? nil : file.schedule.next(on: ask.today)
        h.ol(.class("path months")) {
            for planned in file.schedule.planned {
                h.li(.class(planned.held != nil ? "" : planned == next ? "now" : "next")) {
                    h.b(FollowUpWords(ask: ask).month(planned.month))
                    h.span(said(planned, isNext: planned == next), .class("small"))
                    state(planned, isNext: planned == next)?.write(h)
                }
            }
        }
    }

    private func state(_ planned: FollowUpSchedule.Planned, isNext: Bool) -> Badge? {
        if planned.held != nil { return nil }
        if planned.isMissed(on: ask.today) { return Badge(.refused, l("pas fait")) }
        return isNext && planned.target < ask.today ? Badge(.late, l("en retard")) : nil
    }

    private func said(_ planned: FollowUpSchedule.Planned, isNext: Bool) -> String {
        if let held = planned.held {
            return l(
                "{contact} le {jour}",
                ["contact": ask.label("contactKind", held.kind), "jour": l.shortDay(held.on)])
        }
        let day = ["jour": l.shortDay(planned.target)] as KeyValuePairs
        guard isNext else { return planned.isVisit ? l("visite le {jour}", day) : l("entretien le {jour}", day) }
        return planned.isVisit ? l("visite à faire, le {jour}", day) : l("entretien à faire, le {jour}", day)
    }
}
