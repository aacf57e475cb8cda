package import RelorefDomain
package import RelorefStorage

extension PartnerTalk.Kind: SQLBindable {}

extension PartnerTalk {
    init(_ row: ResultRow) throws(StorageError) {
        var step: Step?
        if let owner = try row.optionalText("step_owner_id") {
            step = Step(on: try row.day("step_on"), owner: owner, doneOn: try row.optionalDay("step_done_on"))
        }
        self.init(
            id: try row.text("id"), partner: try row.text("partner_id"), site: try row.text("site_id"),
            contact: try row.optionalText("contact_id"), try row.code("kind"), on: try row.day("on_day"), step: step,
            isWithdrawn: try !row.isNull("withdrawn_at"), version: try row.int("version"))
    }

    func slot(_ column: String) -> SealSlot {
        SealSlot(owner: "site:" + site, table: "partner_talk", column: column, row: id)
    }
}

extension Transaction {
    /// Adds a talk, its words sealed under its site's key.
    package func insert(
        _ talk: PartnerTalk, words: String, step: String, by account: String, at moment: Moment, vault: Vault
    ) throws {
        let sealed = step.isBlank || talk.step == nil ? nil : try vault.seal(SealedText(step), talk.slot("step"))
        try insert(
            "partner_talk",
            [
                "id": talk.id, "partner_id": talk.partner, "site_id": talk.site, "contact_id": talk.contact,
                "kind": talk.kind, "on_day": talk.on, "account_id": account, "at": moment,
                "words": try vault.seal(SealedText(words), talk.slot("words")), "step_on": talk.step?.on,
                "step_owner_id": talk.step?.owner, "step": sealed,
            ])
    }
}

/// A talk as a page shows it.
package struct KnownTalk: Sendable, Hashable, Identifiable {
    package let talk: PartnerTalk
    package let words: String
    package let step: String?
    package let done: String?
    /// Who of ours talked, and who is to take the next step.
    package let colleague: String
    package let owner: String?
    /// With whom; nil once that name was erased.
    package let contact: ContactDetails?
    package var id: String { talk.id }
}

extension Transaction {
    /// The talks of the actor's sites with a partner, the latest first.
    package func talks(with partner: String, by author: Author, limit: Int = 100) throws -> [KnownTalk] {
        try talks(
            "talk.partner_id = \(partner) AND talk.withdrawn_at IS NULL", by: author, limit: limit)
    }

    /// One talk, by its id.
    package func talk(_ id: String, by author: Author) throws -> KnownTalk? {
        try talks("talk.id = \(id)", by: author, limit: 1).first
    }

    private func talks(_ condition: Query, by author: Author, limit: Int) throws -> [KnownTalk] {
        let found = try rows(
            """
            SELECT talk.*, account.name AS colleague, other.name AS owner FROM partner_talk AS talk
            JOIN account ON account.id = talk.account_id LEFT JOIN account AS other ON other.id = talk.step_owner_id
            WHERE \(condition) AND \(PartnerFilter.details(to: author.actor, on: "talk.site_id"))
            ORDER BY talk.on_day DESC, talk.at DESC, talk.id DESC LIMIT \(limit)
            """)
        var contacts: [String: ContactDetails?] = [:]
        return try found.map { row in
            let talk = try PartnerTalk(row)
            if let id = talk.contact, contacts[id] == nil { contacts[id] = try contact(id, by: author)?.details }
            return KnownTalk(
                talk: talk, words: try open("words", of: talk, row, author) ?? "",
                step: try open("step", of: talk, row, author), done: try open("step_done", of: talk, row, author),
                colleague: try row.text("colleague"), owner: try row.optionalText("owner"),
                contact: talk.contact.flatMap { contacts[$0] ?? nil })
        }
    }

    private func open(_ column: String, of talk: PartnerTalk, _ row: ResultRow, _ author: Author) throws -> String? {
        guard let bytes = try row.optionalBytes(column) else { return nil }
        return try author.vault.openIfKept(Sealed<SealedText>(slot: talk.slot(column), bytes: bytes))?.text
    }

    /// Next steps of a scope that nobody did yet, due by a day. `CROSS JOIN` keeps SQLite from asking of every partner.
    func openSteps(_ scope: DueScope, until last: Day, _ actor: Actor) throws -> [OpenStep] {
        let within: Query =
            switch scope {
            case .people(let ids, _): "talk.step_owner_id IN \(Query.list(ids))"
            case .mine: "talk.step_owner_id = \(actor.id)"
            case .colleague(let id): "talk.step_owner_id = \(id)"
            case .all: "1 = 1"
            case .site(let site): "talk.site_id = \(site)"
            case .departement(let code): "talk.site_id IN (SELECT id FROM site WHERE departement = \(code))"
            case .partner(let id): "talk.partner_id = \(id)"
            case .household, .dwelling, .ownSite: "1 = 0"
            }
        return try rows(
            """
            SELECT talk.*, partner.departement FROM partner_talk AS talk CROSS JOIN partner
            WHERE talk.step_on <= \(last) AND talk.step_done_on IS NULL AND talk.withdrawn_at IS NULL
              AND partner.id = talk.partner_id AND \(within)
              AND \(PartnerFilter.details(to: actor, on: "talk.site_id"))
            """
        ).map { OpenStep(try PartnerTalk($0), departement: try $0.optionalText("departement")) }
    }

    /// What is to be done next, in words, of talks that were found visible.
    func stepWords(of talks: [String], _ vault: Vault) throws -> [String: String] {
        var words: [String: String] = [:]
        for row in try rows(
            "SELECT * FROM partner_talk WHERE step IS NOT NULL AND id IN \(Query.list(talks))")
        {
            let talk = try PartnerTalk(row)
            let sealed = Sealed<SealedText>(slot: talk.slot("step"), bytes: try row.bytes("step"))
            words[talk.id] = try vault.openIfKept(sealed)?.text
        }
        return words
    }
}
