package import RelorefDomain
package import RelorefStorage

/// A right with its own id, so that it can be ended.
package struct HeldGrant: Sendable, Hashable, Identifiable {
    package let id: String
    package let grant: Grant
}

/// A colleague's account as those who look after accounts see it: rights and signs of life, never a secret.
package struct AccountLine: Sendable, Hashable, Identifiable {
    package let id: String
    package let email: String
    package let name: String
    package let isDisabled: Bool
    package let hasSecondFactor: Bool
    package let createdAt: Moment
    package let signedInAt: Moment?
    /// When somebody said on the sign-in page that the password is forgotten.
    package let resetAskedAt: Moment?
    package let grants: [HeldGrant]

    package func inForce(on day: Day) -> [HeldGrant] { grants.filter { $0.grant.isInForce(on: day) } }
}

/// Which accounts a list shows.
package struct AccountFilter: Sendable, Hashable {
    package enum State: String, CaseIterable, Sendable { case open, disabled, unfinished, asking }
    package var role: Role?
    package var place: Place?
    package var state: State?

    package init() {}

    func keeps(_ line: AccountLine, on day: Day) -> Bool {
        let grants = line.grants.map(\.grant).filter { $0.isInForce(on: day) }
        let held = grants.filter { role == nil || $0.role == role }
        guard role == nil || !held.isEmpty else { return false }
        if let place, !held.contains(where: { place.covers($0.place) }) { return false }
        return switch state {
        case nil: true
        case .open: !line.isDisabled
        case .disabled: line.isDisabled
        case .unfinished: !line.isDisabled && !line.hasSecondFactor
        case .asking: !line.isDisabled && line.resetAskedAt != nil
        }
    }
}

extension Visible {
    /// Colleagues' accounts, on the table `account`: those who hold or held a right within the places.
    package static func accounts(within places: [Place]) -> Query {
        if places.contains(.network) { return "account.id <> 'operator'" }
        let within = places.map { place -> Query in
            if let site = place.site { return "held.site_id = \(site)" }
            return "held.association_id = \(place.association)"
        }
        guard !within.isEmpty else { return "1 = 0" }
        return """
            EXISTS (SELECT 1 FROM account_grant AS held
              WHERE held.account_id = account.id AND (\(within.joined(" OR "))))
            """
    }
}

extension Transaction {
    /// What the actor may give and end.
    package func grantRules(of actor: Actor, on day: Day) throws(StorageError) -> GrantRules {
        GrantRules(giver: actor.id, grants: try grants(of: actor.id), on: day)
    }

    /// The accounts that the actor looks after, by name.
    package func accounts(_ filter: AccountFilter, on day: Day, for actor: Actor) throws -> [AccountLine] {
        let visible = Visible.accounts(within: try grantRules(of: actor, on: day).places)
        return try accountLines(visible).filter { filter.keeps($0, on: day) }
            .sorted { (Transliteration.key($0.name), $0.id) < (Transliteration.key($1.name), $1.id) }
    }

    /// One account, nil when the actor does not look after it.
    package func account(_ id: String, on day: Day, for actor: Actor) throws -> AccountLine? {
        let visible = Visible.accounts(within: try grantRules(of: actor, on: day).places)
        return try accountLines("account.id = \(id) AND \(visible)").first
    }

    private func accountLines(_ condition: Query) throws(StorageError) -> [AccountLine] {
        var grants: [String: [HeldGrant]] = [:]
        for row in try rows(
            """
            SELECT id, account_id, role, association_id, site_id, from_day, to_day FROM account_grant
            WHERE account_id IN (SELECT account.id FROM account WHERE \(condition)) ORDER BY from_day, id
            """)
        {
            let grant = Grant(
                role: try row.code("role"), association: try row.optionalText("association_id"),
                site: try row.optionalText("site_id"), from: try row.day("from_day"), to: try row.optionalDay("to_day"))
            grants[try row.text("account_id"), default: []].append(HeldGrant(id: try row.text("id"), grant: grant))
        }
        var lines: [AccountLine] = []
        for row in try rows("SELECT * FROM account WHERE \(condition)") {
            let id = try row.text("id")
            lines.append(
                AccountLine(
                    id: id, email: try row.text("email"), name: try row.text("name"),
                    isDisabled: try row.bool("disabled"), hasSecondFactor: try !row.isNull("totp_secret"),
                    createdAt: try row.moment("created_at"),
                    signedInAt: try row.optionalText("signed_in_at").flatMap { Moment(text: $0) },
                    resetAskedAt: try row.optionalText("reset_asked_at").flatMap { Moment(text: $0) },
                    grants: grants[id] ?? []))
        }
        return lines
    }
}
