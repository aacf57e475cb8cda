package import RelorefDomain
package import RelorefStorage

/// A candidate beside the others: no more than the landlord learns, but for the way to the file.
package struct CandidateLine: Sendable, Identifiable {
    package let candidacy: Candidacy
    /// Nil for a confidential file that is not this colleague's.
    package let householdCode: String?
    package let mayOpenFile: Bool
    /// The reference person; nil unless the file may be opened.
    package let head: PersonalIdentity?
    /// What was said of an answer; nil unless the file may be opened.
    package let note: String?
    package let facts: OfferFit.Household
    package let fit: OfferFit

    package var id: String { candidacy.id }
}

/// Everything that the page of an offer tells.
package struct OfferSheet: Sendable {
    package let offer: HousingOffer
    package let partnerName: String
    package let siteName: String
    package let communeName: String?
    package let conventionTitle: String?
    package let dwellingCode: String?
    package let address: DwellingAddress?
    package let note: String?
    package let candidates: [CandidateLine]
    /// Moments named for seeing the dwelling.
    package let visits: [OfferVisit]
    /// What the landlord did behind its link, the last first.
    package let news: [LinkNewsLine]

    package var ready: Int { candidates.count { $0.candidacy.state == .filed } }
    package var places: Int {
        let live = candidates.count { !$0.candidacy.state.isOver }
        return max(0, (offer.facts.candidatesAsked ?? HousingOffer.usualCandidates) - live)
    }
}

extension Transaction {
    /// Nil when it does not exist for this colleague.
    package func offerSheet(_ id: String, by author: Author) throws -> OfferSheet? {
        let book: OfferBook
        do { book = try self.book(ofOffer: id, author) } catch is NotVisible { return nil }
        let offer = book.offer
        let names = try row(
            """
            SELECT partner.name AS partner_name, site.name AS site_name, commune.name AS commune_name,
              convention.title, dwelling.code AS dwelling_code, offer.outcome_note
            FROM housing_offer AS offer JOIN partner ON partner.id = offer.partner_id
            JOIN site ON site.id = offer.site_id LEFT JOIN commune ON commune.code = offer.commune
            LEFT JOIN convention ON convention.id = offer.convention_id
            LEFT JOIN dwelling ON dwelling.id = offer.dwelling_id WHERE offer.id = \(id)
            """)
        let note = try names?.optionalBytes("outcome_note").flatMap {
            try author.vault.openIfKept(Sealed<SealedText>(slot: offer.slot("outcome_note"), bytes: $0))?.text
        }
        return OfferSheet(
            offer: offer, partnerName: try names?.text("partner_name") ?? "",
            siteName: try names?.text("site_name") ?? "", communeName: try names?.optionalText("commune_name"),
            conventionTitle: try names?.optionalText("title"), dwellingCode: try names?.optionalText("dwelling_code"),
            address: try address(of: offer, author.vault), note: note,
            candidates: try candidateLines(of: book, by: author),
            visits: try visits(of: id), news: try linkNews(of: .offer(id), author.vault))
    }

    private func candidateLines(of book: OfferBook, by author: Author) throws -> [CandidateLine] {
        let ids = Array(Set(book.candidates.map(\.household))).sorted()
        guard !ids.isEmpty else { return [] }
        let facts = try fitFacts(of: ids, on: author.today)
        var codes: [String: (code: String?, opens: Bool)] = [:]
        for row in try rows(
            """
            SELECT id, code, confidential, CASE WHEN \(Visible.files(to: author.actor)) THEN 1 ELSE 0 END AS opens
            FROM household WHERE id IN \(Query.list(ids))
            """)
        {
            let opens = try row.bool("opens")
            let isHidden = try row.bool("confidential") && !opens
            codes[try row.text("id")] = (isHidden ? nil : try row.text("code"), opens && author.actor.may(.seeFiles))
        }
        let heads = try heads(of: ids.filter { codes[$0]?.opens ?? false }, by: author)
        let notes = try openWords(
            "SELECT id, note AS sealed FROM candidacy WHERE offer_id = \(book.offer.id) AND note IS NOT NULL",
            book.candidates.map { ($0.id, $0.noteSlot) }, author.vault)
        return book.candidates.compactMap { candidacy in
            guard let known = facts[candidacy.household] else { return nil }
            let (code, opens) = codes[candidacy.household] ?? (nil, false)
            return CandidateLine(
                candidacy: candidacy, householdCode: code, mayOpenFile: opens,
                head: opens ? heads[candidacy.household] : nil, note: opens ? notes[candidacy.id] : nil, facts: known,
                fit: OfferFit(known, book.offer.facts, on: author.today))
        }
    }
}
