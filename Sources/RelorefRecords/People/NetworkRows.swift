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
    /// A site by its id, or the only one of a département.
    package func site(named wanted: String) throws(StorageError) -> (site: String, association: String)? {
        let found = try rows(
            "SELECT id, association_id FROM site WHERE id = \(wanted) OR departement = \(wanted) ORDER BY id")
        guard let row = found.first, found.count == 1 else { return nil }
        return (try row.text("id"), try row.text("association_id"))
    }

    /// Shuts an account and ends its sessions at once (R11); false when there is none.
    package func disableAccount(email: String) throws(StorageError) -> Bool {
        guard let account = try signInAccount(email: email) else { return false }
        try run("UPDATE account SET disabled = 1, version = version + 1 WHERE id = \(account.id)")
        try closeSessions(of: account.id)
        return true
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
