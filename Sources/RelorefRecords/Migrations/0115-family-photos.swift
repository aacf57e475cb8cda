package import RelorefStorage

extension Migration {
    /// A photograph that a household added to what it said is broken: a paper of its file, sealed as every other.
    package static let familyPhotos = Migration(
        "0115-family-photos",
        [
            """
            CREATE TABLE family_photo (
              id \(.text) PRIMARY KEY NOT NULL,
              report_id \(.text) NOT NULL REFERENCES family_report (id),
              document_id \(.text) NOT NULL REFERENCES household_document (id),
              sent_at \(.text) NOT NULL,
              CONSTRAINT family_photo_once UNIQUE (document_id)
            ) \(.strict)
            """,
            "CREATE INDEX family_photo_report ON family_photo (report_id)",
        ])
}
