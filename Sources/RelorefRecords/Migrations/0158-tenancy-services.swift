package import RelorefStorage

extension Migration {
    /// The "service locatif" and the "service locatif plus": which parts each holds from a day on, and which of them a
    /// household was given. The follow-up and the guarantee are told by their own records and stand here in no row.
    package static let tenancyServices = Migration(
        "0158-tenancy-services",
        [
            """
            CREATE TABLE tenancy_bundle (
              level \(.text) NOT NULL CONSTRAINT tenancy_bundle_level CHECK (level IN ('standard', 'plus')),
              from_day \(.text) NOT NULL,
              revision \(.int) NOT NULL DEFAULT 0,
              parts \(.text) NOT NULL CONSTRAINT tenancy_bundle_parts CHECK (parts <> ''),
              source \(.text) NOT NULL,
              account_id \(.text) REFERENCES account (id),
              at \(.text),
              PRIMARY KEY (level, from_day, revision)
            ) \(.strict)
            """,
            """
            CREATE TABLE tenancy_service (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              site_id \(.text) NOT NULL REFERENCES site (id),
              accommodation_id \(.text) REFERENCES accommodation (id),
              level \(.text) NOT NULL CONSTRAINT tenancy_service_level CHECK (level IN ('standard', 'plus')),
              opened_on \(.text) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              withdrawn_at \(.text),
              version \(.int) NOT NULL DEFAULT 0
            ) \(.strict)
            """,
            "CREATE INDEX tenancy_service_household ON tenancy_service (household_id)",
            """
            CREATE UNIQUE INDEX tenancy_service_lease ON tenancy_service (accommodation_id)
            WHERE accommodation_id IS NOT NULL AND withdrawn_at IS NULL
            """,
            """
            CREATE TABLE tenancy_service_part (
              id \(.text) PRIMARY KEY NOT NULL,
              service_id \(.text) NOT NULL REFERENCES tenancy_service (id),
              part \(.text) NOT NULL CONSTRAINT tenancy_service_part_known CHECK (part IN ('preparation', 'presentation',
                'signature')),
              given_on \(.text) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              CONSTRAINT tenancy_service_part_once UNIQUE (service_id, part)
            ) \(.strict)
            """,
        ])
}
