package import RelorefDomain
package import RelorefStorage

/// What is said of a centre, when it is written down and when it is put right.
package struct CentreFacts: Sendable, Hashable {
    package var name: String
    package var kind: CentreKind
    package var operatorName: String
    package var departement: String
    package var commune: String?
    /// The site of the network that runs it, if one does.
    package var site: String?
    package var openedOn: Day?
    package var closedOn: Day?

    package init(
        name: String, kind: CentreKind, operatorName: String, departement: String, commune: String? = nil,
        site: String? = nil, openedOn: Day? = nil, closedOn: Day? = nil
    ) {
        self.name = name
        self.kind = kind
        self.operatorName = operatorName
        self.departement = departement
        self.commune = commune
        self.site = site
        self.openedOn = openedOn
        self.closedOn = closedOn
    }

    package init(_ centre: Centre) {
        self.init(
            name: centre.name, kind: centre.kind, operatorName: centre.operatorName, departement: centre.departement,
            commune: centre.commune, site: centre.site, openedOn: centre.openedOn, closedOn: centre.closedOn)
    }
}

extension Transaction {
    /// Writes a centre down: a public fact, which every association uses.
    @discardableResult
    package func createCentre(_ facts: CentreFacts, by author: Author) throws -> Centre {
        let act = try centreAct(facts, author)
        let centre = Centre(
            id: author.newID(), name: facts.name, kind: facts.kind, operatorName: facts.operatorName,
            departement: facts.departement, commune: facts.commune, site: facts.site, openedOn: facts.openedOn,
            closedOn: facts.closedOn)
        try settle(
            act, "create", "centre", centre.id, site: centre.site,
            detail: ["kind": centre.kind.rawValue, "departement": centre.departement])
        try insert(centre)
        return centre
    }

    /// Puts right what is said of a centre.
    ///
    /// - Parameter version: of the record that the colleague had before the eyes.
    @discardableResult
    package func changeCentre(_ id: String, _ facts: CentreFacts, version: Int, by author: Author) throws -> Centre {
        let act = try centreAct(facts, author)
        guard let before = try row("SELECT * FROM centre WHERE id = \(id)").map({ try Centre($0) }) else {
            throw NotVisible("centre", id)
        }
        guard before.version == version else { throw StorageError.changedMeanwhile("centre") }
        var centre = before
        (centre.name, centre.kind, centre.operatorName) = (facts.name, facts.kind, facts.operatorName)
        (centre.departement, centre.commune, centre.site) = (facts.departement, facts.commune, facts.site)
        (centre.openedOn, centre.closedOn) = (facts.openedOn, facts.closedOn)
        var detail: [String: String?] = [:]
        if centre.name != before.name { detail["name"] = centre.name }
        if centre.kind != before.kind { detail["kind"] = "\(before.kind.rawValue) → \(centre.kind.rawValue)" }
        if centre.operatorName != before.operatorName { detail["operator"] = centre.operatorName }
        if centre.departement != before.departement { detail["departement"] = centre.departement }
        if centre.openedOn != before.openedOn { detail["opened_on"] = centre.openedOn?.iso ?? "" }
        if centre.closedOn != before.closedOn { detail["closed_on"] = centre.closedOn?.iso ?? "" }
        try settle(act, "update", "centre", id, site: centre.site, detail: detail)
        try update(centre)
        centre.version += 1
        return centre
    }

    /// From a day on, a centre has another number of places; said again for the same day, the later word holds.
    package func changeCentreCapacity(of id: String, to places: Int, from day: Day, by author: Author) throws {
        try author.needs(.writeStock)
        var act = Act(author)
        guard try row("SELECT 1 AS found FROM centre WHERE id = \(id)") != nil else { throw NotVisible("centre", id) }
        if !(0...100_000 ~= places) { act.add(Finding(.v41, .block, field: "places", values: [String(places)])) }
        try settle(
            act, "capacity", "centre", id, detail: ["from": day.iso, "places": String(places)])
        let changed = try run(
            "UPDATE centre_capacity SET places = \(places) WHERE centre_id = \(id) AND from_day = \(day)")
        if changed == 0 { try insertCentreCapacity(id: author.newID(), centre: id, from: day, places: places) }
    }

    private func centreAct(_ facts: CentreFacts, _ author: Author) throws -> Act {
        try author.needs(.writeStock)
        if let site = facts.site, !author.actor.stock.covers(site) { throw NotVisible("site", site) }
        var act = Act(author)
        for (field, text) in [("name", facts.name), ("operator", facts.operatorName)] where text.isBlank {
            act.add(Finding(.v44, .block, field: field))
        }
        if let opened = facts.openedOn, let closed = facts.closedOn, closed < opened {
            act.add(Finding(.v31, .block, field: "closedOn", values: [opened.iso, closed.iso]))
        }
        return act
    }
}
