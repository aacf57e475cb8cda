import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Where the household lives today, with its term and what may be done; the way there is on the pathway.
struct FileHousingPage {
    let frame: FileFrame
    let incidents: [RecordedIncident]
    let reports: [FamilyReport]

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var file: HouseholdFile { frame.file }

    var answer: Answer {
        frame.page { h in
            let running = file.homes.filter { $0.stay.state == .active || $0.stay.state == .planned }
            if running.isEmpty { nowhere(h) }
            for home in running { panel(h, home) }
            HomeTroubles(frame: frame, incidents: incidents, reports: reports).write(h)
            h.p(.class("sec")) {
                h.a(l("Voir tout le parcours"), .href(Link.household(frame.household.code, .pathway).path))
            }
        }
    }

    private func panel(_ h: HTML, _ home: HomePlace) {
        h.section(.class("panel sec")) {
            h.h2(ask.place(of: home).capitalizedFirst)
            h.dl(.class("facts")) { for fact in HousingFacts(ask: ask, home: home).long.dropFirst() { fact.write(h) } }
            if let code = home.dwellingCode, ask.may(.seeStock) {
                h.p { h.a(l("Fiche du logement {code}", ["code": code]), .href(Link.dwelling(code).path)) }
            }
            if frame.mayWrite {
                h.p(.class("acts noprint")) {
                    for (label, link) in StayActs(frame: frame).links(home.stay) {
                        h.a(label, .class("btn b3"), .href(link.path))
                    }
                }
            }
        }
    }

    private func nowhere(_ h: HTML) {
        h.div(.class("empty")) {
            h.p { h.b(l("Ce ménage n’a pas de logement connu aujourd’hui.")) }
            if frame.mayWrite, frame.isOpen, ask.may(.admitHouseholds) {
                h.p { h.a(l("Admettre en relais"), .href(frame.link("admission").path)) }
            }
        }
    }
}
