import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What is broken in a household's home: what colleagues saw and what the household reports on its page, in one list.
struct HomeTroubles {
    let frame: FileFrame
    let incidents: [RecordedIncident]
    let reports: [FamilyReport]

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var words: IncidentWords { IncidentWords(ask: ask) }

    func write(_ h: HTML) {
        h.section(.class("sec"), .id("pannes")) {
            h.h2(l("Ce qui est cassé ou dangereux"))
            if incidents.isEmpty && reports.isEmpty { h.p(l("Rien de signalé."), .class("muted")) }
            if frame.mayWrite {
                h.p(.class("acts noprint")) {
                    h.a(
                        l("Signaler un incident"), .class("btn b2"),
                        .href(IncidentLinks.new(frame.household.code).path))
                }
            }
            h.ol(.class("tl dated")) {
                for one in lines { one.write(h) }
            }
        }
    }

    private struct Line {
        let isOpen: Bool
        let day: Day
        let write: (HTML) -> Void
    }

    /// What is open first, then the latest.
    private var lines: [Line] {
        let seen = incidents.map { one in
            Line(isOpen: one.incident.isOpen, day: one.incident.on) { line($0, one) }
        }
        let said = reports.map { one in Line(isOpen: !one.isSettled, day: one.sentOn) { line($0, one) } }
        return (seen + said).enumerated().sorted { one, other in
            (one.element.isOpen ? 0 : 1, other.element.day, one.offset)
                < (other.element.isOpen ? 0 : 1, one.element.day, other.offset)
        }.map(\.element)
    }

    private func line(_ h: HTML, _ one: RecordedIncident) {
        h.li(.id("i-\(one.id)")) {
            h.time(l.shortDay(one.incident.on), .datetime(one.incident.on.iso))
            h.div {
                words.head(h, one.incident)
                if let text = one.text { h.p(text, .class("words")) }
                PhotoLinks(frame: frame, subject: one.id).write(h)
                h.p(
                    l("noté par {nom} le {moment}", ["nom": one.account, "moment": l.moment(one.at)]),
                    .class("small muted"))
                if let done = one.done, let by = one.doneBy {
                    h.p(l("Fait : {suite} ({nom})", ["suite": done, "nom": by]))
                }
                if frame.mayWrite, one.incident.isOpen {
                    h.p(.class("acts noprint")) {
                        h.a(
                            l("Dire ce qui a été fait"), .class("btn b3"),
                            .href(IncidentLinks.done(frame.household.code, one.id).path),
                            .aria(
                                "label",
                                l("Dire ce qui a été fait : {quoi}", ["quoi": words.what(one.incident)])))
                    }
                }
            }
        }
    }

    private func line(_ h: HTML, _ report: FamilyReport) {
        let what = ask.label("breakdownMatter", report.matter).capitalizedFirst
        h.li {
            h.time(l.shortDay(report.sentOn), .datetime(report.sentOn.iso))
            h.div {
                h.p {
                    h.b(what)
                    h.text(" ")
                    FileFamilyPage.badge(report, l).write(h)
                }
                h.p(l("Le ménage l’a signalé sur sa page."), .class("small muted"))
                if frame.mayWrite, !report.isSettled {
                    h.p(.class("acts noprint")) {
                        h.a(
                            l("Voir et répondre"), .class("btn b3"),
                            .href(FileFamilyPage.link(frame.household.code).at("signalements").path),
                            .aria("label", l("Voir et répondre : {quoi}", ["quoi": what])))
                    }
                }
            }
        }
    }
}

/// The photographs that were taken for a visit, a note or an incident: each leaves as a file, and says so in the journal.
struct PhotoLinks {
    let frame: FileFrame
    let subject: String

    func write(_ h: HTML) {
        guard let photos = frame.beside.photos[subject], !photos.isEmpty else { return }
        h.p(.class("small")) {
            for (place, photo) in photos.enumerated() {
                if place > 0 { h.text(" · ") }
                h.a(
                    frame.l("Photo {n}", ["n": frame.l.number(place + 1)]),
                    .href(DocumentLinks.file(frame.household.code, photo.document, photo.file).path))
            }
        }
    }
}
