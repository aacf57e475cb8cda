package import RelorefStorage

extension Migration {
    /// Mails to colleagues: no address and no word, only that there was one, and what became of it.
    package static let colleagueMail = Migration(
        "0117-colleague-mail",
        [
            """
            ALTER TABLE account ADD COLUMN morning_mail \(.int) NOT NULL DEFAULT 0
              CONSTRAINT account_morning_mail CHECK (morning_mail IN (0, 1))
            """,
            """
            CREATE TABLE colleague_mail (
              id \(.text) PRIMARY KEY NOT NULL,
              purpose \(.text) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              occasion \(.text) NOT NULL,
              next_at \(.text),
              state \(.text) NOT NULL CONSTRAINT colleague_mail_state
                CHECK (state IN ('queued', 'sent', 'stopped', 'failed')),
              fault \(.text),
              attempts \(.int) NOT NULL DEFAULT 0,
              at \(.text) NOT NULL,
              ended_at \(.text),
              seen_at \(.text),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT colleague_mail_once UNIQUE (account_id, purpose, occasion),
              CONSTRAINT colleague_mail_waits CHECK ((state = 'queued') = (next_at IS NOT NULL)),
              CONSTRAINT colleague_mail_ended CHECK ((state = 'queued') = (ended_at IS NULL)),
              CONSTRAINT colleague_mail_fault CHECK ((state IN ('stopped', 'failed')) = (fault IS NOT NULL))
            ) \(.strict)
            """,
            "CREATE INDEX colleague_mail_waiting ON colleague_mail (next_at) WHERE state = 'queued'",
            "CREATE INDEX colleague_mail_at ON colleague_mail (at)",
        ])
}
