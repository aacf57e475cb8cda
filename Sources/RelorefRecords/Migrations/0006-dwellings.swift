package import RelorefStorage

extension Migration {
    /// Partners enough to own a dwelling, and dwellings with their dated life.
    ///
    /// A dwelling's address is sealed under its site's key: stays are clear, so an address in clear would give a person
    /// away. `address_mark` is a keyed digest that finds the same address twice (V44) and is never backed up in clear.
    package static let dwellings = Migration(
        "0006-dwellings",
        [
            """
            CREATE TABLE partner (
              id \(.text) PRIMARY KEY NOT NULL,
              name \(.text) NOT NULL CONSTRAINT partner_named CHECK (length(name) > 0),
              name_key \(.text) NOT NULL,
              kind \(.text) NOT NULL,
              landlord_kind \(.text),
              stock \(.text) CONSTRAINT partner_stock CHECK (stock IN ('public', 'private')),
              departement \(.text),
              site_id \(.text) REFERENCES site (id),
              dwellings_owned \(.int),
              external_id \(.text) UNIQUE,
              version \(.int) NOT NULL DEFAULT 0
            ) \(.strict)
            """,
            """
            CREATE TABLE dwelling (
              id \(.text) PRIMARY KEY NOT NULL,
              code \(.text) NOT NULL UNIQUE,
              site_id \(.text) NOT NULL REFERENCES site (id),
              usage \(.text) NOT NULL CONSTRAINT dwelling_usage CHECK (usage IN ('relay', 'permanent')),
              stock \(.text) NOT NULL CONSTRAINT dwelling_stock CHECK (stock IN ('public', 'private')),
              landlord_id \(.text) REFERENCES partner (id),
              commune \(.text),
              departement \(.text) NOT NULL,
              dwelling_type \(.text) CONSTRAINT dwelling_type_known CHECK (dwelling_type IN ('room', 'T1', 'T1bis', 'T2',
                'T3', 'T4', 'T5', 'T6plus')),
              surface_tenths \(.int) CONSTRAINT dwelling_surface CHECK (surface_tenths BETWEEN 40 AND 9999),
              status \(.text) NOT NULL CONSTRAINT dwelling_status_known CHECK (status IN ('prospect', 'visited',
                'negotiation', 'headLeaseSigned', 'preparation', 'inService', 'temporarilyOutOfService', 'endingNotice',
                'returned', 'refused', 'withdrawn')),
              opening_capacity \(.int) CONSTRAINT dwelling_opening_capacity CHECK (opening_capacity BETWEEN 1 AND 12),
              service_from \(.text),
              service_to \(.text),
              shared \(.int) NOT NULL DEFAULT 0 CONSTRAINT dwelling_shared CHECK (shared IN (0, 1)),
              sealed_address \(.bytes),
              address_mark \(.bytes),
              external_id \(.text) UNIQUE,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT dwelling_service_days CHECK (service_to IS NULL OR service_to >= service_from),
              CONSTRAINT dwelling_relay_has_capacity
                CHECK (usage = 'permanent' OR service_from IS NULL OR opening_capacity IS NOT NULL)
            ) \(.strict)
            """,
            "CREATE INDEX dwelling_site ON dwelling (site_id, usage, status)",
            "CREATE INDEX dwelling_opened ON dwelling (usage, service_from, departement, site_id, opening_capacity)",
            "CREATE INDEX dwelling_address ON dwelling (address_mark)",
            """
            CREATE TABLE dwelling_step (
              id \(.text) PRIMARY KEY NOT NULL,
              dwelling_id \(.text) NOT NULL REFERENCES dwelling (id),
              status \(.text) NOT NULL,
              from_day \(.text) NOT NULL,
              reason \(.text),
              UNIQUE (dwelling_id, from_day, status)
            ) \(.strict)
            """,
            """
            CREATE TABLE dwelling_capacity (
              id \(.text) PRIMARY KEY NOT NULL,
              dwelling_id \(.text) NOT NULL REFERENCES dwelling (id),
              from_day \(.text) NOT NULL,
              places \(.int) NOT NULL CONSTRAINT dwelling_capacity_places CHECK (places BETWEEN 1 AND 12),
              UNIQUE (dwelling_id, from_day)
            ) \(.strict)
            """,
            """
            CREATE TABLE head_lease (
              id \(.text) PRIMARY KEY NOT NULL,
              dwelling_id \(.text) NOT NULL REFERENCES dwelling (id),
              from_day \(.text) NOT NULL,
              to_day \(.text),
              notice_months \(.int) NOT NULL DEFAULT 3,
              subletting_allowed \(.int) NOT NULL CONSTRAINT head_lease_subletting CHECK (subletting_allowed IN (0, 1)),
              rent_cents \(.int) CONSTRAINT head_lease_rent CHECK (rent_cents >= 0),
              charges_cents \(.int) CONSTRAINT head_lease_charges CHECK (charges_cents >= 0),
              CONSTRAINT head_lease_days CHECK (to_day IS NULL OR to_day >= from_day)
            ) \(.strict)
            """,
            "CREATE INDEX head_lease_dwelling ON head_lease (dwelling_id)",
            """
            CREATE TABLE dwelling_check (
              id \(.text) PRIMARY KEY NOT NULL,
              dwelling_id \(.text) NOT NULL REFERENCES dwelling (id),
              kind \(.text) NOT NULL,
              done_on \(.text) NOT NULL,
              expires_on \(.text),
              result \(.text),
              CONSTRAINT dwelling_check_days CHECK (expires_on IS NULL OR expires_on >= done_on)
            ) \(.strict)
            """,
            "CREATE INDEX dwelling_check_dwelling ON dwelling_check (dwelling_id, kind)",
            """
            CREATE TABLE out_of_service (
              id \(.text) PRIMARY KEY NOT NULL,
              dwelling_id \(.text) NOT NULL REFERENCES dwelling (id),
              from_day \(.text) NOT NULL,
              to_day \(.text),
              reason \(.text) NOT NULL,
              occupied_during_works \(.int) NOT NULL DEFAULT 0
                CONSTRAINT out_of_service_occupied CHECK (occupied_during_works IN (0, 1)),
              CONSTRAINT out_of_service_days CHECK (to_day IS NULL OR to_day >= from_day)
            ) \(.strict)
            """,
            "CREATE INDEX out_of_service_dwelling ON out_of_service (dwelling_id)",
        ])
}
