package import RelorefDomain
package import RelorefStorage

/// What is written down of somebody at a partner.
package struct ContactFacts: Sendable, Hashable {
    package var details: ContactDetails
    package var consentOn: Day?
    package var arrivedOn: Day?

    package init(_ details: ContactDetails, consentOn: Day? = nil, arrivedOn: Day? = nil) {
        (self.details, self.consentOn, self.arrivedOn) = (details, consentOn, arrivedOn)
    }
}

extension Transaction {
    /// Writes down somebody whom a site calls at a partner.
    ///
    /// - Throws: `PartnerRefusal`.
    @discardableResult
    package func addContact(
        _ facts: ContactFacts, at partner: String, site: String, by author: Author
    ) throws -> PartnerContact {
        try meet(partner, at: site, author)
        let contact = PartnerContact(
            id: author.newID(), partner: partner, site: site, consentOn: facts.consentOn, arrivedOn: facts.arrivedOn)
        try contact.check(facts.details, today: author.today)
        try insert(contact, facts.details, vault: author.vault)
        try journal("addContact", "partner", partner, site: site, detail: ["contact": contact.id], by: author)
        return contact
    }

    /// Puts right what is written of a contact.
    ///
    /// - Throws: `PartnerRefusal`.
    package func changeContact(_ id: String, _ facts: ContactFacts, version: Int, by author: Author) throws {
        var contact = try reached(id, author)
        guard contact.version == version else { throw StorageError.changedMeanwhile("partner_contact") }
        (contact.consentOn, contact.arrivedOn) = (facts.consentOn, facts.arrivedOn)
        try contact.check(facts.details, today: author.today)
        try update(
            "partner_contact", id: id, version: version,
            [
                "sealed": try author.vault.seal(facts.details, contact.slot), "consent_on": contact.consentOn,
                "arrived_on": contact.arrivedOn,
            ])
        try journal(
            "changeContact", "partner", contact.partner, site: contact.site, detail: ["contact": id], by: author)
    }

    /// Somebody left the organisation; whoever looks for them is told whom to call instead.
    ///
    /// - Throws: `PartnerRefusal`.
    package func contactLeft(
        _ id: String, on day: Day, replacedBy other: String?, by author: Author
    ) throws {
        var contact = try reached(id, author)
        let replacement = try other.map { try reached($0, author) }
        try contact.leave(on: day, replacedBy: replacement, today: author.today)
        try update(
            "partner_contact", id: id, version: contact.version,
            ["left_on": contact.leftOn, "replaced_by": contact.replacedBy])
        try journal(
            "contactLeft", "partner", contact.partner, site: contact.site, detail: ["contact": id, "on": day.iso],
            by: author)
    }

    /// Takes a departure back.
    package func contactStays(_ id: String, by author: Author) throws {
        var contact = try reached(id, author)
        guard contact.leftOn != nil else { return }
        contact.stay()
        try update(
            "partner_contact", id: id, version: contact.version,
            ["left_on": contact.leftOn, "replaced_by": contact.replacedBy])
        try journal(
            "contactStays", "partner", contact.partner, site: contact.site, detail: ["contact": id], by: author)
    }

    /// A contact that has not been erased, within the author's reach.
    private func reached(_ id: String, _ author: Author) throws -> PartnerContact {
        try author.needs(.writePartners)
        guard let known = try contact(id, by: author), known.contact.erasedOn == nil else {
            throw NotVisible("partner_contact", id)
        }
        return known.contact
    }

    /// A site in reach talks with a partner that one may know of.
    func meet(_ partner: String, at site: String, _ author: Author) throws {
        try author.needs(.writePartners)
        guard author.actor.stock.covers(site) else { throw NotVisible("site", site) }
        guard try knownPartner(partner, to: author.actor) != nil else { throw NotVisible("partner", partner) }
    }

    /// Erases the names, numbers and boxes of those who left long enough ago; the days stay.
    ///
    /// - Returns: how many.
    @discardableResult
    package func eraseLeftContacts(by author: Author) throws -> Int {
        let months = try datedTerms().terms(on: author.today)[.contactKept]
        guard months > 0 else { return 0 }
        let due = try rows(
            """
            SELECT id, partner_id, site_id, left_on FROM partner_contact
            WHERE left_on IS NOT NULL AND erased_on IS NULL AND left_on <= \(author.today.adding(months: -months))
            ORDER BY id
            """)
        for row in due {
            let id = try row.text("id")
            try run(
                """
                UPDATE partner_contact SET sealed = NULL, erased_on = \(author.today), version = version + 1
                WHERE id = \(id)
                """)
            // What was written to the person names it, and says where it lives.
            try run("UPDATE partner_letter SET sealed = NULL, version = version + 1 WHERE contact_id = \(id)")
            try journal(
                "eraseContact", "partner", try row.text("partner_id"), site: try row.text("site_id"),
                detail: ["contact": id, "left_on": try row.text("left_on")], by: author)
        }
        return due.count
    }
}
