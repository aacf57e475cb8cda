package import RelorefStorage

extension Migration {
    /// Conventions with landlords, and later with employers: their dated steps, what they promise, who asked to change it.
    ///
    /// `offers_from` is the day from which every proposal is recorded here; before it, and without it, their number is
    /// unknown. A day of the past may be known to the month or the year only: it is stored as `2006-11-17`, `2006-07` or
    /// `2001`. Every text that somebody wrote is sealed under the site's key, in one table.
    package static let conventions = Migration(
        "0130-conventions",
        [
            """
            CREATE TABLE convention (
              id \(.text) PRIMARY KEY NOT NULL,
              partner_id \(.text) NOT NULL REFERENCES partner (id),
              site_id \(.text) NOT NULL REFERENCES site (id),
              kind \(.text) NOT NULL CONSTRAINT convention_kind CHECK (kind IN ('housing', 'employment')),
              level \(.text) NOT NULL CONSTRAINT convention_level CHECK (level IN ('national', 'regional', 'local')),
              title \(.text) NOT NULL CONSTRAINT convention_titled CHECK (length(title) > 0),
              departement \(.text),
              state \(.text) NOT NULL CONSTRAINT convention_state CHECK (state IN ('prospecting', 'negotiation',
                'drafting', 'finalised', 'signed', 'active', 'suspended', 'evaluating', 'renewed', 'expired',
                'terminated')),
              signed_on \(.text),
              from_day \(.text),
              to_day \(.text),
              offers_from \(.text),
              ended_on \(.text),
              notice_days \(.int) CONSTRAINT convention_notice CHECK (notice_days BETWEEN 0 AND 730),
              tacit \(.int) NOT NULL DEFAULT 0 CONSTRAINT convention_tacit CHECK (tacit IN (0, 1)),
              renews_id \(.text) REFERENCES convention (id),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT convention_signed CHECK (CASE WHEN state = 'terminated' THEN 1
                WHEN state IN ('prospecting', 'negotiation', 'drafting', 'finalised')
                THEN CASE WHEN signed_on IS NULL THEN 1 ELSE 0 END
                ELSE CASE WHEN signed_on IS NULL THEN 0 ELSE 1 END END = 1),
              CONSTRAINT convention_days CHECK (
                (from_day IS NULL) = (signed_on IS NULL) AND (to_day IS NULL OR to_day >= from_day)
                AND (ended_on IS NULL OR ended_on >= signed_on)),
              CONSTRAINT convention_ended CHECK (
                (ended_on IS NULL) = (state NOT IN ('renewed', 'expired', 'terminated')))
            ) \(.strict)
            """,
            "CREATE INDEX convention_partner ON convention (partner_id)",
            "CREATE INDEX convention_site ON convention (site_id, state)",
            """
            CREATE TABLE convention_step (
              id \(.text) PRIMARY KEY NOT NULL,
              convention_id \(.text) NOT NULL REFERENCES convention (id),
              kind \(.text) NOT NULL CONSTRAINT convention_step_kind CHECK (kind IN ('contact', 'visit', 'negotiation',
                'draft', 'final', 'signature', 'entry', 'suspension', 'resumption', 'evaluation', 'renewal', 'expiry',
                'termination')),
              on_day \(.text) NOT NULL CONSTRAINT convention_step_day CHECK (length(on_day) IN (4, 7, 10)),
              party \(.text) CONSTRAINT convention_step_party CHECK (party IN ('association', 'partner', 'both')),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX convention_step_convention ON convention_step (convention_id, on_day)",
            """
            CREATE TABLE convention_amendment (
              id \(.text) PRIMARY KEY NOT NULL,
              convention_id \(.text) NOT NULL REFERENCES convention (id),
              subject \(.text) NOT NULL CONSTRAINT convention_amendment_subject
                CHECK (subject IN ('target', 'term', 'clause')),
              unit \(.text),
              period \(.text),
              from_quantity \(.int),
              to_quantity \(.int),
              to_term \(.text),
              from_day \(.text),
              proposed_on \(.text) NOT NULL,
              proposed_by \(.text) NOT NULL,
              decided_on \(.text),
              decided_by \(.text),
              decision \(.text) CONSTRAINT convention_amendment_decision
                CHECK (decision IN ('accepted', 'refused', 'withdrawn')),
              reason \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT convention_amendment_days CHECK (
                length(proposed_on) IN (4, 7, 10) AND (decided_on IS NULL OR length(decided_on) IN (4, 7, 10))),
              CONSTRAINT convention_amendment_target CHECK (
                (subject = 'target') = (unit IS NOT NULL AND period IS NOT NULL AND to_quantity IS NOT NULL)
                AND (to_quantity IS NULL OR to_quantity >= 0) AND (subject = 'term') = (to_term IS NOT NULL)),
              CONSTRAINT convention_amendment_decided CHECK (
                (decided_on IS NULL) = (decision IS NULL) AND (decided_by IS NULL) = (decision IS NULL)),
              CONSTRAINT convention_amendment_refused CHECK ((decision IS NOT NULL AND decision = 'refused')
                = (reason IS NOT NULL))
            ) \(.strict)
            """,
            "CREATE INDEX convention_amendment_convention ON convention_amendment (convention_id, proposed_on)",
            """
            CREATE TABLE convention_target (
              id \(.text) PRIMARY KEY NOT NULL,
              convention_id \(.text) NOT NULL REFERENCES convention (id),
              quantity \(.int) NOT NULL CONSTRAINT convention_target_quantity CHECK (quantity >= 0),
              unit \(.text) NOT NULL CONSTRAINT convention_target_unit
                CHECK (unit IN ('proposal', 'allocation', 'lease', 'presentation', 'hire')),
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
            "CREATE INDEX convention_target_convention ON convention_target (convention_id, valid_from)",
            """
            CREATE UNIQUE INDEX convention_target_open ON convention_target (convention_id, unit) WHERE valid_to IS NULL
            """,
            """
            CREATE TABLE convention_commitment (
              id \(.text) PRIMARY KEY NOT NULL,
              convention_id \(.text) NOT NULL REFERENCES convention (id),
              party \(.text) NOT NULL CONSTRAINT convention_commitment_party CHECK (party IN ('association', 'partner')),
              kind \(.text) NOT NULL,
              due_on \(.text),
              state \(.text) NOT NULL CONSTRAINT convention_commitment_state
                CHECK (state IN ('open', 'kept', 'partly', 'notKept')),
              state_on \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT convention_commitment_dated CHECK ((state = 'open') = (state_on IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX convention_commitment_convention ON convention_commitment (convention_id)",
            """
            CREATE TABLE convention_text (
              id \(.text) PRIMARY KEY NOT NULL,
              convention_id \(.text) NOT NULL REFERENCES convention (id),
              subject_id \(.text) NOT NULL,
              field \(.text) NOT NULL,
              sealed \(.bytes) NOT NULL,
              CONSTRAINT convention_text_once UNIQUE (subject_id, field)
            ) \(.strict)
            """,
            "CREATE INDEX convention_text_convention ON convention_text (convention_id)",
        ])
}
