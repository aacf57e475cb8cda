package import RelorefStorage

extension Migration {
    /// Editions: a report frozen with its figures, the versions of their definitions and the rows behind them.
    package static let figures = Migration(
        "0009-figures",
        [
            """
            CREATE TABLE edition (
              id \(.text) PRIMARY KEY NOT NULL,
              title \(.text) NOT NULL,
              from_day \(.text) NOT NULL,
              to_day \(.text) NOT NULL,
              scope \(.text) NOT NULL,
              frozen_at \(.text) NOT NULL,
              frozen_by \(.text) NOT NULL REFERENCES account (id),
              hash \(.text) NOT NULL
            ) \(.strict)
            """,
            """
            CREATE TABLE edition_figure (
              edition_id \(.text) NOT NULL REFERENCES edition (id),
              indicator \(.text) NOT NULL,
              definition_version \(.int) NOT NULL,
              numerator \(.int) NOT NULL,
              denominator \(.int),
              unknown \(.int) NOT NULL,
              value \(.real),
              PRIMARY KEY (edition_id, indicator)
            ) \(.strict)
            """,
            """
            CREATE TABLE edition_case (
              edition_id \(.text) NOT NULL REFERENCES edition (id),
              indicator \(.text) NOT NULL,
              case_id \(.text) NOT NULL,
              household_id \(.text),
              numerator \(.int),
              denominator \(.int),
              facts \(.text) NOT NULL,
              PRIMARY KEY (edition_id, indicator, case_id)
            ) \(.strict)
            """,
            """
            CREATE TABLE figure_cache (
              stamp \(.text) NOT NULL,
              question \(.text) NOT NULL,
              answer \(.text) NOT NULL,
              PRIMARY KEY (question)
            ) \(.strict)
            """,
        ],
        on: [
            .sqlite: ["edition", "edition_figure", "edition_case"].map { table in
                Query(
                    unbound: """
                        CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
                        BEGIN SELECT RAISE(ABORT, 'an edition does not change'); END
                        """)
            },
            .postgres: [
                """
                CREATE FUNCTION edition_does_not_change() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'an edition does not change'; END $$
                """
            ]
                + ["edition", "edition_figure", "edition_case"].map { table in
                    Query(
                        unbound: """
                            CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
                            FOR EACH STATEMENT EXECUTE FUNCTION edition_does_not_change()
                            """)
                },
        ])
}
