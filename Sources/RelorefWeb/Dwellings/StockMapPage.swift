import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What the map of the stock counts.
enum StockMeasure: String, CaseIterable, Sendable {
    case dwellings = "logements"
    case places = "places"
    case occupied = "occupes"
    case vacant = "vacants"

    func value(_ stock: DepartementStock) -> Int {
        switch self {
        case .dwellings: stock.dwellings
        case .places: stock.places
        case .occupied: stock.occupied
        case .vacant: stock.vacant
        }
    }

    func title(_ l: Language) -> String {
        switch self {
        case .dwellings: l("Logements")
        case .places: l("Places")
        case .occupied: l("Occupés")
        case .vacant: l("Vacants")
        }
    }

    /// The list of dwellings that makes a département's figure.
    func list(_ departement: String) -> Link {
        let narrowed =
            switch self {
            case .dwellings, .places: "&offre=oui"
            case .occupied: "&offre=oui&occupation=occupe"
            case .vacant: "&occupation=vacant"
            }
        return Link.dwellings.with("departement=\(FormFields.encode(departement))\(narrowed)")
    }
}

/// Where the relay dwellings in service are: a tile for each département, and the same figures in a table.
struct StockMapPage {
    let ask: Ask
    let stock: [DepartementStock]

    private var l: Language { ask.l }
    private var measure: StockMeasure { StockMeasure(rawValue: ask.query["mesure"]) ?? .dwellings }

    var answer: Answer {
        ask.page(l("Carte du parc"), current: .dwellings) { h in
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Carte du parc"))
                    h.p(l("Logements-relais en service, le {jour}.", ["jour": l.shortDay(ask.today)]))
                }
            }
            StockTabs.write(h, ask, current: .map)
            measures(h)
            h.div(.class("half map")) {
                h.div { map.write(into: h) }
                h.div { table.write(into: h) }
            }
        }
    }

    private func measures(_ h: HTML) {
        h.ul(.class("picks"), .aria("label", l("Ce que la carte compte"))) {
            for one in StockMeasure.allCases {
                h.li {
                    h.a(
                        one.title(l), .href(Link.stockMap.with("mesure", one.rawValue).path), .class("pick"),
                        one == measure ? .aria("current", "true") : nil)
                }
            }
        }
    }

    private var total: Int { stock.reduce(0) { $0 + measure.value($1) } }

    private var finding: String {
        let places = stock.filter { measure.value($0) > 0 }.count
        let spread = l.plural(places, "{n} département", "{n} départements")
        let what =
            switch measure {
            case .dwellings: l.plural(total, "{n} logement-relais en service", "{n} logements-relais en service")
            case .places: l.plural(total, "{n} place en service", "{n} places en service")
            case .occupied: l.plural(total, "{n} logement-relais occupé", "{n} logements-relais occupés")
            case .vacant: l.plural(total, "{n} logement-relais vacant", "{n} logements-relais vacants")
            }
        return l("{nombre} dans {départements}", ["nombre": what, "départements": spread])
    }

    private var map: TileGrid {
        let words = ChartWords(
            id: "parc", finding: finding, note: l("Un carré par département ; chacun mène à sa liste."),
            description: finding, nothing: nothing, skip: l("Passer la carte"), seeData: l("Voir les données"),
            tableCaption: l("{mesure} par département", ["mesure": measure.title(l)]))
        return TileGrid(
            words, Measure(l.numbers),
            stock.map { one in
                TileGrid.Tile(
                    code: one.departement, name: ask.label("departement", one.departement),
                    value: Double(measure.value(one)), href: measure.list(one.departement).path, label: label(one))
            },
            titles: [l("Département"), measure.title(l)], total: l("Ensemble"))
    }

    private var nothing: String {
        measure == .vacant && !stock.isEmpty
            ? l("Aucun logement-relais n’est vacant aujourd’hui.")
            : l("Aucun logement-relais n’est en service sur vos sites aujourd’hui.")
    }

    private func label(_ one: DepartementStock) -> String {
        l(
            "{département} : {logements} logements, {places} places, {occupés} occupés, {vacants} vacants",
            [
                "département": ask.label("departement", one.departement), "logements": l.number(one.dwellings),
                "places": l.number(one.places), "occupés": l.number(one.occupied), "vacants": l.number(one.vacant),
            ])
    }

    private var table: DataTable {
        let columns = StockMeasure.allCases.map { DataTable.Column($0.title(l), isNumber: true) }
        let rows = stock.sorted { (measure.value($1), $0.departement) < (measure.value($0), $1.departement) }
        return DataTable(
            caption: l("Tous les chiffres du parc"), columns: [.init(l("Département"))] + columns,
            rows: rows.map { one in
                .init(
                    .init(ask.departement(one.departement)),
                    StockMeasure.allCases.map { measure in
                        let value = measure.value(one)
                        return .init(l.number(value), href: value > 0 ? measure.list(one.departement).path : nil)
                    })
            },
            foot: rows.isEmpty
                ? nil
                : .init(
                    l("Ensemble"),
                    StockMeasure.allCases.map { measure in l.number(stock.reduce(0) { $0 + measure.value($1) }) }))
    }
}
