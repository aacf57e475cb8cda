package import RelorefStorage

extension Migration {
    /// What a colleague did with an item of Today, kept drafts, saved views, answers to repeated requests.
    package static let work = Migration(
        "0010-work",
        [
            """
            CREATE TABLE task_mark (
              rule \(.text) NOT NULL,
              subject_id \(.text) NOT NULL,
              due_on \(.text) NOT NULL,
              state \(.text) NOT NULL CONSTRAINT task_mark_state CHECK (state IN ('done', 'snoozed', 'open')),
              until_day \(.text),
              owner_id \(.text) REFERENCES account (id),
              snoozes \(.int) NOT NULL DEFAULT 0,
              reason \(.bytes),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              previous \(.text),
              PRIMARY KEY (rule, subject_id, due_on)
            ) \(.strict)
            """,
            """
            CREATE TABLE draft (
              account_id \(.text) NOT NULL REFERENCES account (id),
              form \(.text) NOT NULL,
              id \(.text) NOT NULL UNIQUE,
              saved_at \(.text) NOT NULL,
              sealed \(.bytes) NOT NULL,
              PRIMARY KEY (account_id, id)
            ) \(.strict)
            """,
            """
            CREATE TABLE answered_request (
              key \(.text) PRIMARY KEY NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              answer \(.text) NOT NULL,
              at \(.text) NOT NULL
            ) \(.strict)
            """,
            """
            CREATE TABLE saved_view (
              id \(.text) PRIMARY KEY NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              screen \(.text) NOT NULL,
              name \(.text) NOT NULL,
              query \(.text) NOT NULL,
              shared_site_id \(.text) REFERENCES site (id)
            ) \(.strict)
            """,
            """
            CREATE TABLE import_run (
              id \(.text) PRIMARY KEY NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              started_at \(.text) NOT NULL,
              finished_at \(.text),
              state \(.text) NOT NULL,
              report \(.text) NOT NULL,
              undone_at \(.text)
            ) \(.strict)
            """,
        ])
}
