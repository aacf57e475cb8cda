package import RelorefDomain
package import RelorefStorage

/// A national or regional agreement as those who carry it out see it.
package struct ConventionFramework: Sendable, Identifiable {
    package let convention: Convention
    package let partnerName: String
    /// What it promises; all of it holds for each convention that says nothing of its own.
    package let targets: [ConventionTarget]
    /// The words of its clauses: what follows them holds for others as well, and nothing else of it is told.
    package let clauses: [ConventionClause: String]
    /// Whether its page is this colleague's.
    package let isVisible: Bool

    package var id: String { convention.id }
}

/// A convention with all that its counters need, for whatever day.
package struct CountedConvention: Sendable {
    package let convention: Convention
    package let partnerName: String
    package let standing: [ConventionTarget]
    package let events: ConventionEvents
    package let isCarriedOut: Bool
    package var isVisible = true

    package func line(on day: Day) -> ConventionLine {
        ConventionLine(
            convention: convention, partnerName: partnerName,
            achievement: ConventionAchievement(of: convention, standing, events, on: day), isCarriedOut: isCarriedOut,
            isVisible: isVisible)
    }
}

extension Transaction {
    /// The agreements that a convention may carry out, the widest first: of the whole network, and not over.
    ///
    /// - Parameter known: the one that it carries out already, over or not.
    package func frameworks(and known: String? = nil) throws -> [(convention: Convention, partnerName: String)] {
        try rows(
            """
            SELECT convention.*, partner.name AS partner_name
            FROM convention JOIN partner ON partner.id = convention.partner_id
            WHERE convention.level IN ('national', 'regional')
              AND (convention.state NOT IN \(Query.list(Convention.State.allCases.filter(\.isOver)))
                OR convention.id = \(known ?? ""))
            ORDER BY convention.level, partner.name_key, convention.at, convention.id LIMIT 200
            """
        ).map { (try Convention($0), try $0.text("partner_name")) }
    }

    /// The agreement that a convention carries out, of whatever site it is.
    func framework(of convention: Convention, by author: Author) throws -> ConventionFramework? {
        guard let id = convention.facts.framework,
            let row = try row(
                """
                SELECT convention.*, partner.name AS partner_name,
                  CASE WHEN \(ConventionFilter.visible(to: author.actor)) THEN 1 ELSE 0 END AS opens
                FROM convention JOIN partner ON partner.id = convention.partner_id WHERE convention.id = \(id)
                """)
        else { return nil }
        let framework = try Convention(row)
        let texts = try texts(of: framework, author.vault)
        return ConventionFramework(
            convention: framework, partnerName: try row.text("partner_name"), targets: try targets(of: [id])[id] ?? [],
            clauses: ConventionClause.allCases.reduce(into: [:]) { clauses, clause in
                let words = texts(id, clause.rawValue)
                if !words.isEmpty { clauses[clause] = words }
            }, isVisible: try row.bool("opens"))
    }

    /// What each convention is measured by: its own targets, and those of its framework where it says nothing. One that
    /// others carry out is measured by them alone.
    func standingTargets(of conventions: [Convention]) throws -> [String: [ConventionTarget]] {
        let ids = Set(conventions.compactMap(\.facts.framework))
        let own = try targets(of: conventions.map(\.id) + ids)
        let carriedOut = try carriedOut(among: conventions)
        let frameworks = try rows("SELECT * FROM convention WHERE id IN \(Query.list(ids.sorted()))")
            .map { try Convention($0) }
        let byID = Dictionary(uniqueKeysWithValues: frameworks.map { ($0.id, $0) })
        return Dictionary(
            conventions.map { one in
                let framework = one.facts.framework.flatMap { byID[$0] }
                let standing = Convention.standing(
                    own[one.id] ?? [], under: framework, framework.flatMap { own[$0.id] } ?? [])
                return (one.id, carriedOut.contains(one.id) ? [] : standing)
            }, uniquingKeysWith: { first, _ in first })
    }

    private func carriedOut(among conventions: [Convention]) throws -> Set<String> {
        let ids = Query.list(conventions.map(\.id))
        return Set(
            try rows("SELECT DISTINCT framework_id FROM convention WHERE framework_id IN \(ids)")
                .map { try $0.text("framework_id") })
    }

    /// What each promised, its framework's promises included, and the days that count.
    ///
    /// - Parameter until: the one day on which it is counted, if that is known: years are then summed by the database.
    func counted(_ found: [(Convention, String)], until: Day? = nil) throws -> [CountedConvention] {
        let targets = try standingTargets(of: found.map(\.0))
        let events = try events(of: found.map(\.0), until: until)
        let carriedOut = try carriedOut(among: found.map(\.0))
        return found.map { convention, name in
            CountedConvention(
                convention: convention, partnerName: name, standing: targets[convention.id] ?? [],
                events: events[convention.id] ?? ConventionEvents(), isCarriedOut: carriedOut.contains(convention.id))
        }
    }

    /// The conventions that carry out an agreement, of whatever site: what was promised and counted, no household.
    func carryingOut(_ framework: String, seenBy actor: Actor) throws -> [CountedConvention] {
        let found = try rows(
            """
            SELECT convention.*, partner.name AS partner_name
            FROM convention JOIN partner ON partner.id = convention.partner_id
            WHERE convention.framework_id = \(framework) ORDER BY partner.name_key, convention.at, convention.id
            """
        ).map { (try Convention($0), try $0.text("partner_name")) }
        return try counted(found).map { one in
            var one = one
            one.isVisible = actor.stock.covers(one.convention.site)
            return one
        }
    }

    /// Whether the agreement may be carried out by a convention with these facts, and this one stay what others carry out.
    func checkFramework(of facts: Convention.Facts, id: String) throws {
        if let framework = facts.framework {
            guard let found = try row("SELECT * FROM convention WHERE id = \(framework)").map({ try Convention($0) })
            else { throw NotVisible("convention", framework) }
            try found.checkFramework(of: facts, id: id)
        }
        let levels = try rows("SELECT level FROM convention WHERE framework_id = \(id)").map {
            try $0.code("level") as Convention.Level
        }
        guard levels.allSatisfy(facts.level.isWider) else { throw Convention.Refusal.othersCarryItOut }
    }
}
