import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What a list of households is asked: which ones, and where the page begins. It lives in the address, without a name.
struct HouseholdListState: ViewedState {
    private(set) var filter = HouseholdFilter()
    private(set) var place = ListPlace.start
    /// What was typed and cannot be read, by field.
    private(set) var faults: [String: String] = [:]
    let query: FormFields

    static let list = ViewedList.households
    static let page = Link.households
    static let permission = Permission.seeFiles
    static let fields = [
        "site", "departement", "referent", "etape", "composition", "ouvert_du", "ouvert_au", "dossiers", sorting,
    ]
    static let sorting = "tri"

    /// - Parameter query: the filters as they stand in an address; those of the request when nothing else is given.
    init(_ ask: Ask, _ query: FormFields? = nil) throws {
        let query = query ?? ask.query
        self.query = query
        filter.site = query.filled("site")
        filter.departement = query.filled("departement")
        filter.referent = query["referent"] == "moi" ? try ask.actor().id : query.filled("referent")
        filter.stage = HouseholdStage(rawValue: query["etape"])
        filter.composition = CompositionKind(rawValue: query["composition"])
        filter.isClosed = query["dossiers"] == "clos"
        filter.openedFrom = day("ouvert_du", ask)
        filter.openedTo = day("ouvert_au", ask)
        filter.order = Self.order(query[Self.sorting])
        if let code = query.filled("apres") { place = .after(code) }
        if let code = query.filled("avant") { place = .before(code) }
    }

    init(_ ask: Ask, _ tx: any Transaction, _ query: FormFields) throws { try self.init(ask, query) }

    func answer(_ ask: Ask, _ tx: any Transaction, viewError: String?) throws -> Answer {
        var page = try HouseholdListPage(ask, self, tx)
        page.viewError = viewError
        return page.answer
    }

    private mutating func day(_ name: String, _ ask: Ask) -> Day? {
        guard let typed = query.filled(name) else { return nil }
        do {
            return try DateEntry(typed, for: .event(today: ask.today)).day()
        } catch {
            faults[name] = ask.l.sentence(error)
            return nil
        }
    }

    var isFiltered: Bool { Self.fields.contains { $0 != Self.sorting && query.filled($0) != nil } }

    /// "echeance" is the nearest first, "-echeance" the latest.
    private static func order(_ text: String) -> HouseholdOrder {
        let name = text.drop { $0 == "-" }
        guard let day = HouseholdDay.allCases.first(where: { $0.word == name }) else { return .opened }
        return .by(day, latestFirst: text.hasPrefix("-"))
    }

    /// How the list stands by a day: the word for a screen reader, and the list that a press on the column's head leads
    /// to: the earliest first, then the latest, then as it was.
    func sorting(by day: HouseholdDay) -> (aria: String?, link: Link) {
        let (aria, next): (String?, String?) =
            switch filter.order {
            case .by(day, latestFirst: false): ("ascending", "-" + day.word)
            case .by(day, latestFirst: true): ("descending", nil)
            default: (nil, day.word)
            }
        return (aria, Link.households.with(filters(without: []).query(setting: Self.sorting, to: next)))
    }

    /// The filters alone, as they stand in an address: what a saved view keeps and a file's page hands on.
    var text: String { filters(without: []).query(setting: "", to: nil) }

    var view: String { text }

    private func filters(without dropped: [String]) -> FormFields {
        FormFields(
            query.pairs.filter { Self.fields.contains($0.name) && !dropped.contains($0.name) }
                .map { ($0.name, $0.value) })
    }

    /// The whole list as a file.
    func export(_ format: String) -> Link {
        Link.householdsExport.with(filters(without: []).query(setting: "format", to: format))
    }

    /// The same list from another place.
    func link(_ name: String, _ code: String) -> Link {
        Link.households.with(filters(without: []).query(setting: name, to: code))
    }

    /// The same page of the list with every row ticked.
    var ticked: Link {
        let here = query.pairs.filter { Self.fields.contains($0.name) || ["apres", "avant"].contains($0.name) }
        return Link.households.with(FormFields(here.map { ($0.name, $0.value) }).query(setting: "coche", to: "page"))
    }

    /// The same list with some filters taken away.
    func link(without dropped: [String]) -> Link {
        Link.households.with(filters(without: dropped).query(setting: "", to: nil))
    }

    /// A file, opened from this list.
    func link(to code: String) -> Link { ListContext.link(.household(code), text) }

    /// The filters in force, each in words and with its fields.
    func chips(_ ask: Ask, sites: [FileSite], referents: [Colleague]) -> [(words: String, fields: [String])] {
        let l = ask.l
        var chips: [(String, [String])] = []
        if filter.isClosed { chips.append((l("dossiers clos"), ["dossiers"])) }
        if let site = filter.site {
            chips.append((sites.first { $0.id == site }?.name ?? l("site inconnu"), ["site"]))
        }
        if let code = filter.departement { chips.append((ask.departement(code), ["departement"])) }
        if query["referent"] == "moi" {
            chips.append((l("mes ménages"), ["referent"]))
        } else if let referent = filter.referent {
            let name = referents.first { $0.id == referent }?.name ?? l("inconnu")
            chips.append((l("référent : {nom}", ["nom": name]), ["referent"]))
        }
        if let stage = filter.stage { chips.append((ask.words(stage), ["etape"])) }
        if let composition = filter.composition {
            chips.append((ask.label("compositionKind", composition), ["composition"]))
        }
        if let day = filter.openedFrom {
            chips.append((l("ouverts à partir du {jour}", ["jour": l.shortDay(day)]), ["ouvert_du"]))
        }
        if let day = filter.openedTo {
            chips.append((l("ouverts jusqu’au {jour}", ["jour": l.shortDay(day)]), ["ouvert_au"]))
        }
        return chips
    }
}

extension HouseholdDay {
    /// In an address.
    var word: String { self == .since ? "arrivee" : "echeance" }
}

extension Ask {
    func words(_ stage: HouseholdStage) -> String {
        switch stage {
        case .centre: l("en centre")
        case .awaited: l("admis, entrée prévue")
        case .relay: l("en logement-relais")
        case .lease: l("dans un logement à soi")
        case .left: l("sortis, sans suite connue")
        case .none: l("sans séjour")
        }
    }
}
