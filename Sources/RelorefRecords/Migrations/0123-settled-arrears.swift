package import RelorefStorage

extension Migration {
    /// What was owed when a household left a home that was followed, and what becomes of it (V49).
    package static let settledArrears = Migration(
        "0123-settled-arrears",
        [
            """
            ALTER TABLE follow_up ADD COLUMN owed_at_end_cents \(.int)
              CONSTRAINT follow_up_owed_at_end CHECK (owed_at_end_cents > 0)
            """,
            """
            ALTER TABLE follow_up ADD COLUMN settlement \(.text)
              CONSTRAINT follow_up_settlement
              CHECK (settlement IS NULL
                OR settlement IN ('plan', 'writeOff', 'transfer') AND owed_at_end_cents IS NOT NULL)
            """,
        ])
}
