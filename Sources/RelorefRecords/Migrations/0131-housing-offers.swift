package import RelorefStorage

extension Migration {
    /// Dwellings that a landlord proposes, and the households proposed for them, from the proposal to the lease.
    ///
    /// An offer is received, qualified, opened to candidates, sent, decided, then leased, refused, withdrawn or expired;
    /// its street address and its note are sealed under the site's key. A candidacy is `proposed`, `consented`, `filed`,
    /// `sent`, `ranked`, `allocated`, `accepted`, `leased`, or ends refused, without an answer, or with its offer. It has
    /// no offer only where a lease is known and nothing of how it came about.
    package static let housingOffers = Migration(
        "0131-housing-offers",
        [
            """
            CREATE TABLE housing_offer (
              id \(.text) PRIMARY KEY NOT NULL,
              site_id \(.text) NOT NULL REFERENCES site (id),
              partner_id \(.text) NOT NULL REFERENCES partner (id),
              convention_id \(.text) REFERENCES convention (id),
              dwelling_id \(.text) REFERENCES dwelling (id),
              departement \(.text) NOT NULL,
              commune \(.text),
              dwelling_type \(.text) CONSTRAINT housing_offer_type CHECK (dwelling_type IN ('room', 'T1', 'T1bis', 'T2',
                'T3', 'T4', 'T5', 'T6plus')),
              surface_tenths \(.int) CONSTRAINT housing_offer_surface CHECK (surface_tenths BETWEEN 40 AND 9999),
              floor \(.int) CONSTRAINT housing_offer_floor CHECK (floor BETWEEN -3 AND 60),
              lift \(.int) CONSTRAINT housing_offer_lift CHECK (lift IN (0, 1)),
              step_free \(.int) CONSTRAINT housing_offer_step_free CHECK (step_free IN (0, 1)),
              energy_class \(.text) CONSTRAINT housing_offer_energy CHECK (
                energy_class IN ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
              rent_cents \(.int) CONSTRAINT housing_offer_rent CHECK (rent_cents >= 0),
              charges_cents \(.int) CONSTRAINT housing_offer_charges CHECK (charges_cents >= 0),
              available_on \(.text),
              quota \(.text) CONSTRAINT housing_offer_quota CHECK (quota IN ('prefectQuota', 'municipalQuota',
                'actionLogementQuota', 'landlordOwn', 'other')),
              sealed_address \(.bytes),
              received_on \(.text) NOT NULL,
              received_how \(.text) CONSTRAINT housing_offer_received CHECK (received_how IN ('mail', 'phone',
                'platform', 'meeting', 'paper', 'other')),
              candidates_asked \(.int) CONSTRAINT housing_offer_candidates CHECK (candidates_asked BETWEEN 1 AND 20),
              answer_by \(.text),
              state \(.text) NOT NULL CONSTRAINT housing_offer_state CHECK (state IN ('received', 'qualified', 'open',
                'candidatesSent', 'decided', 'leased', 'refused', 'withdrawn', 'expired')),
              sent_on \(.text),
              decided_on \(.text),
              outcome \(.text) CONSTRAINT housing_offer_outcome_known CHECK (outcome IN ('allocatedToUs',
                'allocatedElsewhere', 'withdrawnByLandlord', 'unavailable', 'noCandidate', 'refusedByCandidate',
                'expired')),
              outcome_on \(.text),
              outcome_note \(.bytes),
              external_id \(.text) UNIQUE,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT housing_offer_outcome CHECK ((outcome IS NULL) = (outcome_on IS NULL)
                AND (state NOT IN ('leased', 'refused', 'withdrawn', 'expired') OR outcome IS NOT NULL)),
              CONSTRAINT housing_offer_days CHECK ((answer_by IS NULL OR answer_by >= received_on)
                AND (outcome_on IS NULL OR outcome_on >= received_on))
            ) \(.strict)
            """,
            "CREATE INDEX housing_offer_site ON housing_offer (site_id, state, received_on)",
            "CREATE INDEX housing_offer_partner ON housing_offer (partner_id, received_on)",
            "CREATE INDEX housing_offer_convention ON housing_offer (convention_id, received_on)",
            "CREATE INDEX housing_offer_dwelling ON housing_offer (dwelling_id)",
            """
            CREATE TABLE candidacy (
              id \(.text) PRIMARY KEY NOT NULL,
              offer_id \(.text) REFERENCES housing_offer (id),
              convention_id \(.text) REFERENCES convention (id),
              household_id \(.text) NOT NULL REFERENCES household (id),
              site_id \(.text) NOT NULL REFERENCES site (id),
              accommodation_id \(.text) REFERENCES accommodation (id),
              state \(.text) NOT NULL CONSTRAINT candidacy_state CHECK (state IN ('proposed', 'consented', 'filed',
                'sent', 'ranked', 'allocated', 'accepted', 'leased', 'refusedByHousehold', 'refusedByLandlord',
                'noAnswer', 'withdrawn')),
              rank \(.int) CONSTRAINT candidacy_rank_positive CHECK (rank BETWEEN 1 AND 20),
              proposed_on \(.text),
              consented_on \(.text),
              filed_on \(.text),
              sent_on \(.text),
              acknowledged_on \(.text),
              decided_on \(.text),
              decision \(.text) CONSTRAINT candidacy_decision CHECK (decision IN ('allocated', 'ranked',
                'allocatedUnderCondition', 'notAllocated', 'rejectedInadmissible')),
              condition_document \(.text),
              allocated_on \(.text),
              answer_by \(.text),
              accepted_on \(.text),
              leased_on \(.text),
              refused_by \(.text) CONSTRAINT candidacy_refused_by CHECK (refused_by IN ('household', 'landlord')),
              refusal_reason \(.text),
              refused_on \(.text),
              note \(.bytes),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT candidacy_origin CHECK (offer_id IS NOT NULL OR (accommodation_id IS NOT NULL
                AND state = 'leased')),
              CONSTRAINT candidacy_leased CHECK ((state = 'leased') = (accommodation_id IS NOT NULL)
                AND (state = 'leased') = (leased_on IS NOT NULL)),
              CONSTRAINT candidacy_refused CHECK (
                (refused_by IS NULL) = (refusal_reason IS NULL)
                AND (state NOT IN ('refusedByHousehold', 'refusedByLandlord')
                  OR (refused_by IS NOT NULL AND refused_on IS NOT NULL))),
              CONSTRAINT candidacy_decided CHECK ((decision IS NULL) = (decided_on IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX candidacy_offer ON candidacy (offer_id, state)",
            "CREATE INDEX candidacy_household ON candidacy (household_id)",
            "CREATE INDEX candidacy_convention ON candidacy (convention_id, state)",
            "CREATE UNIQUE INDEX candidacy_lease ON candidacy (accommodation_id)",
            "CREATE UNIQUE INDEX candidacy_rank ON candidacy (offer_id, rank) WHERE rank IS NOT NULL",
            """
            CREATE UNIQUE INDEX candidacy_one_accepted ON candidacy (offer_id)
            WHERE offer_id IS NOT NULL AND state IN ('accepted', 'leased')
            """,
        ])
}
