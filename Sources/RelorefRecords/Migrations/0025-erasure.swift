package import RelorefStorage

extension Migration {
    /// Files that were erased, what keeps one from being erased, and when each came up for review.
    ///
    /// One row of `file_erasure` an owner of a key: the file itself and those that had been merged into it.
    package static let erasure = Migration(
        "0025-erasure",
        [
            "ALTER TABLE household ADD COLUMN erased_on \(.text)",
            """
            CREATE INDEX household_closed ON household (closed_on, id)
            WHERE closed_on IS NOT NULL AND erased_on IS NULL
            """,
            """
            CREATE TABLE file_erasure (
              household_id \(.text) PRIMARY KEY NOT NULL REFERENCES household (id),
              ground \(.text) NOT NULL CONSTRAINT file_erasure_ground CHECK (ground IN ('request', 'retention', 'mistake')),
              reason \(.bytes) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              keys_gone_at \(.text)
            ) \(.strict)
            """,
            """
            CREATE TABLE legal_hold (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              from_day \(.text) NOT NULL,
              until_day \(.text) NOT NULL,
              reason \(.bytes) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              lifted_on \(.text),
              lifted_by \(.text) REFERENCES account (id),
              CONSTRAINT legal_hold_days CHECK (until_day >= from_day),
              CONSTRAINT legal_hold_lifted_by_somebody CHECK ((lifted_on IS NULL) = (lifted_by IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX legal_hold_household ON legal_hold (household_id, until_day)",
            """
            CREATE TABLE retention_review (
              household_id \(.text) PRIMARY KEY NOT NULL REFERENCES household (id),
              listed_on \(.text) NOT NULL
            ) \(.strict)
            """,
        ])
}
