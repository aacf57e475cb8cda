import RelorefDomain
import RelorefStorage

/// The lists of I-16b and I-24b: leases that came of a proposal, and what came to nothing.
extension ProjectFacts {
    /// Leases under a convention or of a proposal; without the proposal, its day is not known (I-16b).
    func offerDelays(in period: Period) -> Query {
        let signed = CountedCandidacy.leasedOn
        let columns = CaseColumns(
            id: "candidacy.id", household: "candidacy.household_id", dwelling: "dwelling.id",
            site: "accommodation.site_id", departement: "dwelling.departement", stock: "dwelling.stock",
            composition: "household.composition", dwellingType: "dwelling.dwelling_type",
            landlord: "coalesce(offer.partner_id, dwelling.landlord_id)", day: signed, from: "offer.received_on",
            to: signed, numerator: "0", denominator: "CASE WHEN offer.id IS NULL THEN 0 ELSE 1 END",
            unknown: "CASE WHEN offer.id IS NULL THEN 1 ELSE 0 END")
        return """
            \(columns.select)
            FROM candidacy JOIN accommodation ON accommodation.id = candidacy.accommodation_id
            JOIN household ON household.id = candidacy.household_id
            JOIN dwelling ON dwelling.id = accommodation.dwelling_id
            LEFT JOIN housing_offer AS offer ON offer.id = candidacy.offer_id
            WHERE \(CountedCandidacy.isLeased) AND \(signed) BETWEEN \(period.from) AND \(period.to)
              AND \(seen("accommodation.site_id"))
            """
    }

    /// Households that were refused, that refused or that kept silent, and dwellings that were lost otherwise (I-24b). The
    /// second column tells why, as `Obstacle.Cause` writes it.
    func proposalsRefused(in period: Period) -> Query {
        var dwellings = CaseColumns(
            id: "offer.id", site: "offer.site_id", departement: "offer.departement",
            dwellingType: "offer.dwelling_type", kind: "'dwelling'", landlord: "offer.partner_id",
            day: "offer.outcome_on", from: "offer.received_on", to: "offer.outcome_on")
        dwellings.detail = "'logement-' || offer.outcome"
        var households = dwellings
        households.id = "candidacy.id"
        households.household = "candidacy.household_id"
        households.composition = "household.composition"
        households.day = "candidacy.refused_on"
        households.from = "candidacy.proposed_on"
        households.to = "candidacy.refused_on"
        households.kind = """
            CASE candidacy.state WHEN 'refusedByLandlord' THEN 'landlord' WHEN 'refusedByHousehold' THEN 'household'
              ELSE 'silence' END
            """
        households.detail = """
            CASE candidacy.state WHEN 'refusedByLandlord' THEN 'bailleur-' || candidacy.refusal_reason
              WHEN 'refusedByHousehold' THEN 'menage-' || candidacy.refusal_reason ELSE 'silence' END
            """
        let lost = Query.list(HousingOffer.State.allCases.filter { $0.isOver && $0 != .leased })
        return """
            \(dwellings.select) FROM housing_offer AS offer
            WHERE offer.state IN \(lost) AND offer.outcome <> 'refusedByCandidate'
              AND offer.outcome_on BETWEEN \(period.from) AND \(period.to) AND \(seen("offer.site_id"))
            UNION ALL
            \(households.select) FROM candidacy JOIN housing_offer AS offer ON offer.id = candidacy.offer_id
            JOIN household ON household.id = candidacy.household_id
            WHERE candidacy.state IN ('refusedByHousehold', 'refusedByLandlord', 'noAnswer')
              AND candidacy.refused_on BETWEEN \(period.from) AND \(period.to) AND \(seen("offer.site_id"))
            """
    }
}
