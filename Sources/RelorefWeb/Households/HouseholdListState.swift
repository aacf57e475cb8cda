import RelorefDomain
import RelorefRecords

/// What a list of households is asked: which ones, and where the page begins. It lives in the address, without a name.
struct HouseholdListState {
    private(set) var filter = HouseholdFilter()
    private(set) var place = ListPlace.start
    /// What was typed and cannot be read, by field.
    private(set) var faults: [String: String] = [:]
    let query: FormFields

    static let fields = [
        "site", "departement", "referent", "etape", "composition", "ouvert_du", "ouvert_au", "dossiers",
    ]

    init(_ ask: Ask) throws {
        query = ask.query
        filter.site = query.filled("site")
        filter.departement = query.filled("departement")
        filter.referent = query["referent"] == "moi" ? try ask.actor().id : query.filled("referent")
        filter.stage = HouseholdStage(rawValue: query["etape"])
        filter.composition = CompositionKind(rawValue: query["composition"])
        filter.isClosed = query["dossiers"] == "clos"
        filter.openedFrom = day("ouvert_du", ask)
        filter.openedTo = day("ouvert_au", ask)
        if let code = query.filled("apres") { place = .after(code) }
        if let code = query.filled("avant") { place = .before(code) }
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

    var isFiltered: Bool { Self.fields.contains { query.filled($0) != nil } }

    /// The same list from another place.
    func link(_ name: String, _ code: String) -> Link {
        let pairs = query.pairs.filter { Self.fields.contains($0.name) }
        return Link.households.with(FormFields(pairs.map { ($0.name, $0.value) }).query(setting: name, to: code))
    }

    /// The filters in force, each in words.
    func words(_ ask: Ask, sites: [FileSite], referents: [Colleague]) -> [String] {
        let l = ask.l
        var words: [String] = []
        if filter.isClosed { words.append(l("dossiers clos")) }
        if let site = filter.site { words.append(sites.first { $0.id == site }?.name ?? l("site inconnu")) }
        if let code = filter.departement { words.append(ask.departement(code)) }
        if query["referent"] == "moi" {
            words.append(l("mes ménages"))
        } else if let referent = filter.referent {
            words.append(
                l("référent : {nom}", ["nom": referents.first { $0.id == referent }?.name ?? l("inconnu")]))
        }
        if let stage = filter.stage { words.append(ask.words(stage)) }
        if let composition = filter.composition { words.append(ask.label("compositionKind", composition)) }
        if let day = filter.openedFrom { words.append(l("ouverts à partir du {jour}", ["jour": l.shortDay(day)])) }
        if let day = filter.openedTo { words.append(l("ouverts jusqu’au {jour}", ["jour": l.shortDay(day)])) }
        return words
    }
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
