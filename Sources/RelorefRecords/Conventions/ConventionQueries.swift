package import RelorefDomain
package import RelorefStorage

/// A convention as a list shows it.
package struct ConventionLine: Sendable, Hashable, Identifiable {
    package let convention: Convention
    package let partnerName: String
    package let achievement: ConventionAchievement?
    /// Whether others carry it out, and are measured instead of it.
    package let isCarriedOut: Bool
    /// Whether its page is this colleague's.
    package let isVisible: Bool

    package var id: String { convention.id }
}

/// Which conventions a list shows.
package struct ConventionFilter: Sendable, Hashable {
    package enum Life: String, Sendable, CaseIterable { case inForce, beforeSignature, over }

    package var life: Life?
    package var partner: String?

    package init(life: Life? = nil, partner: String? = nil) { (self.life, self.partner) = (life, partner) }

    func condition(for actor: Actor) -> Query {
        var parts = [Self.visible(to: actor)]
        if let life {
            let states = Convention.State.allCases.filter { state in
                switch life {
                case .inForce: state.isInForce
                case .beforeSignature: state.isBeforeSignature
                case .over: state.isOver
                }
            }
            parts.append("convention.state IN \(Query.list(states))")
        }
        if let partner { parts.append("convention.partner_id = \(partner)") }
        return parts.joined(" AND ")
    }

    /// Those of one's own sites.
    static func visible(to actor: Actor) -> Query { actor.stock.condition(on: "convention.site_id") }
}

extension Transaction {
    package func conventionCount(_ filter: ConventionFilter, visibleTo actor: Actor) throws -> Int {
        try row("SELECT count(*) AS n FROM convention WHERE \(filter.condition(for: actor))")?.int("n") ?? 0
    }

    /// One page of the list, what is in force first, each with what it promised and what came of it.
    package func conventions(
        _ filter: ConventionFilter, on today: Day, skipping: Int = 0, limit: Int, visibleTo actor: Actor
    ) throws -> [ConventionLine] {
        let over = Query.list(Convention.State.allCases.filter(\.isOver))
        let found = try rows(
            """
            SELECT convention.*, partner.name AS partner_name
            FROM convention JOIN partner ON partner.id = convention.partner_id WHERE \(filter.condition(for: actor))
            ORDER BY CASE WHEN convention.state IN \(over) THEN 1 ELSE 0 END, partner.name_key, convention.at,
              convention.id LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { (try Convention($0), try $0.text("partner_name")) }
        return try lines(found, on: today)
    }

    private func lines(_ found: [(Convention, String)], on today: Day) throws -> [ConventionLine] {
        try counted(found, until: today).map { $0.line(on: today) }
    }

    /// Nil when it does not exist for this colleague.
    package func convention(_ id: String, visibleTo actor: Actor) throws -> Convention? {
        try row(
            "SELECT convention.* FROM convention WHERE convention.id = \(id) AND \(ConventionFilter.visible(to: actor))"
        )
        .map { try Convention($0) }
    }

    func targets(of conventions: [String]) throws -> [String: [ConventionTarget]] {
        guard !conventions.isEmpty else { return [:] }
        var targets: [String: [ConventionTarget]] = [:]
        for row in try rows(
            """
            SELECT * FROM convention_target WHERE convention_id IN \(Query.list(conventions)) ORDER BY valid_from, id
            """)
        {
            targets[try row.text("convention_id"), default: []].append(try ConventionTarget(row))
        }
        return targets
    }
}
