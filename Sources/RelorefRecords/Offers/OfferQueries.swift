package import RelorefDomain
package import RelorefStorage

/// An offer as a list shows it.
package struct OfferLine: Sendable, Hashable, Identifiable {
    package let offer: HousingOffer
    package let partnerName: String
    package let communeName: String?
    /// Households proposed and not refused or withdrawn.
    package let candidates: Int
    /// How many persons the smallest and the largest of them have; nil without any.
    package let persons: ClosedRange<Int>?
    /// The last visit that was agreed on.
    package let visitOn: Day?

    package var id: String { offer.id }
}

/// Which offers a list shows.
package struct OfferFilter: Sendable, Hashable {
    /// One state, or all that go on.
    package var state: HousingOffer.State?
    package var partner: String?

    package init(state: HousingOffer.State? = nil, partner: String? = nil) {
        (self.state, self.partner) = (state, partner)
    }

    /// In the very words of the index `housing_offer_live`, so that it is found: those that go on are few of very many.
    static let isLive = isAny(live)
    /// In the very words of the index `housing_offer_lost`: those that ended without a lease.
    static let isLost = isAny(HousingOffer.State.allCases.filter { $0.isOver && $0 != .leased })
    static let live = HousingOffer.State.allCases.filter { !$0.isOver }

    private static func isAny(_ states: [HousingOffer.State]) -> Query {
        let names = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return Query(unbound: "housing_offer.state IN (\(names))")
    }

    func condition(for actor: Actor) -> Query {
        var parts = [Visible.offers(to: actor)]
        if let state {
            parts.append("housing_offer.state = \(state)")
        } else {
            parts.append(Self.isLive)
        }
        if let partner { parts.append("housing_offer.partner_id = \(partner)") }
        return parts.joined(" AND ")
    }
}

/// How many offers there are in a state: counted one by one up to a bound, "more" beyond.
package struct OfferCount: Sendable, Hashable {
    package let state: HousingOffer.State
    package let count: Int
    package var isMore: Bool { count > OfferCount.most }

    /// Nobody turns that many pages; a filter is better.
    package static let most = 1_000
}

extension Transaction {
    /// How many offers of a filter there are, up to a bound.
    package func offerCount(_ filter: OfferFilter, visibleTo actor: Actor) throws -> Int {
        try row(
            """
            SELECT count(*) AS n FROM (SELECT 1 AS one FROM housing_offer WHERE \(filter.condition(for: actor))
              LIMIT \(OfferCount.most + 1)) AS bounded
            """)?.int("n") ?? 0
    }

    /// How many stand in each state.
    package func offerCounts(partner: String?, visibleTo actor: Actor) throws -> [OfferCount] {
        try HousingOffer.State.allCases.map { state in
            OfferCount(
                state: state,
                count: try offerCount(OfferFilter(state: state, partner: partner), visibleTo: actor))
        }
    }

    /// One page: what is to be answered first, first; what is over, the latest first.
    package func offers(
        _ filter: OfferFilter, skipping: Int = 0, limit: Int, visibleTo actor: Actor
    ) throws -> [OfferLine] {
        let order: Query =
            filter.state?.isOver ?? false
            ? "housing_offer.received_on DESC, housing_offer.id"
            : "COALESCE(housing_offer.answer_by, '9999'), housing_offer.received_on, housing_offer.id"
        return try offerLines("\(filter.condition(for: actor)) ORDER BY \(order) LIMIT \(limit) OFFSET \(skipping)")
    }

    /// One of them; nil when it does not exist for this colleague.
    package func offerLine(_ id: String, visibleTo actor: Actor) throws -> OfferLine? {
        try offerLines("\(Visible.offers(to: actor)) AND housing_offer.id = \(id)").first
    }

