package import RelorefStorage

extension Migration {
    /// What a household and the association promise each other, and the reviews of it; one contract runs at a time.
    package static let supportContracts = Migration(
        "0084-support-contracts",
        [
            """
            CREATE TABLE support_contract (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              signed_on \(.text) NOT NULL,
              months \(.int) NOT NULL,
              renews_id \(.text) REFERENCES support_contract (id),
              ended_on \(.text),
              ending \(.text),
              theirs_id \(.text) REFERENCES pathway_text (id) ON DELETE SET NULL,
              ours_id \(.text) REFERENCES pathway_text (id) ON DELETE SET NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT support_contract_months CHECK (months BETWEEN 1 AND 24),
              CONSTRAINT support_contract_ending CHECK (
                ending IN ('renewed', 'completed', 'household', 'association')),
              CONSTRAINT support_contract_ended CHECK ((ended_on IS NULL) = (ending IS NULL)),
              CONSTRAINT support_contract_days CHECK (ended_on IS NULL OR ended_on >= signed_on)
            ) \(.strict)
            """,
            "CREATE UNIQUE INDEX support_contract_running ON support_contract (household_id) WHERE ended_on IS NULL",
            "CREATE INDEX support_contract_household ON support_contract (household_id, signed_on)",
            "CREATE INDEX support_contract_renews ON support_contract (renews_id)",
            "CREATE INDEX support_contract_theirs ON support_contract (theirs_id)",
            "CREATE INDEX support_contract_ours ON support_contract (ours_id)",
            """
            CREATE TABLE pathway_review (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              on_day \(.text) NOT NULL,
              is_final \(.int) NOT NULL,
              text_id \(.text) REFERENCES pathway_text (id) ON DELETE SET NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              withdrawn_at \(.text),
              CONSTRAINT pathway_review_final CHECK (is_final IN (0, 1))
            ) \(.strict)
            """,
            "CREATE INDEX pathway_review_household ON pathway_review (household_id, on_day)",
            "CREATE INDEX pathway_review_text ON pathway_review (text_id)",
        ])
}
