package import RelorefStorage

extension Migration {
    /// Ways to the offers that go on, to those of a state, to what was lost lately and to what counts for a convention, where
    /// a network has a million of them.
    package static let manyOffers = Migration(
        "0168-many-offers",
        [
            """
            CREATE INDEX housing_offer_live ON housing_offer (COALESCE(answer_by, '9999'), received_on, id, site_id)
            WHERE state IN ('received', 'qualified', 'open', 'candidatesSent', 'decided')
            """,
            "CREATE INDEX housing_offer_state ON housing_offer (state, received_on, site_id)",
            "CREATE INDEX housing_offer_outcome ON housing_offer (outcome_on, site_id) WHERE outcome_on IS NOT NULL",
            "ALTER TABLE candidacy ADD COLUMN offer_site_id \(.text)",
            """
            UPDATE candidacy SET offer_site_id =
              (SELECT site_id FROM housing_offer WHERE housing_offer.id = candidacy.offer_id)
            """,
            "CREATE INDEX candidacy_refused ON candidacy (refused_on) WHERE refused_on IS NOT NULL",
            """
            CREATE INDEX candidacy_refused_site ON candidacy (offer_site_id, refused_on) WHERE refused_on IS NOT NULL
            """,
            """
            CREATE INDEX candidacy_counted ON candidacy (convention_id, allocated_on, leased_on, state, offer_id)
            """,
        ])
}
