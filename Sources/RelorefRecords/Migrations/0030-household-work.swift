package import RelorefStorage

extension Migration {
    /// Pairs that were looked at and are two people, referents changed for many files at once, and how links and merges
    /// are found from a file.
    package static let householdWork = Migration(
        "0030-household-work",
        [
            """
            CREATE TABLE distinct_people (
              one_id \(.text) NOT NULL REFERENCES person (id),
              other_id \(.text) NOT NULL REFERENCES person (id),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              PRIMARY KEY (one_id, other_id),
              CONSTRAINT distinct_people_in_order CHECK (one_id < other_id)
            ) \(.strict)
            """,
            """
            CREATE TABLE referent_change (
              id \(.text) PRIMARY KEY NOT NULL,
              batch \(.text) NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              before_id \(.text) REFERENCES account (id),
              after_id \(.text) NOT NULL REFERENCES account (id),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              undone_at \(.text)
            ) \(.strict)
            """,
            "CREATE INDEX referent_change_batch ON referent_change (batch)",
            "CREATE INDEX family_link_asking ON family_link (asking_household_id)",
            "CREATE INDEX family_link_other ON family_link (other_household_id)",
            "CREATE INDEX file_merge_kept ON file_merge (kept_id)",
        ])
}
