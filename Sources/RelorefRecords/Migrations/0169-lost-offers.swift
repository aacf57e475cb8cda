package import RelorefStorage

extension Migration {
    /// Ways to the dwellings of a landlord, to the offers that were lost lately and to what a household has to answer.
    package static let lostOffers = Migration(
        "0169-lost-offers",
        [
            "CREATE INDEX dwelling_landlord ON dwelling (landlord_id, site_id)",
            """
            CREATE INDEX housing_offer_lost ON housing_offer (outcome_on DESC, id)
            WHERE state IN ('refused', 'withdrawn', 'expired')
            """,
            """
            CREATE INDEX housing_offer_lost_site ON housing_offer (site_id, outcome_on DESC, id)
            WHERE state IN ('refused', 'withdrawn', 'expired')
            """,
            "DROP INDEX candidacy_household",
            "CREATE INDEX candidacy_household ON candidacy (household_id, state)",
        ])
}
