package import RelorefDomain
package import RelorefStorage

/// A dwelling that was proposed under a convention.
package struct ProposedDwelling: Sendable, Hashable, Identifiable {
    package let id: String
    package let receivedOn: Day
    package let commune: String?
    package let type: DwellingType?
    package let rentCents: Int?
    /// A code of the list `offerState`.
    package let state: String
    /// A code of the list `offerOutcome`.
    package let outcome: String?
    /// Whether whoever asks may open it: it is of a site of theirs.
    package let isVisible: Bool
}

extension Transaction {
    /// How many dwellings were proposed under a convention between two days.
    package func proposedCount(under convention: String, from: Day, to: Day) throws -> Int {
        try row(
            """
            SELECT count(*) AS n FROM housing_offer
            WHERE convention_id = \(convention) AND received_on BETWEEN \(from) AND \(to)
            """)?.int("n") ?? 0
    }

    /// Some of them, the latest first.
    package func proposedDwellings(
        under convention: String, from: Day, to: Day, skipping: Int = 0, limit: Int, seenBy actor: Actor
    ) throws -> [ProposedDwelling] {
        try rows(
            """
            SELECT housing_offer.id, housing_offer.received_on, housing_offer.dwelling_type, housing_offer.rent_cents,
              housing_offer.state, housing_offer.outcome, commune.name AS commune_name,
              CASE WHEN \(Visible.offers(to: actor)) THEN 1 ELSE 0 END AS opens
            FROM housing_offer LEFT JOIN commune ON commune.code = housing_offer.commune
            WHERE housing_offer.convention_id = \(convention)
              AND housing_offer.received_on BETWEEN \(from) AND \(to)
            ORDER BY housing_offer.received_on DESC, housing_offer.id LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { row in
            ProposedDwelling(
                id: try row.text("id"), receivedOn: try row.day("received_on"),
                commune: try row.optionalText("commune_name"), type: try row.optionalCode("dwelling_type"),
                rentCents: try row.optionalInt("rent_cents"), state: try row.text("state"),
                outcome: try row.optionalText("outcome"), isVisible: try row.bool("opens"))
        }
    }
}
