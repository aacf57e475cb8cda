package import RelorefStorage

extension Migration {
    /// Jobs that employers propose, and the people presented for them; a convention with an employer may count jobs
    /// proposed, interviews and hires. What an employer wrote of a person is sealed under the household's key.
    package static let jobOffers = Migration(
        "0165-job-offers",
        [
            """
            CREATE TABLE convention_target_with_jobs (
              id \(.text) PRIMARY KEY NOT NULL,
              convention_id \(.text) NOT NULL REFERENCES convention (id),
              quantity \(.int) NOT NULL CONSTRAINT convention_target_quantity CHECK (quantity >= 0),
              unit \(.text) NOT NULL CONSTRAINT convention_target_unit CHECK (unit IN ('proposal', 'allocation', 'lease',
                'jobOffer', 'interview', 'presentation', 'hire')),
              period \(.text) NOT NULL CONSTRAINT convention_target_period CHECK (period IN ('year', 'total')),
              valid_from \(.text) NOT NULL,
              valid_to \(.text),
              decided_by \(.text) NOT NULL CONSTRAINT convention_target_decided
                CHECK (decided_by IN ('convention', 'amendment')),
              amendment_id \(.text) REFERENCES convention_amendment (id),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              CONSTRAINT convention_target_days CHECK (valid_to IS NULL OR valid_to >= valid_from),
              CONSTRAINT convention_target_amended CHECK ((decided_by = 'amendment') = (amendment_id IS NOT NULL))
            ) \(.strict)
            """,
            """
            INSERT INTO convention_target_with_jobs (id, convention_id, quantity, unit, period, valid_from, valid_to,
              decided_by, amendment_id, account_id, at)
            SELECT id, convention_id, quantity, unit, period, valid_from, valid_to, decided_by, amendment_id, account_id,
              at FROM convention_target
            """,
            "DROP TABLE convention_target",
            "ALTER TABLE convention_target_with_jobs RENAME TO convention_target",
            "CREATE INDEX convention_target_convention ON convention_target (convention_id, valid_from)",
            """
            CREATE UNIQUE INDEX convention_target_open ON convention_target (convention_id, unit) WHERE valid_to IS NULL
            """,
            """
            CREATE TABLE job_offer (
              id \(.text) PRIMARY KEY NOT NULL,
              site_id \(.text) NOT NULL REFERENCES site (id),
              partner_id \(.text) NOT NULL REFERENCES partner (id),
              convention_id \(.text) REFERENCES convention (id),
              title \(.text) NOT NULL CONSTRAINT job_offer_titled CHECK (length(title) > 0),
              contract \(.text),
              rome \(.text),
              weekly_hours_tenths \(.int) CONSTRAINT job_offer_hours CHECK (weekly_hours_tenths BETWEEN 0 AND 700),
              wage_cents \(.int) CONSTRAINT job_offer_wage CHECK (wage_cents >= 0),
              departement \(.text) NOT NULL,
              commune \(.text),
              positions \(.int) NOT NULL CONSTRAINT job_offer_positions CHECK (positions BETWEEN 1 AND 99),
              starts_on \(.text),
              received_on \(.text) NOT NULL,
              answer_by \(.text),
              state \(.text) NOT NULL CONSTRAINT job_offer_state CHECK (
                state IN ('open', 'filled', 'withdrawn', 'expired')),
              ended_on \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT job_offer_ended CHECK ((ended_on IS NULL) = (state = 'open')),
              CONSTRAINT job_offer_days CHECK ((answer_by IS NULL OR answer_by >= received_on)
                AND (ended_on IS NULL OR ended_on >= received_on))
            ) \(.strict)
            """,
            "CREATE INDEX job_offer_site ON job_offer (site_id, state, received_on)",
            "CREATE INDEX job_offer_partner ON job_offer (partner_id, received_on)",
            "CREATE INDEX job_offer_convention ON job_offer (convention_id, received_on)",
            """
            CREATE TABLE job_application (
              id \(.text) PRIMARY KEY NOT NULL,
              offer_id \(.text) NOT NULL REFERENCES job_offer (id),
              person_id \(.text) NOT NULL REFERENCES person (id),
              household_id \(.text) NOT NULL REFERENCES household (id),
              site_id \(.text) NOT NULL REFERENCES site (id),
              state \(.text) NOT NULL CONSTRAINT job_application_state CHECK (
                state IN ('presented', 'interview', 'hired', 'notHired', 'withdrawn')),
              presented_on \(.text) NOT NULL,
              interview_on \(.text),
              decided_on \(.text),
              refused_by \(.text) CONSTRAINT job_application_refused_by CHECK (refused_by IN ('employer', 'person')),
              reason \(.text),
              spell_id \(.text) REFERENCES employment_spell (id),
              unseen \(.int) NOT NULL DEFAULT 0 CONSTRAINT job_application_unseen CHECK (unseen IN (0, 1)),
              words \(.bytes),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT job_application_decided CHECK ((state IN ('hired', 'notHired')) = (decided_on IS NOT NULL)),
              CONSTRAINT job_application_refused CHECK ((state = 'notHired') = (refused_by IS NOT NULL)
                AND (refused_by IS NULL) = (reason IS NULL)),
              CONSTRAINT job_application_hired CHECK (state <> 'hired' OR spell_id IS NOT NULL)
            ) \(.strict)
            """,
            "CREATE INDEX job_application_offer ON job_application (offer_id, state)",
            "CREATE INDEX job_application_household ON job_application (household_id)",
            "CREATE INDEX job_application_person ON job_application (person_id)",
            "CREATE UNIQUE INDEX job_application_spell ON job_application (spell_id)",
            "CREATE INDEX job_application_seen ON job_application (household_id) WHERE unseen = 1",
        ])
}
