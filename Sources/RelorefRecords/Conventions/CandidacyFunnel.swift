package import RelorefDomain
package import RelorefStorage

/// How far the households came that were proposed under a convention: whoever reached a step, or one after it.
package struct CandidacyFunnel: Sendable, Hashable {
    package enum Step: String, Sendable, CaseIterable {
        case proposed, sent
        /// The landlord's commission decided, whatever it decided.
        case decided
        case allocated, accepted, leased

        /// Whether a candidacy came so far: its day, or that of a later step, is known.
        fileprivate var isReached: Query {
            let days: [(Step, Query)] = [
                (.sent, "candidacy.sent_on"), (.decided, "candidacy.decided_on"),
                (.allocated, "candidacy.allocated_on"), (.accepted, "candidacy.accepted_on"),
                (.leased, "candidacy.leased_on"),
            ]
            guard let place = days.firstIndex(where: { $0.0 == self }) else { return "1 = 1" }
            return "(\(days[place...].map { "\($0.1) IS NOT NULL" }.joined(" OR ")))"
        }
    }

    private let counts: [Step: Int]

    package func count(_ step: Step) -> Int { counts[step] ?? 0 }

    fileprivate init(_ counts: [Step: Int]) { self.counts = counts }
}

/// A household that was proposed under a convention, as the list behind a step of the funnel shows it.
package struct FunnelCandidacy: Sendable, Hashable, Identifiable {
    package let id: String
    /// Nil for a confidential file that is not this colleague's.
    package let householdCode: String?
    package let mayOpenFile: Bool
    package let offer: String
    package let mayOpenOffer: Bool
    package let proposedOn: Day
    package let state: Candidacy.State
    package let type: DwellingType?
    package let commune: String?
}

extension Transaction {
    /// Of the households that were proposed for a dwelling between two days. A lease that was linked without its proposal is
    /// none of them.
    package func candidacyFunnel(under convention: String, from: Day, to: Day) throws -> CandidacyFunnel {
        let sums = CandidacyFunnel.Step.allCases.map { step -> Query in
            "CAST(COALESCE(sum(CASE WHEN \(step.isReached) THEN 1 ELSE 0 END), 0) AS BIGINT) AS \(Query(unbound: step.rawValue))"
        }
        let row = try row(
            "SELECT \(sums.joined(", ")) FROM candidacy WHERE \(Self.proposed(under: convention, from, to))")
        return CandidacyFunnel(
            try Dictionary(
                uniqueKeysWithValues: CandidacyFunnel.Step.allCases.map { ($0, try row?.int($0.rawValue) ?? 0) }))
    }

    /// Those who came as far as a step, the latest proposed first: as many as the funnel counts.
    package func candidacies(
        under convention: String, at step: CandidacyFunnel.Step, from: Day, to: Day, skipping: Int = 0, limit: Int,
        visibleTo actor: Actor
    ) throws -> [FunnelCandidacy] {
        try rows(
            """
            SELECT candidacy.id, candidacy.offer_id, candidacy.state, candidacy.proposed_on,
              housing_offer.dwelling_type, commune.name AS commune_name, household.code AS household_code,
              household.confidential, CASE WHEN \(Visible.files(to: actor)) THEN 1 ELSE 0 END AS opens,
              CASE WHEN \(Visible.offers(to: actor)) THEN 1 ELSE 0 END AS opens_offer
            FROM candidacy JOIN household ON household.id = candidacy.household_id
            JOIN housing_offer ON housing_offer.id = candidacy.offer_id
            LEFT JOIN commune ON commune.code = housing_offer.commune
            WHERE \(Self.proposed(under: convention, from, to)) AND \(step.isReached)
            ORDER BY candidacy.proposed_on DESC, candidacy.id LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { row in
            let opens = try row.bool("opens")
            return FunnelCandidacy(
                id: try row.text("id"),
                householdCode: try row.bool("confidential") && !opens ? nil : try row.text("household_code"),
                mayOpenFile: opens, offer: try row.text("offer_id"), mayOpenOffer: try row.bool("opens_offer"),
                proposedOn: try row.day("proposed_on"), state: try row.code("state"),
                type: try row.optionalCode("dwelling_type"), commune: try row.optionalText("commune_name"))
        }
    }

    private static func proposed(under convention: String, _ from: Day, _ to: Day) -> Query {
        """
        candidacy.convention_id = \(convention) AND candidacy.offer_id IS NOT NULL
          AND candidacy.proposed_on BETWEEN \(from) AND \(to)
        """
    }
}
