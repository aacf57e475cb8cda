package import RelorefStorage

extension Migration {
    /// What was done, by whom, when: entries are added, never changed; the sealer links them into a chain.
    package static let journal = Migration(
        "0002-journal",
        [
            """
            CREATE TABLE journal_entry (
              id \(.text) PRIMARY KEY NOT NULL,
              at \(.text) NOT NULL,
              actor_id \(.text) NOT NULL,
              act \(.text) NOT NULL,
              noun \(.text) NOT NULL,
              subject_id \(.text) NOT NULL,
              household_id \(.text),
              site_id \(.text),
              detail \(.text) NOT NULL,
              hash \(.bytes) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX journal_entry_household ON journal_entry (household_id, at)",
            "CREATE INDEX journal_entry_subject ON journal_entry (noun, subject_id)",
            """
            CREATE TABLE journal_link (
              position \(.int) PRIMARY KEY NOT NULL,
              entry_id \(.text) NOT NULL UNIQUE REFERENCES journal_entry (id),
              hash \(.bytes) NOT NULL
            ) \(.strict)
            """,
            """
            CREATE TABLE rule_confirmation (
              id \(.text) PRIMARY KEY NOT NULL,
              rule \(.text) NOT NULL,
              noun \(.text) NOT NULL,
              subject_id \(.text) NOT NULL,
              household_id \(.text),
              reason \(.bytes) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX rule_confirmation_subject ON rule_confirmation (noun, subject_id)",
        ],
        on: [
            .sqlite: ["journal_entry", "journal_link"].flatMap { table -> [Query] in
                ["UPDATE", "DELETE"].map { verb in
                    Query(
                        unbound: """
                            CREATE TRIGGER \(table)_no_\(verb.lowercased()) BEFORE \(verb) ON \(table)
                            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
                            """)
                }
            },
            .postgres: [
                """
                CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$
                """,
                """
                CREATE TRIGGER journal_entry_kept BEFORE UPDATE OR DELETE ON journal_entry
                FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()
                """,
                """
                CREATE TRIGGER journal_link_kept BEFORE UPDATE OR DELETE ON journal_link
                FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()
                """,
            ],
        ])
}
