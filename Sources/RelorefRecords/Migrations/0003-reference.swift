package import RelorefStorage

extension Migration {
    /// Dated, editable reference data: code lists, communes, series such as the number of CPH places.
    package static let reference = Migration(
        "0003-reference",
        [
            """
            CREATE TABLE reference_label (
              list \(.text) NOT NULL,
              code \(.text) NOT NULL,
              label_fr \(.text) NOT NULL,
              label_en \(.text) NOT NULL,
              rank \(.int) NOT NULL,
              from_day \(.text),
              to_day \(.text),
              source \(.text) NOT NULL,
              verified \(.int) NOT NULL CONSTRAINT reference_label_verified CHECK (verified IN (0, 1)),
              PRIMARY KEY (list, code)
            ) \(.strict)
            """,
            """
            CREATE TABLE commune (
              code \(.text) PRIMARY KEY NOT NULL CONSTRAINT commune_code CHECK (length(code) = 5),
              name \(.text) NOT NULL,
              name_key \(.text) NOT NULL,
              postal_code \(.text) NOT NULL,
              departement \(.text) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX commune_name ON commune (name_key)",
            """
            CREATE TABLE reference_series (
              series \(.text) NOT NULL,
              from_day \(.text) NOT NULL,
              value \(.int) NOT NULL,
              source \(.text) NOT NULL,
              PRIMARY KEY (series, from_day)
            ) \(.strict)
            """,
        ])
}
