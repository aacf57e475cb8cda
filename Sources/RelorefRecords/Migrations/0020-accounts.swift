package import RelorefStorage

extension Migration {
    /// Inviting colleagues, a new password by a link, and what remains when a telephone is lost.
    package static let accounts = Migration(
        "0020-accounts",
        [
            "ALTER TABLE account ADD COLUMN totp_pending \(.bytes)",
            """
            ALTER TABLE account ADD COLUMN shortcuts \(.int) NOT NULL DEFAULT 1
              CONSTRAINT account_shortcuts CHECK (shortcuts IN (0, 1))
            """,
            "ALTER TABLE account ADD COLUMN signed_in_at \(.text)",
            "ALTER TABLE account ADD COLUMN reset_asked_at \(.text)",
            "ALTER TABLE invitation ADD COLUMN id \(.text)",
            "ALTER TABLE invitation ADD COLUMN invited_at \(.text)",
            "ALTER TABLE invitation ADD COLUMN to_day \(.text)",
            "ALTER TABLE invitation ADD COLUMN withdrawn_at \(.text)",
            "ALTER TABLE invitation ADD COLUMN account_id \(.text) REFERENCES account (id)",
            "CREATE UNIQUE INDEX invitation_id ON invitation (id)",
            """
            CREATE TABLE password_reset (
              token_hash \(.text) PRIMARY KEY NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              started_by \(.text) NOT NULL REFERENCES account (id),
              started_at \(.text) NOT NULL,
              expires_at \(.text) NOT NULL,
              used_at \(.text)
            ) \(.strict)
            """,
            "CREATE INDEX password_reset_account ON password_reset (account_id)",
            """
            CREATE TABLE recovery_code (
              code_hash \(.text) PRIMARY KEY NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              made_at \(.text) NOT NULL,
              used_at \(.text)
            ) \(.strict)
            """,
            "CREATE INDEX recovery_code_account ON recovery_code (account_id)",
            "CREATE INDEX journal_entry_actor ON journal_entry (actor_id, at)",
        ])
}
