package import RelorefDomain
package import RelorefStorage

/// A letter to a partner with what it says; nil words while it waits for an address, and once they were erased.
package struct PartnerLetterOnFile: Sendable, Hashable, Identifiable {
    package let letter: PartnerLetter
    package let words: LetterWords?
    package let partnerName: String
    /// Who wrote it, by name; nil while it waits.
    package let account: String?

    package var id: String { letter.id }
}

/// Letters that were written together, one for each partner.
package struct PartnerMailing: Sendable, Identifiable {
    package let id: String
    package let kind: LetterKind
    package let day: Day
    /// Those that the colleague may read, by the partner's name.
    package let letters: [PartnerLetterOnFile]

    package var written: [PartnerLetterOnFile] { letters.filter { !$0.letter.isWaiting } }
    package var waiting: [PartnerLetterOnFile] { letters.filter(\.letter.isWaiting) }

    /// No more letters than this in one go.
    package static let most = 100
}

extension PartnerLetter {
    /// - Parameter row: of `partner_letter`, with the kind of its mailing.
    init(_ row: ResultRow) throws(StorageError) {
        var writing: Writing?
        if let number = try row.optionalInt("number") {
            writing = Writing(
                number: number, on: try row.day("on_day"), templateVersion: try row.int("template_version"))
        }
        self.init(
            id: try row.text("id"), mailing: try row.text("mailing_id"), kind: try row.code("kind"),
            partner: try row.text("partner_id"), site: try row.text("site_id"),
            association: try row.text("association_id"), writing: writing, version: try row.int("version"))
    }

    /// Where its words are sealed: under the key of the site that writes.
    var slot: SealSlot { SealSlot(owner: "site:" + site, table: "partner_letter", row: id) }
}

extension Transaction {
    /// A mailing of one's own sites, by whoever writes to partners there.
    package func mailing(_ id: String, by author: Author) throws -> PartnerMailing {
        let letters = try letters(
            "partner_letter.mailing_id = \(id) ORDER BY partner.name_key, partner_letter.id", author)
        guard let first = letters.first?.letter,
            let day = try row("SELECT on_day FROM partner_mailing WHERE id = \(id)")?.day("on_day")
        else { throw NotVisible("partner_mailing", id) }
        return PartnerMailing(id: id, kind: first.kind, day: day, letters: letters)
    }

    /// The letters to a partner, the latest first.
    package func letters(toPartner id: String, limit: Int = 50, by author: Author) throws -> [PartnerLetterOnFile] {
        try letters(
            "partner_letter.partner_id = \(id) ORDER BY partner_letter.at DESC, partner_letter.id LIMIT \(limit)",
            author)
    }

    /// One of them that was written.
    package func letter(_ id: String, toPartner partner: String, by author: Author) throws -> PartnerLetterOnFile {
        let found = try letters("partner_letter.id = \(id) AND partner_letter.partner_id = \(partner)", author).first
        guard let found, !found.letter.isWaiting else { throw NotVisible("partner_letter", id) }
        return found
    }

    private func letters(_ condition: Query, _ author: Author) throws -> [PartnerLetterOnFile] {
        try rows(
            """
            SELECT partner_letter.*, mailing.kind, partner.name AS partner_name, account.name AS account_name
            FROM partner_letter JOIN partner_mailing AS mailing ON mailing.id = partner_letter.mailing_id
            JOIN partner ON partner.id = partner_letter.partner_id
            LEFT JOIN account ON account.id = partner_letter.account_id
            WHERE \(PartnerFilter.details(to: author.actor, on: "partner_letter.site_id")) AND \(condition)
            """
        ).map { row in
            let letter = try PartnerLetter(row)
            let words = try row.optionalBytes("sealed").flatMap { bytes in
                try author.vault.openIfKept(Sealed<LetterWords>(slot: letter.slot, bytes: bytes))
            }
            return PartnerLetterOnFile(
                letter: letter, words: words, partnerName: try row.text("partner_name"),
                account: try row.optionalText("account_name"))
        }
    }
}
