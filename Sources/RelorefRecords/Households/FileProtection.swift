package import RelorefDomain
package import RelorefStorage

/// Who alone opens a sealed file, and who never sees it (security R25, R26).
package struct FileProtection: Sendable, Hashable {
    package let granted: [Colleague]
    package let conflicts: [Colleague]
    /// Colleagues who open files of this site, whom one may name.
    package let colleagues: [Colleague]
}

/// A change of a file's protection.
package enum ProtectionChange: String, CaseIterable, Sendable {
    case seal, unseal
    case grant, withdraw
    case conflict, liftConflict

    /// Whether it is about the file as a whole, not about one colleague.
    package var isOfTheFile: Bool { self == .seal || self == .unseal }
}

/// Why a file's protection stays as it is.
package enum ProtectionRefusal: Error, Sendable, Hashable {
    /// Nobody could open the file any more.
    case nobodyLeft
    case alreadySo
    case unknownColleague
}

extension Transaction {
    /// The protection of a file that the caller found visible.
    package func protection(of household: Household) throws -> FileProtection {
        FileProtection(
            granted: try named(household, "granted"), conflicts: try named(household, "conflict"),
            colleagues: try colleagues(at: household.site, as: Role.allCases.filter(\.opensFiles)))
    }

    /// Seals a file, names who opens it, or shuts it to somebody with a conflict of interest. Effective at once.
    ///
    /// Whoever writes in a file may seal it, since that cannot wait; the heads of the site are named on it then, who
    /// alone do the rest.
    package func protect(
        _ id: String, _ change: ProtectionChange, _ account: String? = nil, by author: Author
    ) throws {
        try author.needs(change == .seal ? .writeFiles : .protectFiles)
        guard let household = try household(id, visibleTo: author.actor), household.erasedOn == nil else {
            throw NotVisible("household", id)
        }
        let named = change == .seal ? try namedBySealing(household, author) : [account].compactMap(\.self)
        try check(change, named, household)
        switch change {
        case .seal, .unseal:
            try run("UPDATE household SET confidential = \(change == .seal), version = version + 1 WHERE id = \(id)")
            // Who shares the household's telephone is thought of anew.
            if change == .seal {
                try name(named, in: id, "granted")
                try endFamilyPages(of: id, at: author.now)
            }
        case .grant, .conflict:
            try name(named, in: id, change == .grant ? "granted" : "conflict")
        case .withdraw, .liftConflict:
            let kind = change == .withdraw ? "granted" : "conflict"
            try run(
                """
                DELETE FROM household_access
                WHERE household_id = \(id) AND account_id IN \(Query.list(named)) AND kind = \(kind)
                """)
        }
        try journal(
            change.rawValue, "household", id, household: id, site: household.site,
            detail: account.map { ["account": $0] } ?? [:], by: author)
    }

    func namedBySealing(_ household: Household, _ author: Author) throws -> [String] {
        let whoProtects = Role.allCases.filter { $0.permissions.contains(.protectFiles) }
        let heads = author.actor.may(.protectFiles) ? [] : try colleagues(at: household.site, as: whoProtects)
        return [author.actor.id] + [household.referent].compactMap(\.self) + heads.map(\.id)
    }

    /// Nothing is written yet when this refuses: somebody must be able to open the file afterwards.
    private func check(_ change: ProtectionChange, _ named: [String], _ household: Household) throws {
        let protection = try protection(of: household)
        var granted = Set(protection.granted.map(\.id))
        var shut = Set(protection.conflicts.map(\.id))
        var isSealed = household.confidential
        switch change {
        case .seal, .unseal:
            guard isSealed == (change == .unseal) else { throw ProtectionRefusal.alreadySo }
            isSealed = change == .seal
            granted.formUnion(change == .seal ? named : [])
        case .grant: granted.formUnion(named)
        case .withdraw: granted.subtract(named)
        case .conflict: shut.formUnion(named)
        case .liftConflict: shut.subtract(named)
        }
        if change != .seal, change != .unseal {
            guard let account = named.first, try isColleague(account) else { throw ProtectionRefusal.unknownColleague }
        }
        let able = Set(protection.colleagues.map(\.id)).subtracting(shut)
        guard !(isSealed ? able.intersection(granted) : able).isEmpty else { throw ProtectionRefusal.nobodyLeft }
    }

    private func name(_ accounts: [String], in household: String, _ kind: String) throws(StorageError) {
        for account in Set(accounts).sorted() {
            try run(
                """
                INSERT INTO household_access (household_id, account_id, kind) VALUES (\(household), \(account), \(kind))
                ON CONFLICT (household_id, account_id, kind) DO NOTHING
                """)
        }
    }

    private func named(_ household: Household, _ kind: String) throws -> [Colleague] {
        try colleagues(
            """
            EXISTS (SELECT 1 FROM household_access AS named WHERE named.household_id = \(household.id)
              AND named.account_id = account.id AND named.kind = \(kind))
            """)
    }

    /// Who holds one of some roles at a site.
    private func colleagues(at site: String, as roles: [Role]) throws -> [Colleague] {
        try colleagues(
            """
            account.disabled = 0 AND EXISTS (SELECT 1 FROM account_grant AS held WHERE held.account_id = account.id
              AND held.role IN \(Query.list(roles.map(\.rawValue))) AND (held.site_id = \(site)
                OR (held.site_id IS NULL
                  AND held.association_id IN (SELECT site.association_id FROM site WHERE site.id = \(site)))))
            """)
    }

    private func colleagues(_ condition: Query) throws -> [Colleague] {
        try rows("SELECT account.id, account.name FROM account WHERE \(condition) ORDER BY account.name, account.id")
            .map { Colleague(id: try $0.text("id"), name: try $0.text("name")) }
    }

    private func isColleague(_ account: String) throws -> Bool {
        try row("SELECT id FROM account WHERE id = \(account) AND disabled = 0") != nil
    }
}
