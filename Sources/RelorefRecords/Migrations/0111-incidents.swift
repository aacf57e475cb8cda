package import RelorefStorage

extension Migration {
    /// What colleagues see broken or unsafe in a home: codes and days in the open, words sealed.
    package static let incidents = Migration(
        "0111-incidents",
        [
            """
            CREATE TABLE incident (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              dwelling_id \(.text) REFERENCES dwelling (id),
              matter \(.text) NOT NULL,
              place \(.text) NOT NULL,
              severity \(.text) NOT NULL,
              on_day \(.text) NOT NULL,
              device_at \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              sealed \(.bytes),
              done_on \(.text),
              done_by \(.text) REFERENCES account (id),
              done \(.bytes),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT incident_matter CHECK (matter IN ('water', 'heating', 'electricity', 'door', 'window',
                'kitchen', 'damp', 'pests', 'other')),
              CONSTRAINT incident_place CHECK (place IN ('kitchen', 'bathroom', 'bedroom', 'livingRoom', 'entrance',
                'sharedParts', 'wholeHome')),
              CONSTRAINT incident_severity CHECK (severity IN ('minor', 'serious', 'danger')),
              CONSTRAINT incident_done CHECK ((done_on IS NULL) = (done_by IS NULL) AND done_on >= on_day)
            ) \(.strict)
            """,
            "CREATE INDEX incident_household ON incident (household_id, on_day)",
            "CREATE INDEX incident_dwelling ON incident (dwelling_id, on_day)",
        ])
}
