package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// The person behind an account, with the reach of the rights in force on a day; nil when disabled or unknown.
    ///
    /// Read anew in every request's transaction, so that a change of rights takes effect at once (security R29).
    package func actor(_ account: String, on day: Day) throws(StorageError) -> Actor? {
        guard
            let row = try row(
                "SELECT id, name, email, locale, shortcuts, recovery_until FROM account WHERE id = \(account) AND disabled = 0"
            )
        else {
            return nil
        }
        let grants = try grants(of: account).filter { $0.isInForce(on: day) }
        var files = Reach.nothing
        var stock = Reach.nothing
        var facts = Reach.nothing
        for grant in grants {
            let reach = try reach(of: grant)
            if grant.role.opensFiles { files = files.union(reach) }
            if grant.role.permissions.contains(.seeStock) { stock = stock.union(reach) }
            // Facts are pseudonymous: whoever works at one site of an association counts the whole association's.
            facts = facts.union(try reachOfFacts(of: grant))
        }
        var actor = Actor(
            id: try row.text("id"), name: try row.text("name"), email: try row.text("email"),
            locale: try row.text("locale"), usesShortcuts: try row.bool("shortcuts"),
            roles: Set(grants.map(\.role)), files: files, stock: stock, facts: facts)
        actor.recoveryUntil = try row.optionalText("recovery_until").flatMap { Moment(text: $0) }
        return actor
    }

    package func grants(of account: String) throws(StorageError) -> [Grant] {
        let found = try rows(
            """
            SELECT role, association_id, site_id, from_day, to_day FROM account_grant
            WHERE account_id = \(account) ORDER BY id
            """)
        var grants: [Grant] = []
        for row in found {
            grants.append(
                Grant(
                    role: try row.code("role"), association: try row.optionalText("association_id"),
                    site: try row.optionalText("site_id"), from: try row.day("from_day"),
                    to: try row.optionalDay("to_day")))
        }
        return grants
    }

    private func reach(of grant: Grant) throws(StorageError) -> Reach {
        if let site = grant.site { return .sites([site]) }
        guard let association = grant.association else { return .everything }
        return .sites(try sites(of: association))
    }

    private func reachOfFacts(of grant: Grant) throws(StorageError) -> Reach {
        guard let association = grant.association else { return .everything }
        return .sites(try sites(of: association))
    }

    private func sites(of association: String) throws(StorageError) -> Set<String> {
        var sites: Set<String> = []
        for row in try rows("SELECT id FROM site WHERE association_id = \(association)") {
            sites.insert(try row.text("id"))
        }
        return sites
    }
}
