package import RelorefDomain
package import RelorefStorage

/// What a letter to a partner says, with the token of its address.
package struct PartnerLetterWords: Sendable, Hashable {
    package let words: LetterWords
    package let tokenHash: String
    package let templateVersion: Int
    /// The contact whose address it bears: once that is erased, nothing is left of the words.
    package let contact: String?

    package init(_ words: LetterWords, tokenHash: String, templateVersion: Int, contact: String? = nil) {
        (self.words, self.tokenHash, self.templateVersion, self.contact) = (words, tokenHash, templateVersion, contact)
    }
}

/// A line of a mailing about to be made.
package struct NewPartnerLetter: Sendable, Hashable {
    package let partner: String
    package let site: String
    /// Nil where an address is missing: the line is kept, and written once the address is there.
    package let words: PartnerLetterWords?

    package init(to partner: String, from site: String, _ words: PartnerLetterWords?) {
        (self.partner, self.site, self.words) = (partner, site, words)
    }
}

extension Transaction {
    /// Writes to many partners at once, each line journalled for its partner. The same key again is the same mailing.
    ///
    /// - Parameter key: of the form that asks for it.
    /// - Throws: `NotVisible` for a partner or a site out of reach, and for somebody else's key.
    package func makeMailing(
        _ kind: LetterKind, _ lines: [NewPartnerLetter], key: String, by author: Author
    ) throws {
        try author.needs(.writePartners)
        if let made = try row("SELECT account_id FROM partner_mailing WHERE id = \(key)") {
            guard try made.text("account_id") == author.actor.id else { throw NotVisible("partner_mailing", key) }
            return
        }
        try insert(
            "partner_mailing",
            [
                "id": key, "kind": kind, "on_day": author.today, "account_id": author.actor.id, "at": author.now,
            ])
        for line in lines {
            guard author.actor.stock.covers(line.site),
                let association = try row("SELECT association_id FROM site WHERE id = \(line.site)")?
                    .text("association_id")
            else { throw NotVisible("site", line.site) }
            guard try knownPartner(line.partner, to: author.actor) != nil else {
                throw NotVisible("partner", line.partner)
            }
            let letter = PartnerLetter(
                id: author.newID(), mailing: key, kind: kind, partner: line.partner, site: line.site,
                association: association)
            try insert(
                "partner_letter",
                [
                    "id": letter.id, "mailing_id": key, "partner_id": letter.partner, "site_id": letter.site,
                    "association_id": association, "at": author.now,
                ])
            if let words = line.words {
                try write(letter, words, by: author)
            } else {
                try tell("letterWaits", letter, [:], by: author)
            }
        }
    }

    /// Writes a line that waited for an address.
    ///
    /// - Throws: `PartnerLetter.Refusal`.
    package func writeWaiting(_ id: String, _ words: PartnerLetterWords, by author: Author) throws {
        try author.needs(.writePartners)
        let found = try row(
            """
            SELECT partner_letter.*, mailing.kind FROM partner_letter
            JOIN partner_mailing AS mailing ON mailing.id = partner_letter.mailing_id
            WHERE partner_letter.id = \(id) AND \(author.actor.stock.condition(on: "partner_letter.site_id"))
            """)
        guard let found else { throw NotVisible("partner_letter", id) }
        try write(PartnerLetter(found), words, by: author)
    }

    private func write(_ waiting: PartnerLetter, _ new: PartnerLetterWords, by author: Author) throws {
        var letter = waiting
        let year = author.today.year
        let number = try nextLetter(of: letter.association, in: year)
        try letter.write(.init(number: number, on: author.today, templateVersion: new.templateVersion))
        try update(
            "partner_letter", id: letter.id, version: letter.version,
            [
                "year": year, "number": number, "on_day": author.today, "template_version": new.templateVersion,
                "token_hash": new.tokenHash, "sealed": try author.vault.seal(new.words, letter.slot),
                "contact_id": new.contact, "account_id": author.actor.id, "at": author.now,
            ])
        try tell("writeLetter", letter, ["reference": letter.writing?.reference ?? ""], by: author)
    }

    private func tell(
        _ verb: String, _ letter: PartnerLetter, _ detail: [String: String], by author: Author
    ) throws(StorageError) {
        try journal(
            verb, "partner", letter.partner, site: letter.site,
            detail: detail.merging(["kind": letter.kind.rawValue, "letter": letter.id]) { told, _ in told }, by: author)
    }
}
