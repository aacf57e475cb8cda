import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What is or was broken in a dwelling, whoever lived there; the words stand in the household's file.
struct DwellingIncidents {
    let page: DwellingPage

    private var l: Language { page.l }
    private var ask: Ask { page.ask }
    private var words: IncidentWords { IncidentWords(ask: ask) }

    func write(_ h: HTML) {
        h.section(.class("sec"), .id("incidents")) {
            h.h2(l("Ce qui est cassé ou dangereux"))
            if page.incidents.isEmpty { h.p(l("Rien de signalé."), .class("muted")) }
            h.ol(.class("tl dated")) { for one in page.incidents { line(h, one) } }
            reporting(h)
        }
    }

    private func line(_ h: HTML, _ one: DwellingIncident) {
        h.li {
            h.time(l.shortDay(one.incident.on), .datetime(one.incident.on.iso))
            h.div {
                words.head(h, one.incident)
                h.p(.class("small")) {
                    if let code = one.householdCode, one.mayOpenFile {
                        h.a(l("Voir dans le dossier {code}", ["code": code]), .href(IncidentLinks.list(code).path))
                    } else {
                        StayWords.household(h, ask, one.householdCode, mayOpen: false)
                    }
                }
            }
        }
    }

    /// An incident is told of with who lives there: it belongs to their file.
    private func reporting(_ h: HTML) {
        guard ask.may(.writeFiles) else { return }
        let present = page.sheet.stays.filter { $0.mayOpenFile && $0.isThere(on: ask.today) }
        guard !present.isEmpty else { return }
        h.p(.class("acts noprint")) {
            for code in present.compactMap(\.householdCode) {
                h.a(
                    present.count == 1
                        ? l("Signaler un incident") : l("Signaler un incident chez {code}", ["code": code]),
                    .class("btn b3"), .href(IncidentLinks.new(code).path))
            }
        }
    }
}
