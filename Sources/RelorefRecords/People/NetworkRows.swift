package import RelorefDomain
package import RelorefStorage

extension Transaction {
    package func insertAssociation(id: String, name: String, externalID: String? = nil) throws(StorageError) {
        try insert("association", ["id": id, "name": name, "external_id": externalID])
    }

    package func insertSite(
        id: String, association: String, name: String, departement: String, timeZone: String = "Europe/Paris",
        externalID: String? = nil
    ) throws(StorageError) {
        try insert(
            "site",
            [
                "id": id, "association_id": association, "name": name, "departement": departement,
                "time_zone": timeZone, "external_id": externalID,
            ])
    }

    /// A colleague's account; the password and the second factor are set apart (`RelorefWeb/People`).
    package func insertAccount(
        id: String, email: String, name: String, locale: String = "fr", passwordHash: String? = nil,
        totpSecret: [UInt8]? = nil, at moment: Moment
    ) throws(StorageError) {
        try insert(
            "account",
            [
                "id": id, "email": email, "name": name, "locale": locale, "password_hash": passwordHash,
                "totp_secret": totpSecret, "created_at": moment,
            ])
    }

    package func insert(_ grant: Grant, id: String, account: String) throws(StorageError) {
        try insert(
            "account_grant",
            [
                "id": id, "account_id": account, "role": grant.role, "association_id": grant.association,
                "site_id": grant.site, "from_day": grant.from, "to_day": grant.to,
            ])
    }
}

extension Transaction {
    /// The sites of an id, of a name or of a département, each with its association.
    package func sites(named wanted: String) throws(StorageError) -> [(association: AssociationLine, site: SiteLine)] {
        var found: [(association: AssociationLine, site: SiteLine)] = []
        for association in try network() {
            for site in association.sites where [site.id, site.name, site.departement].contains(wanted) {
                found.append((association, site))
            }
        }
        return found
    }

    /// Shuts an account and ends its sessions at once (R11); false when there is none. For whoever holds the machine.
    package func disableAccount(email: String, by author: Author) throws(StorageError) -> Bool {
        guard let account = try signInAccount(email: email) else { return false }
        try run("UPDATE account SET disabled = 1, version = version + 1 WHERE id = \(account.id)")
        try closeSessions(of: account.id)
        try journal("disable", "account", account.id, by: author)
        return true
    }

    /// An account with its first right, made by whoever holds the machine.
    package func addAccount(
        id: String, email: String, name: String, grant: Grant, passwordHash: String, totpSecret: [UInt8],
        by author: Author
    ) throws(StorageError) {
        try insertAccount(
            id: id, email: email, name: name, passwordHash: passwordHash, totpSecret: totpSecret, at: author.now)
        try insert(grant, id: author.newID(), account: id)
        try journal("give", "right", id, site: grant.site, detail: detail(of: grant), by: author)
    }

    package func resetAccount(_ id: String, passwordHash: String, totpSecret: [UInt8]) throws(StorageError) {
        try run(
            """
            UPDATE account SET password_hash = \(passwordHash), totp_secret = \(totpSecret), totp_last_step = NULL,
              version = version + 1 WHERE id = \(id)
            """)
        try closeSessions(of: id)
    }
}

extension Transaction {
    /// Whether the database holds a network already.
    package func hasNetwork() throws(StorageError) -> Bool { try row("SELECT id FROM association LIMIT 1") != nil }
}

extension Transaction {
    /// The account that the command line journals under: disabled, without a password.
    package func keepOperatorAccount(_ id: String, at moment: Moment) throws(StorageError) {
        guard try row("SELECT id FROM account WHERE id = \(id)") == nil else { return }
        try insertAccount(id: id, email: "operator@localhost", name: "Opérateur", at: moment)
        try run("UPDATE account SET disabled = 1 WHERE id = \(id)")
    }
}

/// A site of the network, for lists and choices.
package struct SiteLine: Sendable, Hashable, Identifiable {
    package let id: String
    package let name: String
    package let departement: String
    package let timeZone: String
    package let closedOn: Day?
    /// Whether its telephones may take visits along.
    package let letsVisitsOut: Bool
}

/// An association of the network with its sites.
package struct AssociationLine: Sendable, Hashable, Identifiable {
    package let id: String
    package let name: String
    package let sites: [SiteLine]
}

extension Transaction {
    /// The whole network: names of associations and sites are no secret inside it.
    package func network() throws(StorageError) -> [AssociationLine] {
        var sites: [String: [SiteLine]] = [:]
        for row in try rows("SELECT * FROM site ORDER BY departement, name, id") {
            let line = SiteLine(
                id: try row.text("id"), name: try row.text("name"), departement: try row.text("departement"),
                timeZone: try row.text("time_zone"), closedOn: try row.optionalDay("closed_on"),
                letsVisitsOut: try row.bool("offline_visits"))
            sites[try row.text("association_id"), default: []].append(line)
        }
        var lines: [AssociationLine] = []
        for row in try rows("SELECT id, name FROM association ORDER BY name, id") {
            let id = try row.text("id")
            lines.append(AssociationLine(id: id, name: try row.text("name"), sites: sites[id] ?? []))
        }
        return lines
    }
}
