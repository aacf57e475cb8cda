package import RelorefStorage

extension Migration {
    /// What a referent judges of a household before a lease, and what one referent leaves to the next.
    package static let readiness = Migration(
        "0085-readiness",
        [
            """
            CREATE TABLE lease_readiness (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              on_day \(.text) NOT NULL,
              points \(.text) NOT NULL,
              level \(.text) NOT NULL,
              text_id \(.text) REFERENCES pathway_text (id) ON DELETE SET NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              CONSTRAINT lease_readiness_level CHECK (level IN ('ready', 'almost', 'notYet'))
            ) \(.strict)
            """,
            "CREATE INDEX lease_readiness_household ON lease_readiness (household_id, on_day)",
            "CREATE INDEX lease_readiness_text ON lease_readiness (text_id)",
            """
            CREATE TABLE hand_over (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              from_account_id \(.text) REFERENCES account (id),
              to_account_id \(.text) REFERENCES account (id),
              on_day \(.text) NOT NULL,
              text_id \(.text) REFERENCES pathway_text (id) ON DELETE SET NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX hand_over_household ON hand_over (household_id, on_day)",
            "CREATE INDEX hand_over_text ON hand_over (text_id)",
        ])
}
