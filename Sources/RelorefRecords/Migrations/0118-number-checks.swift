package import RelorefStorage

extension Migration {
    /// Which numbers are the household's own: neither the number nor the figures, only what tells them again.
    package static let numberChecks = Migration(
        "0118-number-checks",
        [
            """
            CREATE TABLE number_check (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              number_mark \(.text) NOT NULL,
              code_mark \(.text) NOT NULL,
              asked_at \(.text) NOT NULL,
              expires_at \(.text) NOT NULL,
              tries \(.int) NOT NULL DEFAULT 0,
              verified_on \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              CONSTRAINT number_check_once UNIQUE (household_id, number_mark),
              CONSTRAINT number_check_tries CHECK (tries BETWEEN 0 AND 5)
            ) \(.strict)
            """
        ])
}
