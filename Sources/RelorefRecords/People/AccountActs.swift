package import RelorefDomain
package import RelorefStorage

/// What is done to a colleague's account: rights given and ended, the account shut and opened, its sessions ended.
/// Each takes effect on the colleague's next request (R29).
extension Transaction {
    package func give(_ grant: Grant, to account: String, by author: Author) throws {
        try checkGiving(grant, to: account, by: author)
        try insert(grant, id: author.newID(), account: account)
        try journal("give", "right", account, site: grant.site, detail: detail(of: grant), by: author)
    }

    /// Whether the author may give it; answers what the account holds already, of any time.
    @discardableResult
    package func checkGiving(_ grant: Grant, to account: String, by author: Author) throws -> [Grant] {
        let held = try administered(account, by: author).grants.map(\.grant)
        try grantRules(of: author.actor, on: author.today).checkGiving(grant, to: account, holding: held)
        return held
    }

    /// Ends a right after a last day; a day before its first takes it away altogether. An end never makes it longer:
    /// that is giving it, which a second person may have to agree to.
    package func endGrant(_ id: String, of account: String, after wanted: Day, by author: Author) throws {
        let line = try administered(account, by: author)
        guard let held = line.grants.first(where: { $0.id == id }) else { throw NotVisible("account_grant", id) }
        let last = min(wanted, held.grant.to ?? wanted)
        try grantRules(of: author.actor, on: author.today).checkEnding(held.grant, of: account)
        if last < held.grant.from {
            try run("DELETE FROM account_grant WHERE id = \(id)")
        } else {
            try run("UPDATE account_grant SET to_day = \(last) WHERE id = \(id)")
        }
        var detail = detail(of: held.grant)
        detail["to"] = last.iso
        detail["to_before"] = held.grant.to?.iso
        try journal("endRight", "right", account, site: held.grant.site, detail: detail, by: author)
    }

    /// Shuts an account: its sessions end in the same request, what it wrote stays.
    package func disable(_ account: String, by author: Author) throws {
        try checkAdministering(account, by: author)
        try run("UPDATE account SET disabled = 1, version = version + 1 WHERE id = \(account)")
        try closeSessions(of: account)
        try run("DELETE FROM password_reset WHERE account_id = \(account) AND used_at IS NULL")
        try journal("disable", "account", account, by: author)
    }

    package func enable(_ account: String, by author: Author) throws {
        try checkAdministering(account, by: author)
        try run("UPDATE account SET disabled = 0, version = version + 1 WHERE id = \(account)")
        try journal("enable", "account", account, by: author)
    }

    /// Ends the sessions of an account everywhere; answers how many there were.
    @discardableResult
    package func endSessions(of account: String, by author: Author) throws -> Int {
        try checkAdministering(account, by: author)
        let count = try sessions(of: account).count
        try closeSessions(of: account)
        try journal("endSessions", "account", account, detail: ["count": String(count)], by: author)
        return count
    }

    func administered(_ account: String, by author: Author) throws -> AccountLine {
        guard let line = try self.account(account, on: author.today, for: author.actor) else {
            throw NotVisible("account", account)
        }
        return line
    }

    func checkAdministering(_ account: String, by author: Author) throws {
        let line = try administered(account, by: author)
        try grantRules(of: author.actor, on: author.today)
            .checkAdministering(account, holding: line.grants.map(\.grant))
    }

    func detail(of grant: Grant) -> [String: String] {
        [
            "role": grant.role.rawValue, "association": grant.association, "site": grant.site, "from": grant.from.iso,
            "to": grant.to?.iso,
        ].compactMapValues { $0 }
    }
}
