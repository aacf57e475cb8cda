package import RelorefStorage

extension Migration {
    /// What waits to be imported, sealed under a key of its own, and what an import touched, so that it can be undone.
    package static let imports = Migration(
        "0014-imports",
        [
            "CREATE INDEX import_run_account ON import_run (account_id, started_at)",
            """
            CREATE TABLE import_block (
              import_id \(.text) NOT NULL REFERENCES import_run (id),
              part \(.text) NOT NULL,
              place \(.int) NOT NULL,
              sealed \(.bytes) NOT NULL,
              PRIMARY KEY (import_id, part, place)
            ) \(.strict)
            """,
            """
            CREATE TABLE import_change (
              import_id \(.text) NOT NULL REFERENCES import_run (id),
              place \(.int) NOT NULL,
              record_table \(.text) NOT NULL,
              record_id \(.text) NOT NULL,
              before \(.bytes),
              after \(.bytes) NOT NULL,
              PRIMARY KEY (import_id, place)
            ) \(.strict)
            """,
        ])
}
