import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Who lived in a dwelling and when: two years drawn, then every stay in a table.
struct DwellingStays {
    let page: DwellingPage

    private var l: Language { page.l }
    private var ask: Ask { page.ask }

    func write(_ h: HTML) {
        drawing(h)
        h.section(.class("sec"), .id("sejours")) {
            if page.sheet.stays.isEmpty {
                h.h2(l("Séjours"))
                h.p(nothing, .class("muted"))
            } else {
                table(h)
            }
        }
    }

    private var nothing: String {
        page.isRelay ? l("Personne n’a encore logé ici.") : l("Aucun bail n’est enregistré pour ce logement.")
    }

    private func drawing(_ h: HTML) {
        guard !page.sheet.stays.isEmpty || !page.sheet.outages.isEmpty else { return }
        var rows = [Gantt.Row(l("Occupation"), page.window.bars(page.sheet.stays, ask))]
        if !page.sheet.outages.isEmpty { rows.append(Gantt.Row(l("Hors service"), page.sheet.outages.map(bar))) }
        let words = ChartWords(
            id: "occupation", finding: finding,
            note: l("Plein : séjours réels, jusqu’à aujourd’hui. Hachuré : prévu."), description: finding,
            nothing: l("Aucun séjour sur la période."), skip: l("Passer le graphique"), seeData: l("Voir les données"),
            tableCaption: l("Occupation du logement"))
        Gantt(
            words, l.numbers, page.window.window(l, today: ask.today), rows, titles: l.ganttTitles(row: l("Ligne"))
        ).write(into: h)
        page.window.turning(h, l) { Link.dwelling(page.dwelling.code).with("mois", $0) }
    }

    private var finding: String {
        switch page.sheet.line.availability {
        case .vacant(let since?): l("Vacant depuis le {jour}", ["jour": l.shortDay(since)])
        case .vacant: l("Vacant")
        case .awaited(let day): l("Vacant, une entrée est prévue le {jour}", ["jour": l.shortDay(day)])
        case .free(let day): l("Occupé, sortie prévue le {jour}", ["jour": l.shortDay(day)])
        case .occupied: l("Occupé, sans date de sortie")
        case .outOfService: l("Hors service")
        case .notOffered: l("Occupation au fil des mois")
        }
    }

    private func bar(_ outage: DwellingSheet.Outage) -> Gantt.Bar {
        let last = outage.to ?? max(outage.from, page.window.last)
        return Gantt.Bar(
            from: outage.from.number, to: last.number, label: ask.label("vacancyReason", outage.reason),
            fromText: l.shortDay(outage.from), toText: outage.to.map(l.shortDay) ?? l("fin inconnue"),
            isPlanned: outage.from > ask.today)
    }

    /// A relay dwelling's stays are relay stays: their nature is said only where it differs.
    private var showsKind: Bool { page.sheet.stays.contains { $0.stay.kind != .relay } }

    private func table(_ h: HTML) {
        h.table(.class("tbl stack")) {
            h.caption(l.plural(page.sheet.stays.count, "{n} séjour", "{n} séjours"))
            h.thead {
                h.tr {
                    h.th(l("Ménage"), .scope("col"))
                    h.th(l("Personnes"), .scope("col"), .class("n"))
                    if showsKind { h.th(l("Nature"), .scope("col")) }
                    h.th(l("Entrée"), .scope("col"))
                    h.th(l("Sortie"), .scope("col"))
                    h.th(l("Nuits"), .scope("col"), .class("n"))
                    h.th(l("Suite"), .scope("col"))
                }
            }
            h.tbody { for stay in page.sheet.stays.reversed() { row(h, stay) } }
        }
    }

    private func row(_ h: HTML, _ stay: DwellingStay) {
        h.tr {
            h.th(.scope("row")) { StayWords.household(h, ask, stay.householdCode, mayOpen: stay.mayOpenFile) }
            h.td(l.number(stay.persons), .class("n"), .data("l", l("Personnes")))
            if showsKind { h.td(ask.label("accommodationKind", stay.stay.kind), .data("l", l("Nature"))) }
            h.td(.class("day"), .data("l", l("Entrée"))) { entry(h, stay) }
            h.td(.class("day"), .data("l", l("Sortie"))) { exit(h, stay) }
            h.td(nights(stay), .class("n"), .data("l", l("Nuits")))
            h.td(stay.stay.exitType.map { ask.label("exitType", $0) } ?? "", .data("l", l("Suite")))
        }
    }

    private func entry(_ h: HTML, _ stay: DwellingStay) {
        if let from = stay.stay.from {
            h.text(l.shortDay(from))
        } else if let planned = stay.stay.plannedFrom {
            Badge(planned < ask.today ? .late : .wait, l("prévue le {jour}", ["jour": l.shortDay(planned)])).write(h)
        }
    }

    private func exit(_ h: HTML, _ stay: DwellingStay) {
        if let to = stay.stay.to {
            h.text(l.shortDay(to))
        } else if let planned = stay.expectedEnd {
            let words = l("prévue le {jour}", ["jour": l.shortDay(planned)])
            if planned < ask.today { Badge(.late, words).write(h) } else { h.span(words, .class("muted")) }
        } else {
            h.span(stay.stay.kind == .directLease ? l("en cours") : l("inconnue"), .class("muted"))
        }
    }

    private func nights(_ stay: DwellingStay) -> String {
        guard let from = stay.stay.from else { return "" }
        return l.number(from.days(until: stay.stay.to ?? ask.today))
    }
}

/// How a household is named where its file is not open: by its code, a link for those who may open the file.
enum StayWords {
    static func household(_ h: HTML, _ ask: Ask, _ code: String?, mayOpen: Bool) {
        guard let code else { return h.span(ask.l("ménage confidentiel"), .class("muted")) }
        if mayOpen { h.a(code, .href(Link.household(code).path)) } else { h.text(code) }
    }
}
