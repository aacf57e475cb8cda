package import RelorefStorage

extension Migration {
    /// The papers of households: what they are in the open (codes, days, sizes), their titles, names and bytes sealed.
    ///
    /// A file without a document waits for the form that it came with to be accepted.
    package static let documents = Migration(
        "0086-documents",
        [
            """
            CREATE TABLE household_document (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              person_id \(.text) REFERENCES person (id),
              contact_id \(.text) REFERENCES follow_up_contact (id),
              kind \(.text) NOT NULL,
              dated_on \(.text),
              expires_on \(.text),
              seen_on \(.text),
              level \(.text) NOT NULL,
              author_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              sealed \(.bytes) NOT NULL,
              withdrawn_at \(.text),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT household_document_level CHECK (level IN ('private', 'team', 'network')),
              CONSTRAINT household_document_days CHECK (expires_on >= dated_on)
            ) \(.strict)
            """,
            "CREATE INDEX household_document_end ON household_document (household_id, expires_on)",
            "CREATE INDEX household_document_person ON household_document (person_id)",
            "CREATE INDEX household_document_contact ON household_document (contact_id)",
            """
            CREATE TABLE document_file (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              document_id \(.text) REFERENCES household_document (id),
              edition \(.int),
              page \(.int),
              media \(.text) NOT NULL,
              size \(.int) NOT NULL,
              fingerprint \(.bytes) NOT NULL,
              remarks \(.text) NOT NULL DEFAULT '',
              sealed \(.bytes) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              CONSTRAINT document_file_page UNIQUE (document_id, edition, page),
              CONSTRAINT document_file_media CHECK (media IN ('pdf', 'jpeg', 'png')),
              CONSTRAINT document_file_size CHECK (size > 0),
              CONSTRAINT document_file_place CHECK (
                (document_id IS NULL) = (edition IS NULL) AND (document_id IS NULL) = (page IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX document_file_household ON document_file (household_id, document_id)",
            "CREATE INDEX document_file_waiting ON document_file (at) WHERE document_id IS NULL",
            """
            CREATE TABLE document_part (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              file_id \(.text) NOT NULL REFERENCES document_file (id),
              place \(.int) NOT NULL,
              sealed \(.bytes) NOT NULL,
              CONSTRAINT document_part_place UNIQUE (file_id, place)
            ) \(.strict)
            """,
            "CREATE INDEX document_part_household ON document_part (household_id)",
        ])
}
