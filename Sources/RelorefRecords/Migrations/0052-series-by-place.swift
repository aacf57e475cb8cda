package import RelorefStorage

extension Migration {
    /// A delay may differ by département (domain § 2.0): the network's number stands under an empty one.
    package static let seriesByPlace = Migration(
        "0052-series-by-place",
        [
            """
            CREATE TABLE reference_series_by_place (
              series \(.text) NOT NULL,
              departement \(.text) NOT NULL DEFAULT '',
              from_day \(.text) NOT NULL,
              value \(.int) NOT NULL,
              source \(.text) NOT NULL,
              PRIMARY KEY (series, departement, from_day)
            ) \(.strict)
            """,
            """
            INSERT INTO reference_series_by_place (series, departement, from_day, value, source)
            SELECT series, '', from_day, value, source FROM reference_series
            """,
            "DROP TABLE reference_series",
            "ALTER TABLE reference_series_by_place RENAME TO reference_series",
        ])
}
