package import RelorefDomain
package import RelorefStorage

/// Somebody presented for a job, as the colleagues who work on it see them.
package struct ApplicationLine: Sendable, Identifiable {
    package let application: JobApplication
    /// Nil for a confidential file that is not this colleague's.
    package let householdCode: String?
    package let mayOpenFile: Bool
    /// Nil unless the file may be opened.
    package let name: PersonalIdentity?
    package let words: String?

    package var id: String { application.id }
}

/// Everything that the page of a job tells.
package struct JobSheet: Sendable {
    package let offer: JobOffer
    package let partnerName: String
    package let siteName: String
    package let communeName: String?
    package let conventionTitle: String?
    package let applications: [ApplicationLine]
    /// What the employer did behind its link, the last first.
    package let news: [LinkNewsLine]
}

extension Transaction {
    /// Nil when it does not exist for this colleague.
    package func jobSheet(_ id: String, by author: Author) throws -> JobSheet? {
        let book: JobBook
        do { book = try self.book(ofJob: id, author) } catch is NotVisible { return nil }
        let names = try row(
            """
            SELECT partner.name AS partner_name, site.name AS site_name, commune.name AS commune_name, convention.title
            FROM job_offer AS offer JOIN partner ON partner.id = offer.partner_id
            JOIN site ON site.id = offer.site_id LEFT JOIN commune ON commune.code = offer.commune
            LEFT JOIN convention ON convention.id = offer.convention_id WHERE offer.id = \(id)
            """)
        return JobSheet(
            offer: book.offer, partnerName: try names?.text("partner_name") ?? "",
            siteName: try names?.text("site_name") ?? "", communeName: try names?.optionalText("commune_name"),
            conventionTitle: try names?.optionalText("title"), applications: try applicationLines(of: book, by: author),
            news: try linkNews(of: .job(id), author.vault))
    }

    private func applicationLines(of book: JobBook, by author: Author) throws -> [ApplicationLine] {
        guard !book.applications.isEmpty else { return [] }
        var codes: [String: (code: String?, opens: Bool)] = [:]
        for row in try rows(
            """
            SELECT id, code, confidential, CASE WHEN \(Visible.files(to: author.actor)) THEN 1 ELSE 0 END AS opens
            FROM household WHERE id IN \(Query.list(Set(book.applications.map(\.household)).sorted()))
            """)
        {
            let opens = try row.bool("opens")
            let isHidden = try row.bool("confidential") && !opens
            codes[try row.text("id")] = (isHidden ? nil : try row.text("code"), opens && author.actor.may(.seeFiles))
        }
        let open = book.applications.filter { codes[$0.household]?.opens ?? false }
        let sealedNames = try currentIdentities(of: open.map(\.person))
        var names: [String: PersonalIdentity] = [:]
        for person in open.map(\.person) {
            guard let sealed = sealedNames[person]?.sealed else { continue }
            names[person] = try author.vault.openIfKept(sealed)
        }
        let words = try openWords(
            "SELECT id, words AS sealed FROM job_application WHERE offer_id = \(book.offer.id) AND words IS NOT NULL",
            open.map { ($0.id, $0.wordsSlot) }, author.vault)
        return book.applications.map { one in
            let (code, opens) = codes[one.household] ?? (nil, false)
            return ApplicationLine(
                application: one, householdCode: code, mayOpenFile: opens, name: names[one.person], words: words[one.id]
            )
        }
    }
}
