package import RelorefStorage

extension Migration {
    /// Partners of the whole country and of one place: their number, their seat, whose member they are, what they were
    /// called and what they became; their stock and their territory as of a day.
    package static let partnerNetwork = Migration(
        "0124-partner-network",
        [
            """
            ALTER TABLE partner ADD COLUMN level \(.text) NOT NULL DEFAULT 'local'
            CONSTRAINT partner_level CHECK (level IN ('national', 'regional', 'local'))
            """,
            "ALTER TABLE partner ADD COLUMN siret \(.text) CONSTRAINT partner_siret CHECK (length(siret) = 14)",
            "ALTER TABLE partner ADD COLUMN commune \(.text)",
            "ALTER TABLE partner ADD COLUMN parent_id \(.text) REFERENCES partner (id)",
            "ALTER TABLE partner ADD COLUMN successor_id \(.text) REFERENCES partner (id)",
            """
            ALTER TABLE partner ADD COLUMN merged_on \(.text)
            CONSTRAINT partner_merged_dated CHECK (successor_id IS NULL OR merged_on IS NOT NULL)
            """,
            "ALTER TABLE partner ADD COLUMN named_from \(.text)",
            "ALTER TABLE partner ADD COLUMN phone \(.text)",
            "ALTER TABLE partner ADD COLUMN email \(.text)",
            "ALTER TABLE partner ADD COLUMN website \(.text)",
            "ALTER TABLE partner ADD COLUMN street \(.text)",
            "ALTER TABLE partner ADD COLUMN postal_code \(.text)",
            "ALTER TABLE partner ADD COLUMN description \(.text)",
            "CREATE INDEX partner_by_siret ON partner (siret)",
            "CREATE INDEX partner_by_parent ON partner (parent_id)",
            "CREATE INDEX partner_by_successor ON partner (successor_id)",
            "CREATE INDEX partner_by_name ON partner (name_key)",
            """
            CREATE TABLE partner_name (
              id \(.text) PRIMARY KEY NOT NULL,
              partner_id \(.text) NOT NULL REFERENCES partner (id),
              name \(.text) NOT NULL CONSTRAINT partner_name_named CHECK (length(name) > 0),
              name_key \(.text) NOT NULL,
              from_day \(.text),
              to_day \(.text) NOT NULL,
              external_id \(.text) UNIQUE,
              CONSTRAINT partner_name_days CHECK (from_day IS NULL OR from_day <= to_day)
            ) \(.strict)
            """,
            "CREATE INDEX partner_name_partner ON partner_name (partner_id, to_day)",
            """
            CREATE TABLE partner_stock (
              id \(.text) PRIMARY KEY NOT NULL,
              partner_id \(.text) NOT NULL REFERENCES partner (id),
              as_of \(.text) NOT NULL,
              departement \(.text) NOT NULL,
              commune \(.text),
              dwelling_type \(.text) CONSTRAINT partner_stock_type CHECK (dwelling_type IN ('room', 'T1', 'T1bis', 'T2',
                'T3', 'T4', 'T5', 'T6plus')),
              dwellings \(.int) NOT NULL CONSTRAINT partner_stock_dwellings CHECK (dwellings >= 0),
              external_id \(.text) UNIQUE
            ) \(.strict)
            """,
            "CREATE INDEX partner_stock_partner ON partner_stock (partner_id, as_of)",
            """
            CREATE TABLE partner_place (
              id \(.text) PRIMARY KEY NOT NULL,
              partner_id \(.text) NOT NULL REFERENCES partner (id),
              departement \(.text) NOT NULL,
              external_id \(.text) UNIQUE,
              CONSTRAINT partner_place_once UNIQUE (partner_id, departement)
            ) \(.strict)
            """,
        ])
}
