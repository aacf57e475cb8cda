package import RelorefStorage

extension Migration {
    /// The code by which a household reaches its own page, of which only the hash is kept, and the telephones that
    /// passed the check.
    package static let familyPages = Migration(
        "0093-family-pages",
        [
            """
            CREATE TABLE family_page (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              code_hash \(.text) NOT NULL UNIQUE,
              language \(.text) NOT NULL,
              phone \(.text) NOT NULL,
              made_on \(.text) NOT NULL,
              made_by \(.text) NOT NULL REFERENCES account (id),
              expires_at \(.text) NOT NULL,
              tries \(.int) NOT NULL DEFAULT 0,
              locked_on \(.text),
              revoked_at \(.text),
              CONSTRAINT family_page_language CHECK (language IN ('fr', 'en', 'ar', 'ps', 'fa', 'ru', 'uk', 'ti')),
              CONSTRAINT family_page_tries CHECK (tries BETWEEN 0 AND 5),
              CONSTRAINT family_page_locked CHECK ((locked_on IS NOT NULL) = (tries = 5))
            ) \(.strict)
            """,
            "CREATE UNIQUE INDEX family_page_in_force ON family_page (household_id) WHERE revoked_at IS NULL",
            "CREATE INDEX family_page_household ON family_page (household_id, made_on)",
            """
            CREATE TABLE family_visit (
              token_hash \(.text) PRIMARY KEY NOT NULL,
              page_id \(.text) NOT NULL REFERENCES family_page (id),
              language \(.text) NOT NULL,
              opened_at \(.text) NOT NULL,
              expires_at \(.text) NOT NULL,
              CONSTRAINT family_visit_language CHECK (language IN ('fr', 'en', 'ar', 'ps', 'fa', 'ru', 'uk', 'ti'))
            ) \(.strict)
            """,
            "CREATE INDEX family_visit_page ON family_visit (page_id)",
        ])
}
