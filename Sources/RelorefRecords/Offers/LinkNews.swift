package import RelorefDomain
package import RelorefStorage

/// What an act behind a link is written with: no colleague is there, and the one who made the link answers for it.
package struct OutsideAct {
    package let vault: Vault
    package let newID: () -> String
    package let now: Moment
    package let today: Day

    package init(vault: Vault, newID: @escaping () -> String, at now: Moment, on today: Day) {
        (self.vault, self.newID, self.now, self.today) = (vault, newID, now, today)
    }

    /// With the ids, the clock and the vault of an author, who is not the one that acts.
    package init(_ author: Author) {
        self.init(vault: author.vault, newID: author.newID, at: author.now, on: author.today)
    }
}

/// Something that came through a link, as the page of its offer tells it.
package struct LinkNewsLine: Sendable, Identifiable {
    package let news: LinkNews
    package let words: String?
    package let isRead: Bool

    package var id: String { news.id }
}

extension Transaction {
    /// Keeps what came through a link until somebody has read it.
    ///
    /// - Parameter subject: the offer of a dwelling or the job that it is about.
    func tell(
        _ kind: LinkNews.Kind, of subject: LinkSubject, words: String = "", behind link: OfferLink, _ act: OutsideAct
    ) throws {
        let id = act.newID()
        let slot = SealSlot(owner: "site:" + link.site, table: "link_news", column: "words", row: id)
        let sealed = words.isBlank ? nil : try act.vault.seal(SealedText(words), slot)
        try insert(
            "link_news",
            [
                "id": id, "site_id": link.site, "partner_id": link.partner, "offer_id": subject.offer,
                "job_id": subject.job, "kind": kind, "on_day": act.today, "words": sealed, "at": act.now,
            ])
    }

    /// What came through links about one offer or job, the last first.
    func linkNews(of subject: LinkSubject, _ vault: Vault) throws -> [LinkNewsLine] {
        try rows(
            """
            SELECT id, site_id, kind, on_day, words, read_on FROM link_news
            WHERE \(subject.condition) ORDER BY at DESC, id DESC LIMIT 50
            """
        ).map { row in
            let id = try row.text("id")
            let slot = SealSlot(
                owner: "site:" + (try row.text("site_id")), table: "link_news", column: "words", row: id)
            let words = try row.optionalBytes("words").flatMap {
                try vault.openIfKept(Sealed<SealedText>(slot: slot, bytes: $0))?.text
            }
            return LinkNewsLine(
                news: LinkNews(id: id, try row.code("kind"), on: try row.day("on_day")), words: words,
                isRead: try row.optionalDay("read_on") != nil)
        }
    }

    /// A colleague has read what came about an offer or a job; twice is once.
    package func readLinkNews(ofOffer id: String, by author: Author) throws {
        try author.needs(.writePartners)
        _ = try book(ofOffer: id, author)
        try read(.offer(id), by: author)
    }

    package func readLinkNews(ofJob id: String, by author: Author) throws {
        try author.needs(.writePartners)
        _ = try book(ofJob: id, author)
        try read(.job(id), by: author)
    }

    private func read(_ subject: LinkSubject, by author: Author) throws {
        let unread = try row("SELECT 1 AS one FROM link_news WHERE \(subject.condition) AND read_on IS NULL LIMIT 1")
        guard unread != nil else { return }
        try run(
            """
            UPDATE link_news SET read_on = \(author.today), account_id = \(author.actor.id)
            WHERE \(subject.condition) AND read_on IS NULL
            """)
        let site = try row("SELECT site_id FROM link_news WHERE \(subject.condition) LIMIT 1")?.text("site_id")
        try journal("readLinkNews", subject.noun, subject.id, site: site, by: author)
    }

    /// What nobody has read, for the sites of a scope. `CROSS JOIN` keeps SQLite on the index of what is unread.
    func dueLinkNews(_ scope: DueScope, _ actor: Actor) throws -> [DueLinkNews] {
        try rows(
            """
            SELECT link_news.*, partner.name AS partner_name
            FROM site CROSS JOIN link_news JOIN partner ON partner.id = link_news.partner_id
            WHERE link_news.site_id = site.id AND link_news.read_on IS NULL AND \(scope.sites(actor))
            """
        ).map { row in
            let kind: LinkNews.Kind = try row.code("kind")
            return DueLinkNews(
                LinkNews(id: try row.text("id"), kind, on: try row.day("on_day")), site: try row.text("site_id"),
                told: DueLinkNews.Told(
                    kind: kind, partner: try row.text("partner_name"), offer: try row.optionalText("offer_id"),
                    job: try row.optionalText("job_id")))
        }
    }
}

/// What news are about.
enum LinkSubject {
    case offer(String), job(String)

    var offer: String? { if case .offer(let id) = self { id } else { nil } }
    var job: String? { if case .job(let id) = self { id } else { nil } }
    var id: String { offer ?? job ?? "" }
    var noun: String { offer == nil ? "jobOffer" : "offer" }
    var condition: Query {
        switch self {
        case .offer(let id): "link_news.offer_id = \(id)"
        case .job(let id): "link_news.job_id = \(id)"
        }
    }
}

extension LinkNews.Kind: SQLBindable {}
