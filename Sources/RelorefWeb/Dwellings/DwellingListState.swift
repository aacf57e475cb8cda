import RelorefDomain
import RelorefRecords

/// What a list of dwellings is asked: which ones, in what order. It lives in the address.
struct DwellingListState {
    private(set) var filter = DwellingFilter()
    private(set) var order = DwellingOrder.code
    /// A day that was typed and cannot be read; the list says so and leaves it out.
    private(set) var dayFault: String?
    let query: FormFields

    init(_ ask: Ask) {
        query = ask.query
        filter.site = query.filled("site")
        filter.departement = query.filled("departement")
        filter.usage = DwellingUsage(rawValue: query["usage"])
        filter.status = DwellingStatus(rawValue: query["etat"])
        filter.landlord = query.filled("bailleur")
        filter.commune = query.filled("commune").map { String($0.prefix(60)) }
        filter.type = DwellingType(rawValue: query["type"])
        filter.stock = Stock(rawValue: query["parc"])
        filter.isOffered = query["offre"] == "oui"
        filter.isVacant = query["occupation"] == "vacant"
        filter.isOccupied = query["occupation"] == "occupe"
        order = DwellingOrder(rawValue: query["tri"]) ?? .code
        guard let typed = query.filled("libre") else { return }
        do {
            filter.freeBy = try DateEntry(typed, for: .event(today: ask.today)).day()
        } catch {
            dayFault = ask.l.sentence(error)
        }
    }

    static let fields = [
        "site", "departement", "commune", "bailleur", "type", "usage", "etat", "parc", "offre", "occupation", "libre",
    ]

    var isFiltered: Bool { Self.fields.contains { query.filled($0) != nil } }

    /// The same list with one field changed; any change goes back to the first page.
    func link(_ to: Link, setting name: String, to value: String?) -> Link {
        let pairs = query.pairs.filter { Self.fields.contains($0.name) || $0.name == "tri" }
        return to.with(FormFields(pairs.map { ($0.name, $0.value) }).query(setting: name, to: value))
    }

    /// The filters in force, each in words.
    func words(_ ask: Ask, _ places: DwellingPlaces, _ landlords: [Landlord]) -> [String] {
        let l = ask.l
        var words: [String] = []
        if let site = filter.site {
            words.append(l("site : {nom}", ["nom": places.sites.first { $0.id == site }?.name ?? site]))
        }
        if let code = filter.departement { words.append(ask.departement(code)) }
        if let commune = filter.commune { words.append(l("commune : {nom}", ["nom": commune])) }
        if let id = filter.landlord {
            words.append(l("bailleur : {nom}", ["nom": landlords.first { $0.id == id }?.name ?? l("inconnu")]))
        }
        if let type = filter.type { words.append(ask.label("dwellingType", type)) }
        if let usage = filter.usage { words.append(ask.label("dwellingUsage", usage)) }
        if let status = filter.status { words.append(ask.label("dwellingStatus", status)) }
        if let stock = filter.stock { words.append(ask.label("stock", stock)) }
        if filter.isOffered { words.append(l("places offertes aujourd’hui")) }
        if filter.isVacant { words.append(l("vacants")) }
        if filter.isOccupied { words.append(l("occupés")) }
        if let day = filter.freeBy { words.append(l("libres au plus tard le {jour}", ["jour": l.shortDay(day)])) }
        return words
    }
}

extension Language {
    /// Why a day that was typed could not be read, and what to type instead.
    func sentence(_ refusal: DateEntry.Refusal) -> String {
        switch refusal {
        case .empty: self("Donnez une date, par exemple 24/11/2026.")
        case .unreadable(let text):
            self("« {texte} » n’est pas une date. Écrivez par exemple 24/11/2026.", ["texte": text])
        case .noSuchDay(let text): self("Le {texte} n’existe pas dans le calendrier.", ["texte": text])
        case .incomplete(let text):
            self("« {texte} » ne donne pas le jour. Écrivez par exemple 24/11/2026.", ["texte": text])
        }
    }
}
