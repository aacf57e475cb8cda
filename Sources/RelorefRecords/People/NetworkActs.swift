package import RelorefDomain
package import RelorefStorage

/// What a site is: its name, its département and its clock.
package struct NewSite: Sendable, Hashable {
    package let name: String
    package let departement: String
    package let clock: SiteClock

    package init(name: String, departement: String, clock: SiteClock) {
        (self.name, self.departement, self.clock) = (name, departement, clock)
    }
}

/// Associations and sites come, change their name, and close; none is ever removed, because files name them.
extension Transaction {
    @discardableResult
    package func addAssociation(_ name: String, by author: Author) throws -> String {
        try author.needsNetwork(self)
        let id = author.newID()
        try insertAssociation(id: id, name: name)
        try journal("create", "association", id, detail: ["name": name], by: author)
        return id
    }

    package func rename(association id: String, _ name: String, by author: Author) throws {
        try author.needsNetwork(self)
        guard let before = try row("SELECT name FROM association WHERE id = \(id)")?.text("name") else {
            throw NotVisible("association", id)
        }
        guard before != name else { return }
        try run("UPDATE association SET name = \(name) WHERE id = \(id)")
        try journal("update", "association", id, detail: ["name_before": before, "name": name], by: author)
    }

    @discardableResult
    package func addSite(_ site: NewSite, of association: String, by author: Author) throws -> String {
        try author.needsNetwork(self)
        guard try row("SELECT id FROM association WHERE id = \(association)") != nil else {
            throw NotVisible("association", association)
        }
        let id = author.newID()
        // The addresses of its dwellings are sealed under a key of its own.
        try author.vault.makeKeys(for: ["site:" + id])
        try insertSite(
            id: id, association: association, name: site.name, departement: site.departement,
            timeZone: site.clock.rawValue)
        try journal(
            "create", "site", id, site: id, detail: ["name": site.name, "departement": site.departement], by: author)
        return id
    }

    package func change(site id: String, to new: NewSite, by author: Author) throws {
        try author.needsNetwork(self)
        guard let before = try row("SELECT name, departement, time_zone FROM site WHERE id = \(id)") else {
            throw NotVisible("site", id)
        }
        var detail: [String: String] = [:]
        for (field, value) in [("name", new.name), ("departement", new.departement), ("time_zone", new.clock.rawValue)]
        {
            let old = try before.text(field)
            guard old != value else { continue }
            detail[field + "_before"] = old
            detail[field] = value
        }
        guard !detail.isEmpty else { return }
        try run(
            """
            UPDATE site SET name = \(new.name), departement = \(new.departement), time_zone = \(new.clock.rawValue)
            WHERE id = \(id)
            """)
        try journal("update", "site", id, site: id, detail: detail, by: author)
    }

    /// Lets the telephones of a site take visits along, or no longer (security R50).
    package func letVisitsOut(_ allowed: Bool, ofSite id: String, by author: Author) throws {
        try author.needsNetwork(self)
        guard let row = try row("SELECT offline_visits FROM site WHERE id = \(id)") else {
            throw NotVisible("site", id)
        }
        guard try row.bool("offline_visits") != allowed else { return }
        try run("UPDATE site SET offline_visits = \(allowed) WHERE id = \(id)")
        try journal(allowed ? "allowOffline" : "forbidOffline", "site", id, site: id, by: author)
    }

    /// Closes a site from a day on, or opens it again (nil): forms offer it no more, what it holds stays.
    package func close(site id: String, on day: Day?, by author: Author) throws {
        try author.needsNetwork(self)
        guard let row = try row("SELECT closed_on FROM site WHERE id = \(id)") else { throw NotVisible("site", id) }
        let before = try row.optionalDay("closed_on")
        guard before != day else { return }
        try run("UPDATE site SET closed_on = \(day) WHERE id = \(id)")
        try journal(
            day == nil ? "reopen" : "close", "site", id, site: id,
            detail: ["closed_on_before": before?.iso ?? "", "closed_on": day?.iso ?? ""], by: author)
    }
}
