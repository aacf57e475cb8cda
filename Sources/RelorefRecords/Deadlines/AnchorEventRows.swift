package import RelorefDomain
package import RelorefStorage

/// A day to follow as it is written down.
package struct NewAnchorEvent: Sendable, Hashable {
    /// Made where it was typed, so that sent twice it is there once.
    package var id: String
    package var kind: DeadlineAnchor
    package var holder: AnchorEvent.Holder
    package var on: Day
    package var detail: AnchorEvent.Detail
    /// A few words, sealed; of a household only.
    package var words: String

    package init(
        id: String, _ kind: DeadlineAnchor, of holder: AnchorEvent.Holder, on day: Day,
        _ detail: AnchorEvent.Detail = AnchorEvent.Detail(), words: String = ""
    ) {
        (self.id, self.kind, self.holder, self.on, self.detail) = (id, kind, holder, day, detail)
        self.words = words
    }
}

/// A day to follow as a page shows it.
package struct FiledEvent: Sendable, Hashable, Identifiable {
    package let event: AnchorEvent
    package let words: String?
    /// What was said when it was answered.
    package let answer: String?
    /// Who wrote it down, and when.
    package let colleague: String
    package let at: Moment
    /// Taken back, or corrected by another one.
    package let withdrawnAt: Moment?
    package let corrects: String?

    package var id: String { event.id }
    package var isOpen: Bool { withdrawnAt == nil && event.answeredOn == nil }
}

extension AnchorEvent {
    init(_ row: ResultRow) throws(StorageError) {
        let holder: Holder
        if let household = try row.optionalText("household_id") {
            holder = .household(household, person: try row.optionalText("person_id"))
        } else if let dwelling = try row.optionalText("dwelling_id") {
            holder = .dwelling(dwelling)
        } else if let partner = try row.optionalText("partner_id") {
            holder = .partner(partner)
        } else {
            holder = .site(try row.text("site_id"))
        }
        self.init(
            id: try row.text("id"), try row.code("kind"), of: holder, on: try row.day("on_day"),
            Detail(
                variant: try row.code("variant"), months: try row.optionalInt("months"),
                leaseOn: try row.optionalDay("lease_on"), owedCents: try row.optionalInt("owed_cents"),
                rentCents: try row.optionalInt("rent_cents")),
            answeredOn: try row.optionalDay("answered_on"), version: try row.int("version"))
    }
}

extension DueScope {
    /// Partners of the scope, on the table `partner`: those of a site, which works with them.
    func partners(_ actor: Actor) -> Query {
        let scope: Query =
            switch self {
            case .mine, .people(_, withStock: true), .all: "1 = 1"
            case .colleague, .people, .household, .dwelling, .ownSite: "1 = 0"
            case .site(let site): "partner.site_id = \(site)"
            case .departement(let code): "partner.site_id IN (SELECT id FROM site WHERE departement = \(code))"
            case .partner(let id): "partner.id = \(id)"
            }
        return "\(scope) AND \(PartnerFilter.visible(to: actor))"
    }

    /// Sites of the scope, on the table `site`.
    func sites(_ actor: Actor) -> Query {
        let scope: Query =
            switch self {
            case .mine, .people(_, withStock: true), .all: "1 = 1"
            case .colleague, .people, .household, .dwelling, .partner: "1 = 0"
            case .site(let id), .ownSite(let id): "site.id = \(id)"
            case .departement(let code): "site.departement = \(code)"
            }
        return "\(scope) AND \(actor.stock.condition(on: "site.id"))"
    }
}

extension Transaction {
    private static var open: Query { "event.answered_on IS NULL AND event.withdrawn_at IS NULL" }

    /// The days to follow of a scope's open files that nobody answered yet.
    func dueEvents(ofFiles scope: DueScope, _ actor: Actor) throws -> [DueEvent] {
        try due(
            """
            SELECT event.*, household.site_id AS held_at, site.departement
            FROM household JOIN anchor_event AS event ON event.household_id = household.id
            JOIN site ON site.id = household.site_id WHERE \(Self.open) AND \(scope.files(actor))
            """)
    }

