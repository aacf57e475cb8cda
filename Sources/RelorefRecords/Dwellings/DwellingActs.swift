package import RelorefDomain
package import RelorefStorage

/// A dwelling as the form gives it, at the beginning of its life in the network.
package struct NewDwelling: Sendable, Hashable {
    package var code: String
    package var site: String
    package var usage: DwellingUsage
    package var stock: Stock
    package var landlord: String?
    package var commune: String?
    package var departement: String
    package var type: DwellingType?
    package var surfaceTenths: Int?
    package var capacity: Int?
    package var shared: Bool
    package var address: DwellingAddress?
    package var status: DwellingStatus
    /// The day of the first step.
    package var since: Day

    package init(
        code: String, site: String, usage: DwellingUsage = .relay, stock: Stock, landlord: String? = nil,
        commune: String? = nil, departement: String, type: DwellingType? = nil, surfaceTenths: Int? = nil,
        capacity: Int? = nil, shared: Bool = false, address: DwellingAddress? = nil,
        status: DwellingStatus = .prospect, since: Day
    ) {
        self.code = code
        self.site = site
        self.usage = usage
        self.stock = stock
        self.landlord = landlord
        self.commune = commune
        self.departement = departement
        self.type = type
        self.surfaceTenths = surfaceTenths
        self.capacity = capacity
        self.shared = shared
        self.address = address
        self.status = status
        self.since = since
    }
}

extension Transaction {
    /// Writes a dwelling into the register; one at the same address is pointed at (V41, V44).
    @discardableResult
    package func createDwelling(
        _ new: NewDwelling, by author: Author, confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> Dwelling {
        try author.needs(.writeStock)
        var act = Act(author, entered, confirming: confirming)
        guard author.actor.stock.covers(new.site) else { throw NotVisible("site", new.site) }
        act.add(AdmissionRules(act.context).happened(on: new.since, field: "since"))
        if new.code.isBlank { act.add(Finding(.v44, .block, field: "code")) }
        if try row("SELECT 1 AS taken FROM dwelling WHERE code = \(new.code)") != nil {
            act.add(Finding(.v44, .block, field: "code", values: [new.code]))
        }
        if let capacity = new.capacity {
            act.add(DwellingRules(act.context).capacity(capacity, from: new.since, figuresClosedTo: nil))
        }
        if let surface = new.surfaceTenths, !(40...9999 ~= surface) {
            act.add(Finding(.v39, .block, field: "surface", values: [String(surface / 10)]))
        }
        // What comes later in a dwelling's life is checked when it comes, so nothing begins beyond the preparation.
        let first: Set<DwellingStatus> = [.prospect, .visited, .negotiation, .headLeaseSigned, .preparation]
        if new.usage == .relay, !first.contains(new.status) {
            act.add(Finding(.v40, .block, field: "status", values: [new.status.rawValue]))
        }
        try checkAddress(new, &act)
        let dwelling = Dwelling(
            id: author.newID(), code: new.code, site: new.site, usage: new.usage, stock: new.stock,
            landlord: new.landlord, commune: new.commune, departement: new.departement, type: new.type,
            surfaceTenths: new.surfaceTenths, status: new.status, openingCapacity: new.capacity, shared: new.shared)
        try settle(
            act, "create", "dwelling", dwelling.id, site: new.site, owner: "site:" + new.site,
            detail: ["status": new.status.rawValue, "since": new.since.iso])
        try insert(dwelling)
        try insertStep(id: author.newID(), dwelling: dwelling.id, status: new.status, from: new.since)
        if let address = new.address { try setAddress(address, of: dwelling, vault: author.vault) }
        return dwelling
    }

    private func checkAddress(_ new: NewDwelling, _ act: inout Act) throws {
        guard let address = new.address else { return }
        let mark = try act.author.vault.mark(address.comparable(commune: new.commune), purpose: "address")
        let same = try rows(
            """
            SELECT dwelling.id FROM dwelling
            WHERE dwelling.address_mark = \(mark) AND \(Visible.dwellings(to: act.author.actor)) ORDER BY dwelling.id
            """
        ).map { try $0.text("id") }
        if !same.isEmpty { act.add(Finding(.v44, .warn, field: "address", values: same)) }
    }

    /// A dwelling to write to: in reach, and the colleague keeps the stock.
    func dwellingToChange(_ id: String, _ act: Act) throws -> Dwelling {
        try act.author.needs(.writeStock)
        guard let dwelling = try dwelling(id, visibleTo: act.author.actor) else { throw NotVisible("dwelling", id) }
        return dwelling
    }

    /// From a day on, another number of places; never on a day that a published figure rests on (V41).
    package func changeCapacity(
        of id: String, to places: Int, from day: Day, by author: Author, confirming: [Rule: String] = [:],
        entered: RuleContext.Entry = .live
    ) throws {
        var act = Act(author, entered, confirming: confirming)
        let dwelling = try dwellingToChange(id, act)
        act.add(DwellingRules(act.context).capacity(places, from: day, figuresClosedTo: try figuresClosedTo()))
        let here = try occupants(of: id).filter { $0.nights.contains(max(day, act.today)) }
        let persons = here.reduce(0) { $0 + $1.persons }
        if persons > places {
            act.add(Finding(.v33, .warn, field: "capacity", values: [String(persons), String(places)]))
        }
        try settle(
            act, "capacity", "dwelling", id, site: dwelling.site, owner: "site:" + dwelling.site,
            detail: ["from": day.iso, "places": String(places)])
        let changed = try run(
            "UPDATE dwelling_capacity SET places = \(places) WHERE dwelling_id = \(id) AND from_day = \(day)")
        if changed == 0 {
            try insertCapacity(id: author.newID(), dwelling: id, DwellingCapacity(from: day, places: places))
        }
    }

    /// A diagnostic or a safety check was made, with its date and its end.
    @discardableResult
    package func recordCheck(
        _ kind: DiagnosticKind, of id: String, doneOn day: Day, expiresOn: Day? = nil, result: String? = nil,
        by author: Author
    ) throws -> DwellingCheck {
        var act = Act(author)
        let dwelling = try dwellingToChange(id, act)
        act.add(AdmissionRules(act.context).happened(on: day, field: "doneOn"))
        if let expiresOn, expiresOn < day {
            act.add(Finding(.v40, .block, field: "expiresOn", values: [day.iso, expiresOn.iso]))
        }
        if kind == .dpe, result.flatMap(EnergyClass.init) == nil {
            act.add(Finding(.v40, .block, field: "energyClass", values: [result ?? ""]))
        }
        let check = DwellingCheck(
            id: author.newID(), dwelling: id, kind: kind, doneOn: day, expiresOn: expiresOn, result: result)
        try settle(
            act, "check", "dwelling_check", check.id, site: dwelling.site, owner: "site:" + dwelling.site,
            detail: ["dwelling": id, "kind": kind.rawValue, "done_on": day.iso])
        try insert(check)
        return check
    }
}
