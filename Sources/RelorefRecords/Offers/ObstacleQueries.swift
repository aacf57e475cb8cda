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

    package static let most = 5_000
}

extension Transaction {
    /// Offers that ended without a lease and candidacies that were refused, the latest first: of one's own sites.
    ///
    /// - Parameter partner: of one landlord alone.
    package func obstacles(from: Day, to: Day, of partner: String? = nil, visibleTo actor: Actor) throws -> Obstacles {
        let ofPartner: Query = partner.map { "housing_offer.partner_id = \($0)" } ?? "1 = 1"
        let scope: Query = "\(Visible.offers(to: actor)) AND \(ofPartner)"
        let lost = Query.list(HousingOffer.State.allCases.filter { $0.isOver && $0 != .leased })
        let dwellings = try rows(
            """
            SELECT housing_offer.* FROM housing_offer
            WHERE \(scope) AND housing_offer.state IN \(lost) AND housing_offer.outcome_on BETWEEN \(from) AND \(to)
            ORDER BY housing_offer.outcome_on DESC, housing_offer.id LIMIT \(Obstacles.most + 1)
            """
        ).compactMap { row -> Obstacle? in
            let offer = try HousingOffer(row)
            guard let outcome = offer.outcome, let day = offer.outcomeOn else { return nil }
            return Obstacle(id: offer.id, offer, .dwelling(outcome), from: offer.facts.receivedOn, on: day)
        }
        let refused = Query.list([Candidacy.State.refusedByHousehold, .refusedByLandlord, .noAnswer])
        let households = try rows(
            """
            SELECT housing_offer.*, candidacy.id AS candidacy_id, candidacy.state AS candidacy_state,
              candidacy.refusal_reason, candidacy.proposed_on, candidacy.refused_on
            FROM housing_offer JOIN candidacy ON candidacy.offer_id = housing_offer.id
            WHERE \(scope) AND candidacy.state IN \(refused) AND candidacy.refused_on BETWEEN \(from) AND \(to)
            ORDER BY candidacy.refused_on DESC, candidacy.id LIMIT \(Obstacles.most + 1)
            """
        ).map { row in
            let offer = try HousingOffer(row)
            return Obstacle(
                id: try row.text("candidacy_id"), offer, try Self.cause(row),
                from: try row.optionalDay("proposed_on") ?? offer.facts.receivedOn, on: try row.day("refused_on"))
        }
        let all = (dwellings.prefix(Obstacles.most) + households.prefix(Obstacles.most)).sorted {
            ($1.on, $0.id) < ($0.on, $1.id)
        }
        return Obstacles(
            all: all, landlords: try names("partner", "id", of: all.map(\.offer.partner)),
            communes: try names("commune", "code", of: all.compactMap(\.offer.facts.commune)),
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
