package import RelorefStorage

extension Migration {
    /// What a landlord is asked by a link: nothing of the household is kept with it, and of the link only its hash.
    package static let landlordLinks = Migration(
        "0071-landlord-links",
        [
            """
            CREATE TABLE landlord_link (
              id \(.text) PRIMARY KEY NOT NULL,
              token_hash \(.text) NOT NULL UNIQUE,
              follow_up_id \(.text) NOT NULL REFERENCES follow_up (id),
              month \(.int) NOT NULL,
              sent_on \(.text) NOT NULL,
              expires_at \(.text) NOT NULL,
              tries \(.int) NOT NULL DEFAULT 0,
              answered_on \(.text),
              revoked \(.int) NOT NULL DEFAULT 0,
              account_id \(.text) NOT NULL REFERENCES account (id),
              CONSTRAINT landlord_link_month CHECK (month BETWEEN 1 AND 12),
              CONSTRAINT landlord_link_tries CHECK (tries BETWEEN 0 AND 5),
              CONSTRAINT landlord_link_revoked CHECK (revoked IN (0, 1))
            ) \(.strict)
            """,
            "CREATE INDEX landlord_link_month ON landlord_link (follow_up_id, month)",
        ])
}
