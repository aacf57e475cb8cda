package import RelorefStorage

extension Migration {
    /// What is sent to households, and what became of it.
    package static let messages = Migration(
        "0097-messages",
        [
            """
            CREATE TABLE message (
              id \(.text) PRIMARY KEY NOT NULL,
              purpose \(.text) NOT NULL,
              channel \(.text) NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              subject_id \(.text) NOT NULL,
              occasion \(.text) NOT NULL,
              language \(.text) NOT NULL,
              due_at \(.text) NOT NULL,
              next_at \(.text),
              state \(.text) NOT NULL CONSTRAINT message_state
                CHECK (state IN ('queued', 'sent', 'delivered', 'stopped', 'failed')),
              fault \(.text),
              attempts \(.int) NOT NULL DEFAULT 0,
              segments \(.int) NOT NULL DEFAULT 0,
              recipient \(.text) NOT NULL DEFAULT '',
              provider_id \(.text),
              sealed \(.bytes),
              account_id \(.text) REFERENCES account (id),
              at \(.text) NOT NULL,
              ended_at \(.text),
              settled_at \(.text),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT message_once UNIQUE (purpose, subject_id, occasion),
              CONSTRAINT message_waits CHECK ((state = 'queued') = (next_at IS NOT NULL)),
              CONSTRAINT message_ended CHECK ((state = 'queued') = (ended_at IS NULL)),
              CONSTRAINT message_fault CHECK ((state IN ('stopped', 'failed')) = (fault IS NOT NULL)),
              CONSTRAINT message_forgotten CHECK (state = 'queued' OR sealed IS NULL)
            ) \(.strict)
            """,
            "CREATE INDEX message_waiting ON message (next_at) WHERE state = 'queued'",
            "CREATE INDEX message_household ON message (household_id, at)",
            "CREATE INDEX message_unsettled ON message (household_id) WHERE state = 'failed' AND settled_at IS NULL",
            "CREATE INDEX message_at ON message (at)",
        ])
}
