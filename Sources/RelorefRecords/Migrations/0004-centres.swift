package import RelorefStorage

extension Migration {
    /// The reception centres that households come from.
    package static let centres = Migration(
        "0004-centres",
        [
            """
            CREATE TABLE centre (
              id \(.text) PRIMARY KEY NOT NULL,
              name \(.text) NOT NULL CONSTRAINT centre_named CHECK (length(name) > 0),
              name_key \(.text) NOT NULL,
              kind \(.text) NOT NULL CONSTRAINT centre_kind CHECK (kind IN ('cada', 'huda', 'caes', 'cph', 'hotel',
                'emergencyShelter', 'spadaDomiciled', 'privateHosting', 'squatStreet', 'resettlementArrival',
                'otherAssociation', 'legacyShelter')),
              operator \(.text) NOT NULL,
              departement \(.text) NOT NULL,
              commune \(.text),
              site_id \(.text) REFERENCES site (id),
              opened_on \(.text),
              closed_on \(.text),
              external_id \(.text) UNIQUE,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT centre_days CHECK (closed_on IS NULL OR opened_on IS NULL OR closed_on >= opened_on)
            ) \(.strict)
            """,
            """
            CREATE TABLE centre_capacity (
              id \(.text) PRIMARY KEY NOT NULL,
              centre_id \(.text) NOT NULL REFERENCES centre (id),
              from_day \(.text) NOT NULL,
              places \(.int) NOT NULL CONSTRAINT centre_capacity_places CHECK (places >= 0),
              UNIQUE (centre_id, from_day)
            ) \(.strict)
            """,
        ])
}
