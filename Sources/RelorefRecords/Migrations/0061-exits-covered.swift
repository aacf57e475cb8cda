package import RelorefStorage

extension Migration {
    /// A breakdown of exits is read off one index, in its order: looked up in the table one by one, those of a million
    /// households took five times as long.
    package static let exitsCovered = Migration(
        "0061-exits-covered",
        [
            "DROP INDEX exit_fact_day",
            """
            CREATE INDEX exit_fact_day ON exit_fact
              (to_day, exit_type, site_id, employed, known, departement, stock, dwelling_type, composition)
            """,
        ])
}
