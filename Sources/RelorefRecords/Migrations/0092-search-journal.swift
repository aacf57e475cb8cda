package import RelorefStorage

extension Migration {
    /// The dwellings that a household tried by itself, and the budgets that were reckoned with it.
    package static let searchJournal = Migration(
        "0092-search-journal",
        [
            """
            CREATE TABLE housing_lead (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              source \(.text) NOT NULL,
              contacted_on \(.text) NOT NULL,
              commune \(.text),
              rent_cents \(.int),
              charges_cents \(.int),
              visited_on \(.text),
              applied_on \(.text),
              answer \(.text),
              answered_on \(.text),
              reason \(.text),
              contact \(.bytes),
              dwelling \(.bytes),
              remark \(.bytes),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              withdrawn_at \(.text),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT housing_lead_source CHECK (source IN
                ('agency', 'owner', 'list', 'advert', 'acquaintance', 'socialLandlord', 'other')),
              CONSTRAINT housing_lead_answer CHECK (answer IN ('accepted', 'refused', 'declined', 'noAnswer')),
              CONSTRAINT housing_lead_reason CHECK (reason IS NULL OR answer IN ('refused', 'declined')),
              CONSTRAINT housing_lead_amounts CHECK (
                coalesce(rent_cents, 0) >= 0 AND coalesce(charges_cents, 0) >= 0)
            ) \(.strict)
            """,
            "CREATE INDEX housing_lead_day ON housing_lead (household_id, contacted_on)",
            """
            CREATE TABLE housing_budget (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              made_on \(.text) NOT NULL,
              resources_cents \(.int) NOT NULL,
              rent_cents \(.int) NOT NULL,
              charges_cents \(.int) NOT NULL,
              aid_cents \(.int) NOT NULL,
              persons \(.int) NOT NULL,
              guarantee \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              withdrawn_at \(.text),
              CONSTRAINT housing_budget_amounts CHECK (
                resources_cents >= 0 AND rent_cents >= 0 AND charges_cents >= 0 AND aid_cents >= 0),
              CONSTRAINT housing_budget_persons CHECK (persons BETWEEN 1 AND 30)
            ) \(.strict)
            """,
            "CREATE INDEX housing_budget_day ON housing_budget (household_id, made_on)",
        ])
}
