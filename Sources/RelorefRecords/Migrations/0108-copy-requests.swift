package import RelorefStorage

extension Migration {
    /// When the person asked for a copy of her file, in which language, and on which day she got it.
    package static let copyRequests = Migration(
        "0108-copy-requests",
        [
            "ALTER TABLE file_release ADD COLUMN wanted_on \(.text)",
            "ALTER TABLE file_release ADD COLUMN language \(.text) NOT NULL DEFAULT 'fr'",
            """
            ALTER TABLE file_release ADD COLUMN handed_on \(.text)
              CONSTRAINT file_release_handed_over CHECK (handed_on IS NULL OR handed_on >= wanted_on)
            """,
        ])
}
