import RelorefDomain
import RelorefRecords
import RelorefStorage

extension DrawnWriter {
    /// Associations, sites, centres and partners.
    func write(_ frame: Frame) throws {
        for (id, name) in frame.associations { try tx.insertAssociation(id: id, name: name) }
        for site in frame.sites + [frame.otherSite] {
            try tx.insertSite(
                id: site.id, association: site.association, name: site.name, departement: site.departement.code)
            for drawn in site.centres {
                try tx.insert(drawn.centre)
                try tx.insertCentreCapacity(
                    id: drawn.capacityID, centre: drawn.centre.id, from: drawn.opened, places: drawn.places)
            }
            for partner in site.landlords + site.employers { try tx.insert(partner) }
        }
    }

    /// Each account with its one right, and its second factor sealed under the account's own key.
    func write(_ accounts: [DrawnAccount], passwordHash: String) throws {
        for account in accounts {
            let slot = SealSlot(owner: account.keyOwner, table: "account", column: "totp_secret", row: account.id)
            let secret = try author.vault.seal(SealedText(account.told.totpSecretBase32), slot)
            try tx.insertAccount(
                id: account.id, email: account.told.email, name: account.told.name, passwordHash: passwordHash,
                totpSecret: secret.bytes, at: author.now)
            try tx.insert(account.grant, id: account.grantID, account: account.id)
        }
    }
}
