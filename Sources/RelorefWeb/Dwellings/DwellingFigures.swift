import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The four figures above a relay dwelling's page; each leads to the stays that make it.
struct DwellingFigures {
    let page: DwellingPage

    private var l: Language { page.l }
    private var today: Day { page.ask.today }

    func write(_ h: HTML) {
        guard page.dwelling.serviceFrom != nil else { return }
        h.div(.class("kpi")) {
            presence(h)
            waiting(h)
            occupation(h)
            households(h)
        }
    }

    private func presence(_ h: HTML) {
        let line = page.sheet.line
        let places = line.places.map(l.number) ?? "?"
        figure(
            h, "\(l.number(line.persons))", unit: " / \(places)",
            l.plural(line.persons, "personne présente", "personnes présentes"),
            l.plural(line.places ?? 0, "pour {n} place", "pour {n} places"))
    }

    private func waiting(_ h: HTML) {
        switch page.sheet.line.availability {
        case .vacant(let since?):
            let days = since.days(until: today)
            figure(
                h, l.number(days), l.plural(days, "jour sans occupant", "jours sans occupant"),
                l("depuis le {jour}", ["jour": l.shortDay(since)]))
        case .free(let day):
            let days = today.days(until: day)
            let label =
                days < 0
                ? l.plural(-days, "jour après la fin prévue", "jours après la fin prévue")
                : l.plural(days, "jour avant la fin prévue", "jours avant la fin prévue")
            figure(h, l.number(abs(days)), label, l("le {jour}", ["jour": l.shortDay(day)]))
        case .vacant, .awaited, .occupied, .outOfService, .notOffered: return
        }
    }

    private func occupation(_ h: HTML) {
        let end = min(page.dwelling.serviceTo ?? today, today)
        guard let year = Period(from: end.adding(months: -12).adding(days: 1), to: end) else { return }
        let (occupied, open) = page.sheet.occupation(in: year)
        guard open > 0 else { return }
        figure(
            h, l.percent(Int((Double(occupied) / Double(open) * 100).rounded())), l("de jours occupés"),
            l(
                "{n} sur {N}, douze mois au {jour}",
                ["n": l.number(occupied), "N": l.number(open), "jour": l.shortDay(end)]))
    }

    private func households(_ h: HTML) {
        let lodged = Set(page.sheet.stays.filter { $0.stay.from != nil }.map(\.stay.household)).count
        let since = page.dwelling.serviceFrom.map { l("depuis le {jour}", ["jour": l.shortDay($0)]) } ?? ""
        figure(h, l.number(lodged), l.plural(lodged, "ménage accueilli", "ménages accueillis"), since)
    }

    private func figure(_ h: HTML, _ value: String, unit: String = "", _ label: String, _ note: String) {
        h.a(.class("fig"), .href("#sejours")) {
            h.span(.class("v")) {
                h.text(value)
                if !unit.isEmpty { h.small(unit) }
            }
            h.b(label)
            h.small(note)
        }
    }
}
