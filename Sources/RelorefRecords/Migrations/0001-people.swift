package import RelorefStorage

extension Migration {
    /// The network, its associations and sites, and the people who work in them.
    package static let people = Migration(
        "0001-people",
        [
            """
            CREATE TABLE association (
              id \(.text) PRIMARY KEY NOT NULL,
              name \(.text) NOT NULL CONSTRAINT association_named CHECK (length(name) > 0),
              external_id \(.text) UNIQUE
            ) \(.strict)
            """,
            """
            CREATE TABLE site (
              id \(.text) PRIMARY KEY NOT NULL,
              association_id \(.text) NOT NULL REFERENCES association (id),
              name \(.text) NOT NULL CONSTRAINT site_named CHECK (length(name) > 0),
              departement \(.text) NOT NULL CONSTRAINT site_departement CHECK (length(departement) BETWEEN 2 AND 3),
              time_zone \(.text) NOT NULL,
              closed_on \(.text),
              external_id \(.text) UNIQUE
            ) \(.strict)
            """,
            "CREATE INDEX site_association ON site (association_id)",
            """
            CREATE TABLE account (
              id \(.text) PRIMARY KEY NOT NULL,
              email \(.text) NOT NULL UNIQUE,
              name \(.text) NOT NULL,
              locale \(.text) NOT NULL CONSTRAINT account_locale CHECK (locale IN ('fr', 'en')),
              password_hash \(.text),
              totp_secret \(.bytes),
              totp_last_step \(.int),
              disabled \(.int) NOT NULL DEFAULT 0 CONSTRAINT account_disabled CHECK (disabled IN (0, 1)),
              created_at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0
            ) \(.strict)
            """,
            """
            CREATE TABLE account_grant (
              id \(.text) PRIMARY KEY NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              role \(.text) NOT NULL CONSTRAINT account_grant_role CHECK (role IN ('referent', 'relayManager',
                'partnershipOfficer', 'editor', 'headOfSite', 'networkHead', 'funder', 'administrator')),
              association_id \(.text) REFERENCES association (id),
              site_id \(.text) REFERENCES site (id),
              from_day \(.text) NOT NULL,
              to_day \(.text),
              CONSTRAINT account_grant_days CHECK (to_day IS NULL OR to_day >= from_day),
              CONSTRAINT account_grant_site_has_association CHECK (site_id IS NULL OR association_id IS NOT NULL)
            ) \(.strict)
            """,
            "CREATE INDEX account_grant_account ON account_grant (account_id)",
            """
            CREATE TABLE session (
              token_hash \(.text) PRIMARY KEY NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              created_at \(.text) NOT NULL,
              seen_at \(.text) NOT NULL,
              expires_at \(.text) NOT NULL,
              confirmed_at \(.text),
              second_factor \(.int) NOT NULL DEFAULT 0 CONSTRAINT session_second_factor CHECK (second_factor IN (0, 1)),
              csrf \(.text) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX session_account ON session (account_id)",
            """
            CREATE TABLE sign_in_attempt (
              subject \(.text) PRIMARY KEY NOT NULL,
              failures \(.int) NOT NULL,
              last_at \(.text) NOT NULL
            ) \(.strict)
            """,
            """
            CREATE TABLE invitation (
              token_hash \(.text) PRIMARY KEY NOT NULL,
              email \(.text) NOT NULL,
              name \(.text) NOT NULL,
              role \(.text) NOT NULL,
              association_id \(.text) REFERENCES association (id),
              site_id \(.text) REFERENCES site (id),
              invited_by \(.text) NOT NULL REFERENCES account (id),
              expires_at \(.text) NOT NULL,
              used_at \(.text)
            ) \(.strict)
            """,
        ])
}
