import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The planning of the relay dwellings: who leaves when, as a list; who lives where, drawn month by month.
struct PlanningPage {
    let ask: Ask
    let filter: DwellingFilter
    let places: DwellingPlaces
    let window: GanttWindow
    let planning: Planning
    let pages: PageNumbers

    private static let pageSize = 30

    private var l: Language { ask.l }

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let actor = try ask.actor()
        var filter = DwellingFilter()
        filter.site = ask.query.filled("site")
        filter.departement = ask.query.filled("departement")
        filter.stock = Stock(rawValue: ask.query["parc"])
        let months = ask.query["mois"] == "24" ? 24 : 12
        window = GanttWindow(asked: ask.query["de"], usual: ask.today.adding(months: -2), months: months)
        // A first look tells how many there are; the page number is kept within them.
        let count = try tx.planning(filter, in: window.period, on: ask.today, skipping: 0, limit: 0, visibleTo: actor)
            .count
        pages = PageNumbers(asked: ask.query["page"], count: count, size: Self.pageSize) { page in
            Link.planning.with(ask.query.query(setting: "page", to: String(page)))
        }
        planning = try tx.planning(
            filter, in: window.period, on: ask.today, skipping: pages.skipping, limit: Self.pageSize, visibleTo: actor)
        places = try tx.dwellingPlaces(visibleTo: actor)
        self.filter = filter
        self.ask = ask
    }

    var answer: Answer {
        ask.page(l("Planning"), current: .dwellings) { h in
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Planning"))
                    h.p(l("Les logements-relais, du premier libéré au dernier."))
                }
            }
            StockTabs.write(h, ask, current: .planning)
            form(h)
            if planning.rows.isEmpty { empty(h) } else { content(h) }
            pages.write(h, l)
        }
    }

    private func form(_ h: HTML) {
        h.form(
            .class("filters"), .action(Link.planning.path), .method("get"), .role("search"),
            .aria("label", l("Filtres"))
        ) {
            h.input(.type("hidden"), .name("de"), .value(String(window.first.iso.prefix(7))))
            if places.sites.count > 1 {
                choice(h, "site", l("Site"), [("", l("Tous les sites"))] + places.sites.map { ($0.id, $0.name) })
            }
            if places.departements.count > 1 {
                choice(
                    h, "departement", l("Département"),
                    [("", l("Tous"))] + places.departements.map { ($0, ask.departement($0)) })
            }
            choice(
                h, "parc", l("Parc"), [("", l("Tous"))] + Stock.allCases.map { ($0.rawValue, ask.label("stock", $0)) })
            choice(h, "mois", l("Durée"), [("12", l("12 mois")), ("24", l("24 mois"))])
            h.div(.class("acts")) { h.button(l("Afficher"), .class("btn b2")) }
        }
    }

    private func choice(_ h: HTML, _ name: String, _ label: String, _ choices: [(String, String)]) {
        Field(id: name, label: label).select(h, choices, chosen: ask.query[name])
    }

    private func content(_ h: HTML) {
        h.div(.class("planning")) {
            drawing.write(into: h)
            window.turning(h, l) { Link.planning.with(ask.query.query(setting: "de", to: $0)) }
        }
        h.section(.class("sec")) { departures(h) }
    }

    private var drawing: Gantt {
        let rows = planning.rows.map { row in
            Gantt.Row(
                "\(row.line.dwelling.code) · \(ask.place(of: row.line))",
                href: Link.dwelling(row.line.dwelling.code).path,
                window.bars(row.stays, ask))
        }
        let words = ChartWords(
            id: "planning", finding: finding,
            note: l("Plein : séjours réels, jusqu’à aujourd’hui. Hachuré : prévu."), description: finding,
            nothing: l("Aucun séjour sur la période."), skip: l("Passer le graphique"), seeData: l("Voir les données"),
            tableCaption: l("Séjours de la période"))
        return Gantt(
            words, l.numbers, window.window(l, today: ask.today), rows, titles: l.ganttTitles(row: l("Logement")))
    }

    private var finding: String {
        l.plural(planning.count, "{n} logement-relais", "{n} logements-relais")
            + " · " + l("{de} à {à}", ["de": l.month(window.first), "à": l.month(window.last)])
    }

    private var titles: [String] { [l("Logement"), l("Commune"), l("Disponibilité"), l("Occupants"), l("Places")] }

    /// The same, said: what frees itself, when, and who leaves.
    private func departures(_ h: HTML) {
        h.table(.class("tbl stack")) {
            h.caption(l("Qui part quand"))
            h.thead {
                h.tr { for title in titles { h.th(title, .scope("col"), title == titles[4] ? .class("n") : nil) } }
            }
            h.tbody { for row in planning.rows { departure(h, row) } }
        }
    }

    private func departure(_ h: HTML, _ row: Planning.Row) {
        h.tr {
            h.th(.scope("row")) {
                h.a(row.line.dwelling.code, .href(Link.dwelling(row.line.dwelling.code).path))
            }
            h.td(ask.place(of: row.line), .data("l", titles[1]))
            h.td(.data("l", titles[2])) {
                if let badge = ask.badge(row.line.availability) { badge.write(h) } else { h.text("–") }
            }
            h.td(.data("l", titles[3])) { occupants(h, row) }
            h.td(row.line.places.map(l.number) ?? "?", .class("n"), .data("l", titles[4]))
        }
    }

    private func occupants(_ h: HTML, _ row: Planning.Row) {
        let ahead = row.stays.filter { $0.isAhead(of: ask.today) }
        guard !ahead.isEmpty else { return h.span("–", .class("muted")) }
        h.span {
            for (index, stay) in ahead.enumerated() {
                if index > 0 { h.text(", ") }
                StayWords.household(h, ask, stay.householdCode, mayOpen: stay.mayOpenFile)
                h.text(" (\(l.number(stay.persons)))")
            }
        }
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) { h.b(l("Aucun logement-relais en service sur cette période.")) }
            h.p { h.a(l("Voir tout le parc"), .href(Link.dwellings.path)) }
        }
    }
}