    /// Those of its dwellings, partners and sites. `CROSS JOIN` keeps SQLite from asking of every partner whether it is
    /// visible: days to follow are few, partners of a large network are many. The first condition of each leads into the
    /// index of its holder, since nearly all days are households'.
    func dueEvents(ofStock scope: DueScope, _ actor: Actor) throws -> [DueEvent] {
        try due(
            """
            SELECT event.*, dwelling.site_id AS held_at, dwelling.departement
            FROM anchor_event AS event CROSS JOIN dwelling
            WHERE event.dwelling_id > '' AND dwelling.id = event.dwelling_id AND \(Self.open) AND \(scope.stock(actor))
            """)
            + due(
                """
                SELECT event.*, partner.site_id AS held_at, partner.departement
                FROM anchor_event AS event CROSS JOIN partner
                WHERE event.partner_id > '' AND partner.id = event.partner_id AND \(Self.open)
                  AND partner.site_id IS NOT NULL AND \(scope.partners(actor))
                """)
            + due(
                """
                SELECT event.*, site.id AS held_at, site.departement
                FROM anchor_event AS event CROSS JOIN site
                WHERE event.site_id > '' AND site.id = event.site_id AND \(Self.open) AND \(scope.sites(actor))
                """)
    }

    private func due(_ query: Query) throws -> [DueEvent] {
        try rows(query).map { row in
            DueEvent(
                try AnchorEvent(row), site: try row.text("held_at"),
                departement: try row.optionalText("departement"))
        }
    }

    /// The days to follow of a file that was found visible, which nobody answered yet; without their words.
    package func openEvents(ofFile household: String) throws -> [AnchorEvent] {
        try rows(
            """
            SELECT event.* FROM anchor_event AS event WHERE event.household_id = \(household) AND \(Self.open)
            ORDER BY event.on_day DESC, event.id
            """
        ).map { try AnchorEvent($0) }
    }

    /// Where an item that runs from a day written down is looked up.
    func scope(ofEvent subject: String) throws -> DueScope? {
        let id = subject.split(separator: ".", maxSplits: 1).last.map(String.init) ?? ""
        return try row("SELECT * FROM anchor_event WHERE id = \(id)").map { row in
            switch try AnchorEvent(row).holder {
            case .household(let id, _): .household(id)
            case .dwelling(let id): .dwelling(id)
            case .partner(let id): .partner(id)
            case .site(let id): .ownSite(id)
            }
        }
    }

    /// The days to follow of a holder that the author may see, the latest first; nil when it does not exist for the author.
    package func anchorEvents(of holder: AnchorEvent.Holder, by author: Author) throws -> [FiledEvent]? {
        guard try place(of: holder, visibleTo: author.actor) != nil else { return nil }
        let condition: Query =
            switch holder {
            case .household(let id, _): "event.household_id = \(id)"
            case .dwelling(let id): "event.dwelling_id = \(id)"
            case .partner(let id): "event.partner_id = \(id)"
            case .site(let id): "event.site_id = \(id)"
            }
        return try filedEvents(condition, author.vault)
    }

    func filedEvents(_ condition: Query, _ vault: Vault) throws -> [FiledEvent] {
        try rows(
            """
            SELECT event.*, account.name AS colleague FROM anchor_event AS event
            JOIN account ON account.id = event.account_id WHERE \(condition)
            ORDER BY event.on_day DESC, event.at DESC, event.id DESC
            """
        ).map { row in
            let event = try AnchorEvent(row)
            func text(_ column: String) throws -> String? {
                guard let owner = event.holder.household, let bytes = try row.optionalBytes(column) else { return nil }
                let slot = SealSlot(owner: owner, table: "anchor_event", column: column, row: event.id)
                return try vault.openIfKept(Sealed<SealedText>(slot: slot, bytes: bytes))?.text
            }
            return FiledEvent(
                event: event, words: try text("words"), answer: try text("answer"),
                colleague: try row.text("colleague"), at: try row.moment("at"),
                withdrawnAt: try row.optionalMoment("withdrawn_at"), corrects: try row.optionalText("corrects_id"))
        }
    }

    /// The site of a holder that the actor may see, and the département whose delays count there.
    package func place(of holder: AnchorEvent.Holder, visibleTo actor: Actor) throws -> (
        site: String, departement: String?
    )? {
        let query: Query =
            switch holder {
            case .household(let id, _):
                """
                SELECT household.site_id AS held_at, site.departement FROM household
                JOIN site ON site.id = household.site_id WHERE household.id = \(id) AND \(Visible.files(to: actor))
                """
            case .dwelling(let id):
                """
                SELECT dwelling.site_id AS held_at, dwelling.departement FROM dwelling
                WHERE dwelling.id = \(id) AND \(Visible.dwellings(to: actor))
                """
            case .partner(let id):
                """
                SELECT partner.site_id AS held_at, partner.departement FROM partner
                WHERE partner.id = \(id) AND partner.site_id IS NOT NULL AND \(PartnerFilter.visible(to: actor))
                """
            case .site(let id):
                """
                SELECT site.id AS held_at, site.departement FROM site
                WHERE site.id = \(id) AND \(actor.stock.condition(on: "site.id"))
                """
            }
        return try row(query).map { (try $0.text("held_at"), try $0.optionalText("departement")) }
    }
}