    private func offerLines(_ condition: Query) throws -> [OfferLine] {
        let states = Query.list(Candidacy.State.allCases.filter { !$0.isOver || $0 == .leased })
        func candidates(_ sum: Query) -> Query {
            """
            (SELECT \(sum) FROM candidacy JOIN household ON household.id = candidacy.household_id
              WHERE candidacy.offer_id = housing_offer.id AND candidacy.state IN \(states))
            """
        }
        return try rows(
            """
            SELECT housing_offer.*, partner.name AS partner_name, commune.name AS commune_name,
              \(candidates("count(*)")) AS candidates, \(candidates("min(household.size)")) AS smallest,
              \(candidates("max(household.size)")) AS largest,
              (SELECT max(visit.on_day) FROM offer_visit AS visit WHERE visit.offer_id = housing_offer.id
                AND visit.state = 'agreed') AS visit_on
            FROM housing_offer JOIN partner ON partner.id = housing_offer.partner_id
            LEFT JOIN commune ON commune.code = housing_offer.commune
            WHERE \(condition)
            """
        ).map { row in
            let smallest = try row.optionalInt("smallest")
            return OfferLine(
                offer: try HousingOffer(row), partnerName: try row.text("partner_name"),
                communeName: try row.optionalText("commune_name"), candidates: try row.int("candidates"),
                persons: try smallest.map { $0...max($0, try row.int("largest")) },
                visitOn: try row.optionalDay("visit_on"))
        }
    }

    /// The candidacies of a household with their offers, the latest first; nil when the file does not exist for the author.
    package func candidacies(of household: String, by author: Author) throws -> [HouseholdCandidacy]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        return try rows(
            """
            SELECT candidacy.*, offer.dwelling_type, offer.rent_cents AS offer_rent, offer.charges_cents AS offer_charges,
              partner.name AS partner_name, commune.name AS commune_name,
              CASE WHEN \(author.actor.stock.condition(on: "offer.site_id")) THEN 1 ELSE 0 END AS opens
            FROM candidacy JOIN housing_offer AS offer ON offer.id = candidacy.offer_id
            JOIN partner ON partner.id = offer.partner_id LEFT JOIN commune ON commune.code = offer.commune
            WHERE candidacy.household_id = \(household) ORDER BY candidacy.proposed_on DESC, candidacy.id
            """
        ).map { row in
            HouseholdCandidacy(
                candidacy: try Candidacy(row), partnerName: try row.text("partner_name"),
                communeName: try row.optionalText("commune_name"), type: try row.optionalCode("dwelling_type"),
                rentCents: try row.optionalInt("offer_rent").map { $0 + (try row.optionalInt("offer_charges") ?? 0) },
                mayOpenOffer: try row.bool("opens"))
        }
    }
}

/// A candidacy as the household's file tells of it.
package struct HouseholdCandidacy: Sendable, Hashable, Identifiable {
    package let candidacy: Candidacy
    package let partnerName: String
    package let communeName: String?
    package let type: DwellingType?
    /// Rent with charges.
    package let rentCents: Int?
    package let mayOpenOffer: Bool

    package var id: String { candidacy.id }
}

/// A convention that an offer may be received under.
package struct OfferConvention: Sendable, Hashable, Identifiable {
    package let id: String
    package let title: String
    package let partnerName: String
}

extension Transaction {
    /// The conventions in force of one's sites, by partner, for a form: first that which is chosen, then its partner's.
    package func offerConventions(
        _ kind: Convention.Kind = .housing, with chosen: String? = nil, of partner: String? = nil,
        visibleTo actor: Actor
    ) throws -> [OfferConvention] {
        try rows(
            """
            SELECT convention.id, convention.title, partner.name FROM convention
            JOIN partner ON partner.id = convention.partner_id
            WHERE convention.state IN ('signed', 'active', 'suspended', 'evaluating') AND convention.kind = \(kind)
              AND \(actor.stock.condition(on: "convention.site_id"))
            ORDER BY CASE WHEN convention.id = \(chosen ?? "") THEN 0 WHEN partner.id = \(partner ?? "") THEN 1 ELSE 2 END,
              partner.name_key, convention.title, convention.id LIMIT 500
            """
        ).map {
            OfferConvention(
                id: try $0.text("id"), title: try $0.text("title"), partnerName: try $0.text("name"))
        }
    }

    /// The relay dwelling or the centre where a household lives now, of a file that the caller found visible.
    package func currentHome(of household: String) throws -> HomePlace? {
        try homePlaces(of: [household]).last {
            $0.stay.state == .active && ($0.stay.kind == .relay || $0.stay.kind == .centre)
        }
    }
}
