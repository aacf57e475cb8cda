package import RelorefStorage

extension Migration {
    /// Guarantees of the rent: the dated rules of each scheme, the guarantees of households, what landlords claimed.
    ///
    /// Codes, days and amounts only: nothing is sealed, and nothing is said in words but by whoever keeps the rules.
    package static let guarantees = Migration(
        "0157-guarantees",
        [
            """
            CREATE TABLE guarantee_scheme (
              code \(.text) NOT NULL,
              from_day \(.text) NOT NULL,
              revision \(.int) NOT NULL DEFAULT 0,
              to_day \(.text),
              effort_percent \(.int) CONSTRAINT guarantee_scheme_effort CHECK (effort_percent BETWEEN 1 AND 100),
              stock \(.text) CONSTRAINT guarantee_scheme_stock CHECK (stock IN ('public', 'private')),
              has_premium \(.int) NOT NULL CONSTRAINT guarantee_scheme_premium CHECK (has_premium IN (0, 1)),
              needs_visa \(.int) NOT NULL CONSTRAINT guarantee_scheme_visa CHECK (needs_visa IN (0, 1)),
              open_below_age \(.int) CONSTRAINT guarantee_scheme_age CHECK (open_below_age BETWEEN 16 AND 99),
              needs_work \(.int) NOT NULL CONSTRAINT guarantee_scheme_work CHECK (needs_work IN (0, 1)),
              arrears_cap_cents \(.int) CONSTRAINT guarantee_scheme_arrears CHECK (arrears_cap_cents > 0),
              arrears_months \(.int) CONSTRAINT guarantee_scheme_months CHECK (arrears_months BETWEEN 1 AND 120),
              damage_cap_cents \(.int) CONSTRAINT guarantee_scheme_damage CHECK (damage_cap_cents > 0),
              conditions \(.text) NOT NULL DEFAULT '',
              source \(.text) NOT NULL,
              mark \(.text) NOT NULL CONSTRAINT guarantee_scheme_mark CHECK (mark IN ('V', 'M', 'I')),
              account_id \(.text) REFERENCES account (id),
              at \(.text),
              PRIMARY KEY (code, from_day, revision),
              CONSTRAINT guarantee_scheme_days CHECK (to_day IS NULL OR to_day >= from_day)
            ) \(.strict)
            """,
            """
            CREATE TABLE guarantee (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              site_id \(.text) NOT NULL REFERENCES site (id),
              scheme \(.text) NOT NULL,
              accommodation_id \(.text) REFERENCES accommodation (id),
              partner_id \(.text) REFERENCES partner (id),
              lease_on \(.text) NOT NULL,
              state \(.text) NOT NULL CONSTRAINT guarantee_state CHECK (state IN ('considered', 'asked', 'granted',
                'refused', 'active', 'handedOver', 'claimed', 'paid', 'rejected', 'ended')),
              asked_on \(.text),
              granted_on \(.text),
              refused_on \(.text),
              refusal_reason \(.text) CONSTRAINT guarantee_reason CHECK (refusal_reason IN ('effortRate', 'incomeTooLow',
                'age', 'employment', 'stock', 'incompleteFile', 'permitTooShort', 'arrearsHistory', 'late', 'other')),
              visa_on \(.text),
              visa_until \(.text),
              active_from \(.text),
              premium_cents \(.int) CONSTRAINT guarantee_premium_amount CHECK (premium_cents BETWEEN 1 AND 100000000),
              premium_by \(.text) CONSTRAINT guarantee_payer CHECK (premium_by IN ('association', 'household', 'landlord',
                'other')),
              premium_on \(.text),
              handed_on \(.text),
              ended_on \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              withdrawn_at \(.text),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT guarantee_refused CHECK ((state = 'refused') = (refused_on IS NOT NULL)
                AND (refused_on IS NULL) = (refusal_reason IS NULL)),
              CONSTRAINT guarantee_granted CHECK (state NOT IN ('granted', 'active', 'handedOver', 'claimed', 'paid',
                'rejected', 'ended') OR granted_on IS NOT NULL),
              CONSTRAINT guarantee_visa CHECK (visa_until IS NULL OR (visa_on IS NOT NULL AND visa_until >= visa_on)),
              CONSTRAINT guarantee_covers CHECK (state NOT IN ('active', 'handedOver', 'claimed', 'paid', 'rejected')
                OR (accommodation_id IS NOT NULL AND active_from IS NOT NULL)),
              CONSTRAINT guarantee_premium CHECK ((premium_cents IS NULL) = (premium_by IS NULL)
                AND (premium_on IS NULL OR premium_cents IS NOT NULL)),
              CONSTRAINT guarantee_handed CHECK (state <> 'handedOver' OR handed_on IS NOT NULL),
              CONSTRAINT guarantee_ended CHECK ((state = 'ended') = (ended_on IS NOT NULL))
            ) \(.strict)
            """,
            "CREATE INDEX guarantee_household ON guarantee (household_id)",
            "CREATE INDEX guarantee_site ON guarantee (site_id, state, lease_on)",
            "CREATE INDEX guarantee_partner ON guarantee (partner_id, lease_on)",
            """
            CREATE UNIQUE INDEX guarantee_one_a_lease ON guarantee (accommodation_id, scheme)
            WHERE accommodation_id IS NOT NULL AND withdrawn_at IS NULL AND state NOT IN ('refused', 'ended')
            """,
            """
            CREATE TABLE guarantee_claim (
              id \(.text) PRIMARY KEY NOT NULL,
              guarantee_id \(.text) NOT NULL REFERENCES guarantee (id),
              declared_on \(.text) NOT NULL,
              matter \(.text) NOT NULL CONSTRAINT guarantee_claim_matter CHECK (matter IN ('arrears', 'damage')),
              cents \(.int) NOT NULL CONSTRAINT guarantee_claim_amount CHECK (cents BETWEEN 1 AND 100000000),
              outcome \(.text) CONSTRAINT guarantee_claim_outcome CHECK (outcome IN ('paid', 'rejected')),
              settled_on \(.text),
              paid_cents \(.int),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT guarantee_claim_settled CHECK ((outcome IS NULL) = (settled_on IS NULL)
                AND (settled_on IS NULL OR settled_on >= declared_on)),
              CONSTRAINT guarantee_claim_paid CHECK ((coalesce(outcome, '') = 'paid') = (paid_cents IS NOT NULL)
                AND coalesce(paid_cents, 1) BETWEEN 1 AND cents)
            ) \(.strict)
            """,
            "CREATE INDEX guarantee_claim_guarantee ON guarantee_claim (guarantee_id, declared_on)",
            "CREATE UNIQUE INDEX guarantee_claim_open ON guarantee_claim (guarantee_id) WHERE outcome IS NULL",
        ])
}
