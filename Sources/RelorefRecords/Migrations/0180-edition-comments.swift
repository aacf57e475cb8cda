package import RelorefStorage

extension Migration {
    /// What whoever publishes a report says of it. It stands beside the edition, which never changes and whose fingerprint
    /// does not know of it.
    package static let editionComments = Migration(
        "0180-edition-comments",
        [
            """
            CREATE TABLE edition_comment (
              edition_id \(.text) PRIMARY KEY NOT NULL REFERENCES edition (id),
              text \(.text) NOT NULL,
              version \(.int) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              CONSTRAINT edition_comment_said CHECK (text <> ''),
              CONSTRAINT edition_comment_version CHECK (version > 0)
            ) \(.strict)
            """
        ])
}
