package import RelorefStorage

extension Migration {
    /// Households, their dated members, and each person's dated identities, protection and papers.
    ///
    /// `figure_id` is the household's identity in the network's figures: two files known to be the same household share
    /// one. `sealed` columns are ciphertext under the household's own key.
    package static let households = Migration(
        "0005-households",
        [
            """
            CREATE TABLE household (
              id \(.text) PRIMARY KEY NOT NULL,
              code \(.text) NOT NULL UNIQUE,
              figure_id \(.text) NOT NULL,
              site_id \(.text) NOT NULL REFERENCES site (id),
              referent_id \(.text) REFERENCES account (id),
              opened_on \(.text) NOT NULL,
              closed_on \(.text),
              close_reason \(.text),
              composition \(.text) NOT NULL,
              composition_reason \(.bytes),
              size \(.int) NOT NULL CONSTRAINT household_size CHECK (size >= 0),
              confidential \(.int) NOT NULL DEFAULT 0 CONSTRAINT household_confidential CHECK (confidential IN (0, 1)),
              merged_into \(.text) REFERENCES household (id),
              external_id \(.text) UNIQUE,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT household_days CHECK (closed_on IS NULL OR closed_on >= opened_on),
              CONSTRAINT household_closed_with_reason CHECK ((closed_on IS NULL) = (close_reason IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX household_site ON household (site_id, closed_on, opened_on, id)",
            "CREATE INDEX household_opened ON household (opened_on, id)",
            "CREATE INDEX household_figure ON household (figure_id)",
            "CREATE INDEX household_referent ON household (referent_id, closed_on)",
            """
            CREATE TABLE household_access (
              household_id \(.text) NOT NULL REFERENCES household (id),
              account_id \(.text) NOT NULL REFERENCES account (id),
              kind \(.text) NOT NULL CONSTRAINT household_access_kind CHECK (kind IN ('granted', 'conflict')),
              PRIMARY KEY (household_id, account_id, kind)
            ) \(.strict)
            """,
            """
            CREATE TABLE person (
              id \(.text) PRIMARY KEY NOT NULL,
              key_id \(.text) NOT NULL,
              sex \(.text) NOT NULL CONSTRAINT person_sex CHECK (sex IN ('F', 'M', 'X')),
              birth_year \(.int) CONSTRAINT person_birth_year CHECK (birth_year BETWEEN 1850 AND 2200),
              birth_precision \(.text) NOT NULL
                CONSTRAINT person_birth_precision CHECK (birth_precision IN ('day', 'month', 'year', 'none')),
              area \(.text),
              literacy \(.text),
              died_on \(.text),
              sealed \(.bytes),
              external_id \(.text) UNIQUE,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT person_birth_known CHECK ((birth_year IS NULL) = (birth_precision = 'none'))
            ) \(.strict)
            """,
            """
            CREATE TABLE identity (
              id \(.text) PRIMARY KEY NOT NULL,
              person_id \(.text) NOT NULL REFERENCES person (id),
              from_day \(.text),
              source \(.text) NOT NULL CONSTRAINT identity_source CHECK (source IN ('declared', 'frenchDocument', 'ofpra')),
              is_current \(.int) NOT NULL CONSTRAINT identity_is_current CHECK (is_current IN (0, 1)),
              sealed \(.bytes) NOT NULL
            ) \(.strict)
            """,
            "CREATE UNIQUE INDEX identity_one_current ON identity (person_id) WHERE is_current = 1",
            "CREATE INDEX identity_person ON identity (person_id)",
            """
            CREATE TABLE membership (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              person_id \(.text) NOT NULL REFERENCES person (id),
              kinship \(.text) NOT NULL CONSTRAINT membership_kinship CHECK (kinship IN ('reference', 'spouse', 'partner',
                'child', 'stepchild', 'grandchild', 'parent', 'sibling', 'otherRelative', 'foster', 'unrelated')),
              from_day \(.text) NOT NULL,
              to_day \(.text),
              part_time \(.int) NOT NULL DEFAULT 0 CONSTRAINT membership_part_time CHECK (part_time IN (0, 1)),
              end_reason \(.text),
              CONSTRAINT membership_days CHECK (to_day IS NULL OR to_day >= from_day),
              CONSTRAINT membership_ended_with_reason CHECK ((to_day IS NULL) = (end_reason IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX membership_household ON membership (household_id, from_day)",
            "CREATE INDEX membership_person ON membership (person_id)",
            """
            CREATE UNIQUE INDEX membership_one_household ON membership (person_id)
            WHERE to_day IS NULL AND part_time = 0
            """,
            """
            CREATE UNIQUE INDEX membership_one_reference ON membership (household_id)
            WHERE to_day IS NULL AND kinship = 'reference'
            """,
            """
            CREATE TABLE expected_member (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              kinship \(.text) NOT NULL,
              birth_year \(.int),
              expected_on \(.text),
              arrived_person_id \(.text) REFERENCES person (id),
              sealed \(.bytes)
            ) \(.strict)
            """,
            """
            CREATE TABLE protection (
              id \(.text) PRIMARY KEY NOT NULL,
              person_id \(.text) NOT NULL REFERENCES person (id),
              kind \(.text) NOT NULL CONSTRAINT protection_kind
                CHECK (kind IN ('refugee', 'subsidiary', 'stateless', 'temporary', 'underReview', 'ended')),
              authority \(.text) CONSTRAINT protection_authority CHECK (authority IN ('ofpra', 'cnda')),
              decided_on \(.text),
              notified_on \(.text),
              ended_on \(.text),
              end_reason \(.text),
              external_id \(.text) UNIQUE,
              CONSTRAINT protection_notified_after_decision CHECK (notified_on >= decided_on),
              CONSTRAINT protection_ended_with_reason CHECK ((ended_on IS NULL) = (end_reason IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX protection_person ON protection (person_id)",
            """
            CREATE TABLE permit (
              id \(.text) PRIMARY KEY NOT NULL,
              person_id \(.text) NOT NULL REFERENCES person (id),
              kind \(.text) NOT NULL CONSTRAINT permit_kind CHECK (kind IN ('residentCard10y', 'multiYearSubsidiary4y',
                'multiYearStateless4y', 'temporaryCard1y', 'receiptRefugee', 'receiptSubsidiary', 'aps',
                'familyMemberCard')),
              issued_on \(.text),
              expires_on \(.text),
              external_id \(.text) UNIQUE,
              CONSTRAINT permit_days CHECK (expires_on > issued_on)
            ) \(.strict)
            """,
            "CREATE INDEX permit_person ON permit (person_id)",
            "CREATE INDEX permit_expiry ON permit (expires_on)",
            """
            CREATE TABLE french_level (
              id \(.text) PRIMARY KEY NOT NULL,
              person_id \(.text) NOT NULL REFERENCES person (id),
              assessed_on \(.text) NOT NULL,
              oral \(.text) NOT NULL,
              written \(.text) NOT NULL,
              UNIQUE (person_id, assessed_on)
            ) \(.strict)
            """,
            """
            CREATE TABLE consent (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              kind \(.text) NOT NULL,
              given_on \(.text) NOT NULL,
              withdrawn_on \(.text),
              CONSTRAINT consent_days CHECK (withdrawn_on IS NULL OR withdrawn_on >= given_on)
            ) \(.strict)
            """,
            "CREATE INDEX consent_household ON consent (household_id)",
        ])
}
