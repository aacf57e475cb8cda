package import RelorefDomain
package import RelorefStorage

extension PartnerContact {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), partner: try row.text("partner_id"), site: try row.text("site_id"),
            consentOn: try row.optionalDay("consent_on"), arrivedOn: try row.optionalDay("arrived_on"),
            leftOn: try row.optionalDay("left_on"), replacedBy: try row.optionalText("replaced_by"),
            erasedOn: try row.optionalDay("erased_on"), version: try row.int("version"))
    }

    var slot: SealSlot { SealSlot(owner: "site:" + site, table: "partner_contact", row: id) }
}

extension ContactDetails: Sealable {
    package var sealedFields: [String] {
        [name, function, phone, email, address.street, address.postalCode, address.town]
    }

    package init?(sealedFields fields: [String]) {
        guard fields.count >= 4 else { return nil }
        // Contacts that were sealed before they had an address have four fields.
        let known = fields + Array(repeating: "", count: 3)
        self.init(
            name: fields[0], function: fields[1], phone: fields[2], email: fields[3],
            address: PostalAddress(street: known[4], postalCode: known[5], town: known[6]))
    }
}

extension Transaction {
    /// Adds a contact, sealed under its site's key.
    package func insert(_ contact: PartnerContact, _ details: ContactDetails, vault: Vault) throws {
        try insert(
            "partner_contact",
            [
                "id": contact.id, "partner_id": contact.partner, "site_id": contact.site,
                "sealed": try vault.seal(details, contact.slot), "consent_on": contact.consentOn,
                "arrived_on": contact.arrivedOn,
            ])
    }
}

/// A contact as a page shows it.
package struct KnownContact: Sendable, Hashable, Identifiable {
    package let contact: PartnerContact
    /// Nil once erased.
    package let details: ContactDetails?
    package let siteName: String
    package var id: String { contact.id }
}

/// A site that knows somebody at a partner whom this colleague may not see: whom to ask.
package struct KnowingSite: Sendable, Hashable, Identifiable {
    package let id: String
    package let name: String
    package let contacts: Int
}

extension PartnerFilter {
    /// Contacts and talks are those of one's own sites, for whoever writes to partners: on a column of site ids.
    static func details(to actor: Actor, on column: StaticString) -> Query {
        actor.may(.writePartners) ? actor.stock.condition(on: column) : "1 = 0"
    }
}

extension Transaction {
    /// Whom the actor may call at a partner: those who are there first, then those who left.
    package func contacts(of partner: String, by author: Author) throws -> [KnownContact] {
        try contacts(
            """
            contact.partner_id = \(partner)
            ORDER BY CASE WHEN contact.left_on IS NULL THEN 0 ELSE 1 END, contact.left_on DESC, contact.id
            """, by: author)
    }

    /// One of them, by its own id.
    package func contact(_ id: String, by author: Author) throws -> KnownContact? {
        try contacts("contact.id = \(id)", by: author).first
    }

    /// Those that the author may read, on `partner_contact AS contact`.
    func contacts(_ condition: Query, by author: Author) throws -> [KnownContact] {
        try rows(
            """
            SELECT contact.*, site.name AS site_name FROM partner_contact AS contact
            JOIN site ON site.id = contact.site_id
            WHERE \(PartnerFilter.details(to: author.actor, on: "contact.site_id")) AND \(condition)
            """
        ).map { try known($0, author.vault) }
    }

    private func known(_ row: ResultRow, _ vault: Vault) throws -> KnownContact {
        let contact = try PartnerContact(row)
        let details = try row.optionalBytes("sealed").flatMap { bytes in
            try vault.openIfKept(Sealed<ContactDetails>(slot: contact.slot, bytes: bytes))
        }
        return KnownContact(contact: contact, details: details, siteName: try row.text("site_name"))
    }

    /// The sites beyond the actor's reach that know somebody at a partner. No name, no number: whom to ask.
    package func sitesKnowing(_ partner: String, beyond actor: Actor) throws -> [KnowingSite] {
        guard actor.may(.seeStock) else { return [] }
        return try rows(
            """
            SELECT site.id, site.name, count(*) AS contacts FROM partner_contact AS contact
            JOIN site ON site.id = contact.site_id
            WHERE contact.partner_id = \(partner) AND contact.left_on IS NULL AND contact.erased_on IS NULL
              AND NOT (\(PartnerFilter.details(to: actor, on: "contact.site_id")))
            GROUP BY site.id, site.name ORDER BY site.name, site.id
            """
        ).map { KnowingSite(id: try $0.text("id"), name: try $0.text("name"), contacts: try $0.int("contacts")) }
    }
}
