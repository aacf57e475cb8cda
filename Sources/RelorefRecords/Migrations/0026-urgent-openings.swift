package import RelorefStorage

extension Migration {
    /// Files opened in an emergency by somebody whose rights do not reach them, and what a head is told of.
    package static let urgentOpenings = Migration(
        "0026-urgent-openings",
        [
            """
            CREATE TABLE urgent_opening (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              account_id \(.text) NOT NULL REFERENCES account (id),
              asked_at \(.text) NOT NULL,
              reason \(.bytes) NOT NULL,
              agreed_by \(.text) REFERENCES account (id),
              until_at \(.text),
              CONSTRAINT urgent_opening_second_person CHECK (agreed_by IS NULL OR agreed_by <> account_id)
            ) \(.strict)
            """,
            "CREATE INDEX urgent_opening_account ON urgent_opening (account_id, asked_at)",
            "CREATE INDEX urgent_opening_household ON urgent_opening (household_id)",
            """
            CREATE TABLE alert (
              id \(.text) PRIMARY KEY NOT NULL,
              kind \(.text) NOT NULL,
              occasion \(.text) NOT NULL UNIQUE,
              at \(.text) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              site_id \(.text) REFERENCES site (id),
              household_id \(.text) REFERENCES household (id),
              subject_id \(.text),
              times \(.int) NOT NULL,
              seen_by \(.text) REFERENCES account (id),
              seen_at \(.text),
              CONSTRAINT alert_seen_by_somebody CHECK ((seen_by IS NULL) = (seen_at IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX alert_open ON alert (seen_at, at)",
        ])
}
