package import RelorefStorage

extension Migration {
    /// A rank is one household's as long as it waits for the dwelling; afterwards the committee may give it again.
    package static let ranksThatAreHeld = Migration(
        "0164-ranks-that-are-held",
        [
            "DROP INDEX candidacy_rank",
            """
            CREATE UNIQUE INDEX candidacy_rank ON candidacy (offer_id, rank)
            WHERE rank IS NOT NULL AND state IN ('ranked', 'allocated', 'accepted', 'leased')
            """,
        ])
}
