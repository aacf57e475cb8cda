package import RelorefStorage

extension Migration {
    /// Copies of a file asked for by the people whom it is about: asked by one colleague, released by another.
    package static let fileReleases = Migration(
        "0027-file-releases",
        [
            """
            CREATE TABLE file_release (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              asked_by \(.text) NOT NULL REFERENCES account (id),
              asked_at \(.text) NOT NULL,
              released_by \(.text) REFERENCES account (id),
              until_at \(.text),
              CONSTRAINT file_release_second_person CHECK (released_by IS NULL OR released_by <> asked_by),
              CONSTRAINT file_release_dated CHECK ((released_by IS NULL) = (until_at IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX file_release_household ON file_release (household_id, asked_at)",
        ])
}
