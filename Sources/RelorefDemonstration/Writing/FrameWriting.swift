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
        }
        for national in frame.nationals { try write(national) }
        for site in frame.sites + [frame.otherSite] {
            for drawn in site.centres {
                try tx.insert(drawn.centre)
                try tx.insertCentreCapacity(
                    id: drawn.capacityID, centre: drawn.centre.id, from: drawn.opened, places: drawn.places)
            }
            for partner in site.landlords + site.employers { try tx.insert(partner) }
        }
    }

    private func write(_ national: DrawnNational) throws {
        try tx.insert(national.partner)
        for name in national.former { try tx.insert(name, of: national.partner.id) }
    }

    /// Contacts and talks, once their site's key and their colleague's account are there.
    func write(_ contacts: [DrawnContact]) throws {
        for one in contacts {
            try tx.insert(one.contact, one.details, vault: author.vault)
            guard let talk = one.talk else { continue }
            try tx.insert(
                talk, words: one.words, step: one.step, by: one.account, at: author.now, vault: author.vault)
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
