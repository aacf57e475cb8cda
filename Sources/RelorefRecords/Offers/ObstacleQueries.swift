package import RelorefDomain
package import RelorefStorage

/// What came to nothing between two days, and whose dwellings they were.
package struct Obstacles: Sendable {
    package let all: [Obstacle]
    /// Names of landlords, by their ids.
    package let landlords: [String: String]
    /// Names of communes, by their codes.
    package let communes: [String: String]
    /// Whether there were more than are looked at.
    package let isPart: Bool

    package static let most = 1_000
}

extension Transaction {
    /// Offers that ended without a lease and candidacies that were refused, the latest first: of one's own sites.
    ///
    /// - Parameter partner: of one landlord alone.
    package func obstacles(from: Day, to: Day, of partner: String? = nil, visibleTo actor: Actor) throws -> Obstacles {
        let source = ObstacleSource(of: partner, visibleTo: actor)
        // Lost by a household's refusal, which is a case of its own.
        let notByCandidate: Query = "housing_offer.outcome <> \(HousingOffer.Outcome.refusedByCandidate)"
        let home: Query = """
            housing_offer.id, housing_offer.partner_id, housing_offer.dwelling_type, housing_offer.commune,
            housing_offer.state, housing_offer.received_on
            """
        let dwellings = try rows(
            """
            SELECT \(home), housing_offer.outcome, housing_offer.outcome_on FROM housing_offer
            WHERE \(source.offers) AND \(OfferFilter.isLost) AND \(notByCandidate) AND housing_offer.outcome_on BETWEEN \(from) AND \(to)
            ORDER BY housing_offer.outcome_on DESC, housing_offer.id LIMIT \(Obstacles.most + 1)
            """
        ).compactMap { row -> Obstacle? in
            guard let outcome: HousingOffer.Outcome = try row.optionalCode("outcome") else { return nil }
            let home = try Obstacle.Home(row)
            return Obstacle(
                id: home.id, home, .dwelling(outcome), from: try row.day("received_on"), on: try row.day("outcome_on"))
        }
        let refused = Query.list([Candidacy.State.refusedByHousehold, .refusedByLandlord, .noAnswer])
        let households = try rows(
            """
            SELECT \(home), candidacy.id AS candidacy_id, candidacy.state AS candidacy_state,
              candidacy.refusal_reason, candidacy.proposed_on, candidacy.refused_on
            FROM \(source.candidacies) AND candidacy.state IN \(refused) AND candidacy.refused_on BETWEEN \(from) AND \(to)
            ORDER BY candidacy.refused_on DESC, candidacy.id LIMIT \(Obstacles.most + 1)
            """
        ).map { row in
            Obstacle(
                id: try row.text("candidacy_id"), try Obstacle.Home(row), try Self.cause(row),
                from: try row.optionalDay("proposed_on") ?? row.day("received_on"), on: try row.day("refused_on"))
        }
        let all = (dwellings.prefix(Obstacles.most) + households.prefix(Obstacles.most)).sorted {
            ($1.on, $0.id) < ($0.on, $1.id)
        }
        return Obstacles(
            all: all, landlords: try names("partner", "id", of: all.map(\.home.partner)),
            communes: try names("commune", "code", of: all.compactMap(\.home.commune)),
            isPart: max(dwellings.count, households.count) > Obstacles.most)
    }

    private static func cause(_ row: ResultRow) throws -> Obstacle.Cause {
        switch try row.code("candidacy_state") as Candidacy.State {
        case .refusedByLandlord: .landlord(try row.code("refusal_reason"))
        case .refusedByHousehold: .household(try row.code("refusal_reason"))
        default: .silence
        }
    }

    private func names(_ table: String, _ key: String, of ids: [String]) throws -> [String: String] {
        guard !ids.isEmpty else { return [:] }
        let column = Query(unbound: key)
        var names: [String: String] = [:]
        for row in try rows(
            """
            SELECT \(column) AS found, name FROM \(Query(unbound: table))
            WHERE \(column) IN \(Query.list(Set(ids).sorted()))
            """)
        {
            names[try row.text("found")] = try row.text("name")
        }
        return names
    }
}

/// The way into the tables: a site has fifty times the offers of a landlord, so that of one landlord its own index is the
/// way in, and neither the site's nor that of the days.
private struct ObstacleSource {
    /// On the table `housing_offer`.
    let offers: Query
    /// Candidacies with their offers, as tables and what holds of them.
    let candidacies: Query

    init(of partner: String?, visibleTo actor: Actor) {
        let stock = actor.stock
        guard let partner else {
            offers = Visible.offers(to: actor)
            candidacies = """
                housing_offer JOIN candidacy ON candidacy.offer_id = housing_offer.id
                WHERE \(stock.condition(on: "candidacy.offer_site_id"))
                """
            return
        }
        offers = "housing_offer.partner_id = \(partner) AND \(stock.condition(on: "housing_offer.site_id || ''"))"
        candidacies = """
            housing_offer CROSS JOIN candidacy WHERE candidacy.offer_id = housing_offer.id
              AND housing_offer.partner_id = \(partner) AND \(stock.condition(on: "candidacy.offer_site_id || ''"))
            """
    }
}

extension Obstacle.Home {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), partner: try row.text("partner_id"), type: try row.optionalCode("dwelling_type"),
            commune: try row.optionalText("commune"), state: try row.code("state"))
    }
}
