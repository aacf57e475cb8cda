package import RelorefStorage

extension Migration {
    /// Whose work somebody takes over, and until when.
    package static let absences = Migration(
        "0073-absences",
        [
            """
            CREATE TABLE absence (
              id \(.text) PRIMARY KEY NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              substitute_id \(.text) NOT NULL REFERENCES account (id),
              from_day \(.text) NOT NULL,
              to_day \(.text) NOT NULL,
              given_back_at \(.text),
              CONSTRAINT absence_other CHECK (account_id <> substitute_id),
              CONSTRAINT absence_order CHECK (from_day <= to_day)
            ) \(.strict)
            """,
            "CREATE INDEX absence_substitute ON absence (substitute_id, to_day)",
            "CREATE INDEX absence_account ON absence (account_id, to_day)",
        ])
}
