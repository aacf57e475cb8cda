package import RelorefStorage

extension Migration {
    /// Claims for the enforceable right to housing or to accommodation: the day of each step, never a due date.
    package static let rightClaims = Migration(
        "0091-enforceable-right-claims",
        [
            """
            CREATE TABLE right_claim (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              request_id \(.text) REFERENCES social_request (id),
              kind \(.text) NOT NULL,
              ground \(.text) NOT NULL,
              departement \(.text) NOT NULL,
              filed_on \(.text),
              acknowledged_on \(.text),
              decided_on \(.text),
              decision \(.text),
              offered_on \(.text),
              court_on \(.text),
              housed_on \(.text),
              withdrawn_on \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT right_claim_kind CHECK (kind IN ('housing', 'accommodation')),
              CONSTRAINT right_claim_request CHECK (kind = 'accommodation' OR request_id IS NOT NULL),
              CONSTRAINT right_claim_decision CHECK (
                decision IN ('recognised', 'refused') OR (decision = 'reoriented' AND kind = 'housing')),
              CONSTRAINT right_claim_decided CHECK ((decided_on IS NULL) = (decision IS NULL)),
              CONSTRAINT right_claim_days CHECK (
                (acknowledged_on IS NULL OR acknowledged_on >= filed_on)
                AND (decided_on IS NULL OR decided_on >= acknowledged_on))
            ) \(.strict)
            """,
            "CREATE INDEX right_claim_household ON right_claim (household_id, filed_on)",
            "CREATE INDEX right_claim_request ON right_claim (request_id)",
        ])
}
