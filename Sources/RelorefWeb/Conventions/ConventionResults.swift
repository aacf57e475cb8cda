import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Three counters beside the target pro rata, the years drawn, and where the year is heading.
struct ConventionResults {
    let ask: Ask
    let sheet: ConventionSheet
    let day: Day
    let mayWrite: Bool
    let funnel: CandidacyFunnel?

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        h.section(.class("sec"), .id("resultats")) {
            h.h2(l("Objectif et résultats"))
            if !sheet.carriers.isEmpty {
                FrameworkResults(ask: ask, sheet: sheet, day: day).write(h)
            } else if let seen = sheet.achievement(on: day) {
                ConventionFigures(ask: ask, sheet: sheet, seen: seen).write(h)
                ConventionCharts(ask: ask, seen: seen, funnel: funnel).write(h)
                ConventionOutlook(seen, sheet.events).map {
                    ConventionOutlookPanel(ask: ask, outlook: $0, from: seen.from).write(h)
                }
            } else {
                h.p(l("Rien n’est compté avant la signature."), .class("muted"))
            }
            if sheet.convention.signedOn != nil { counting(h) }
            if mayWrite, sheet.convention.signedOn != nil, sheet.targets.isEmpty {
                h.p(.class("noprint")) {
                    h.a(
                        l("Donner l’objectif"), .class("btn b2"),
                        .href(ConventionLinks.act(sheet.convention.id, "objectif").path))
                }
            }
        }
    }

    /// Another day up to which to count.
    private func counting(_ h: HTML) {
        h.form(.class("filters noprint"), .action(Link.convention(sheet.convention.id).path), .method("get")) {
            Field(id: "au", label: l("Compter jusqu’au"), hint: l("par exemple 31/10/2009")).input(
                h, value: day == ask.today ? "" : ask.dayField(day), .inputmode("numeric"), .autocomplete("off"))
            h.div(.class("acts")) { h.button(l("Compter"), .class("btn b2")) }
        }
    }
}
