package import RelorefStorage

extension Migration {
    /// A household's requests for social housing, and the days on which they were renewed and brought up to date.
    ///
    /// The number is sealed; its bucket, one of 256, says nothing of a household and narrows the look for a twin.
    package static let socialRequests = Migration(
        "0090-social-requests",
        [
            """
            CREATE TABLE social_request (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              number \(.bytes),
              number_bucket \(.int),
              body \(.text),
              departement \(.text) NOT NULL,
              communes \(.text) NOT NULL DEFAULT '',
              dwelling_type \(.text),
              maximum_cents \(.int),
              needs \(.text) NOT NULL DEFAULT '',
              filed_on \(.text),
              attested_on \(.text),
              ended_on \(.text),
              outcome \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT social_request_body CHECK (
                body IN ('online', 'townHall', 'landlord', 'prefecture', 'actionLogement', 'other')),
              CONSTRAINT social_request_bucket CHECK (number_bucket BETWEEN 0 AND 255),
              CONSTRAINT social_request_maximum CHECK (maximum_cents >= 0),
              CONSTRAINT social_request_attested CHECK (
                attested_on IS NULL OR (filed_on IS NOT NULL AND attested_on >= filed_on)),
              CONSTRAINT social_request_outcome CHECK (outcome IN ('satisfied', 'removed')),
              CONSTRAINT social_request_ended CHECK ((ended_on IS NULL) = (outcome IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX social_request_household ON social_request (household_id, filed_on)",
            "CREATE INDEX social_request_twin ON social_request (number_bucket) WHERE ended_on IS NULL",
            """
            CREATE TABLE social_request_step (
              id \(.text) PRIMARY KEY NOT NULL,
              request_id \(.text) NOT NULL REFERENCES social_request (id),
              kind \(.text) NOT NULL,
              on_day \(.text) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              CONSTRAINT social_request_step_kind CHECK (kind IN ('renewal', 'update')),
              CONSTRAINT social_request_step_once UNIQUE (request_id, kind, on_day)
            ) \(.strict)
            """,
        ])
}
