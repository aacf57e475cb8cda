package import RelorefStorage

extension Migration {
    /// The one accommodation timeline of each household, and employment.
    ///
    /// `site_id` is the site responsible at the time, so that a file that moves leaves its past where it happened.
    /// `exit_settles_on` is seven days after the exit: a new stay of the same association up to then makes it a transfer
    /// (domain § 3.1). A day of exit is not a night (`to_day` is the day on which the household no longer sleeps there).
    package static let stays = Migration(
        "0007-stays",
        [
            """
            CREATE TABLE accommodation (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              site_id \(.text) NOT NULL REFERENCES site (id),
              kind \(.text) NOT NULL CONSTRAINT accommodation_kind
                CHECK (kind IN ('centre', 'relay', 'directLease', 'slidingLease', 'other')),
              state \(.text) NOT NULL CONSTRAINT accommodation_state
                CHECK (state IN ('planned', 'active', 'ended', 'cancelled')),
              centre_id \(.text) REFERENCES centre (id),
              dwelling_id \(.text) REFERENCES dwelling (id),
              planned_from \(.text),
              planned_to \(.text),
              from_day \(.text),
              to_day \(.text),
              care_end_on \(.text),
              term_on \(.text),
              signed_on \(.text),
              slid_on \(.text),
              through_project \(.int) NOT NULL DEFAULT 0 CONSTRAINT accommodation_project CHECK (through_project IN (0, 1)),
              rent_cents \(.int) CONSTRAINT accommodation_rent CHECK (rent_cents >= 0),
              exit_type \(.text),
              exit_reason \(.text),
              exit_settles_on \(.text),
              follows_id \(.text) REFERENCES accommodation (id),
              place \(.int),
              funding \(.text) NOT NULL DEFAULT 'alt' CONSTRAINT accommodation_funding CHECK (funding IN ('alt', 'other')),
              external_id \(.text) UNIQUE,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT accommodation_days CHECK (to_day IS NULL OR to_day > from_day
                OR (to_day = from_day AND kind IN ('centre', 'other'))),
              CONSTRAINT accommodation_where CHECK (
                (kind = 'centre' AND centre_id IS NOT NULL AND dwelling_id IS NULL)
                OR (kind IN ('relay', 'directLease', 'slidingLease') AND dwelling_id IS NOT NULL AND centre_id IS NULL)
                OR kind = 'other'),
              CONSTRAINT accommodation_state_days CHECK (
                (state = 'planned' AND from_day IS NULL AND planned_from IS NOT NULL)
                OR (state = 'active' AND from_day IS NOT NULL AND to_day IS NULL)
                OR (state = 'ended' AND from_day IS NOT NULL AND to_day IS NOT NULL)
                OR state = 'cancelled'),
              CONSTRAINT accommodation_exit CHECK (
                (state = 'ended') = (exit_settles_on IS NOT NULL) AND (exit_type IS NULL OR state = 'ended')
                AND (state <> 'ended' OR kind NOT IN ('relay', 'centre') OR exit_type IS NOT NULL)),
              CONSTRAINT accommodation_lease_signed
                CHECK (kind <> 'directLease' OR state = 'cancelled' OR signed_on IS NOT NULL),
              CONSTRAINT accommodation_slid CHECK (slid_on IS NULL OR (kind = 'slidingLease' AND slid_on >= from_day))
            ) \(.strict)
            """,
            "CREATE INDEX accommodation_household ON accommodation (household_id, from_day)",
            "CREATE INDEX accommodation_dwelling ON accommodation (dwelling_id, from_day)",
            """
            CREATE INDEX accommodation_service ON accommodation
            (kind, from_day, to_day, state, site_id, household_id, dwelling_id, signed_on, through_project)
            """,
            "CREATE INDEX accommodation_exits ON accommodation (kind, to_day, exit_type, site_id, household_id)",
            "CREATE INDEX accommodation_leases ON accommodation (signed_on, through_project, site_id, household_id, dwelling_id)",
            "CREATE INDEX accommodation_term ON accommodation (state, term_on)",
            """
            CREATE UNIQUE INDEX accommodation_one_home ON accommodation (household_id)
            WHERE state = 'active' AND kind IN ('relay', 'centre')
            """,
            """
            CREATE TABLE stay_extension (
              id \(.text) PRIMARY KEY NOT NULL,
              accommodation_id \(.text) NOT NULL REFERENCES accommodation (id),
              requested_on \(.text) NOT NULL,
              decided_on \(.text),
              decision \(.text) CONSTRAINT stay_extension_decision CHECK (decision IN ('granted', 'refused')),
              authority \(.text),
              new_term_on \(.text),
              CONSTRAINT stay_extension_decided CHECK ((decided_on IS NULL) = (decision IS NULL)),
              CONSTRAINT stay_extension_granted CHECK (decision IS NULL OR decision = 'refused' OR new_term_on IS NOT NULL)
            ) \(.strict)
            """,
            "CREATE INDEX stay_extension_accommodation ON stay_extension (accommodation_id)",
            """
            CREATE TABLE employment_spell (
              id \(.text) PRIMARY KEY NOT NULL,
              person_id \(.text) NOT NULL REFERENCES person (id),
              contract \(.text) NOT NULL,
              from_day \(.text) NOT NULL,
              to_day \(.text),
              weekly_hours_tenths \(.int) CONSTRAINT employment_spell_hours CHECK (weekly_hours_tenths BETWEEN 0 AND 700),
              rome \(.text),
              employer_id \(.text) REFERENCES partner (id),
              external_id \(.text) UNIQUE,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT employment_spell_days CHECK (to_day IS NULL OR to_day >= from_day)
            ) \(.strict)
            """,
            "CREATE INDEX employment_spell_person ON employment_spell (person_id, from_day, to_day, contract)",
            """
            CREATE TABLE employment_status (
              id \(.text) PRIMARY KEY NOT NULL,
              person_id \(.text) NOT NULL REFERENCES person (id),
              from_day \(.text) NOT NULL,
              status \(.text) NOT NULL,
              external_id \(.text) UNIQUE,
              UNIQUE (person_id, from_day)
            ) \(.strict)
            """,
            """
            CREATE TABLE correction (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) REFERENCES household (id),
              noun \(.text) NOT NULL,
              subject_id \(.text) NOT NULL,
              field \(.text) NOT NULL,
              old_value \(.text),
              new_value \(.text),
              reason \(.bytes) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX correction_subject ON correction (noun, subject_id)",
            "CREATE INDEX correction_household ON correction (household_id, at)",
        ])
}
