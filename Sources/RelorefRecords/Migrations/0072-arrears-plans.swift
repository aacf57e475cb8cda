package import RelorefStorage

extension Migration {
    /// How a household pays back what it owes of its rent; one plan runs at a time.
    package static let arrearsPlans = Migration(
        "0072-arrears-plans",
        [
            """
            CREATE TABLE arrears_plan (
              id \(.text) PRIMARY KEY NOT NULL,
              follow_up_id \(.text) NOT NULL REFERENCES follow_up (id),
              debt_cents \(.int) NOT NULL,
              signed_on \(.text) NOT NULL,
              ended_on \(.text),
              outcome \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT arrears_plan_debt CHECK (debt_cents > 0),
              CONSTRAINT arrears_plan_outcome CHECK (outcome IN ('kept', 'broken', 'replaced')),
              CONSTRAINT arrears_plan_ended CHECK ((ended_on IS NULL) = (outcome IS NULL))
            ) \(.strict)
            """,
            "CREATE UNIQUE INDEX arrears_plan_running ON arrears_plan (follow_up_id) WHERE ended_on IS NULL",
            "CREATE INDEX arrears_plan_follow_up ON arrears_plan (follow_up_id, signed_on)",
            """
            CREATE TABLE arrears_instalment (
              id \(.text) PRIMARY KEY NOT NULL,
              plan_id \(.text) NOT NULL REFERENCES arrears_plan (id),
              position \(.int) NOT NULL,
              due_on \(.text) NOT NULL,
              cents \(.int) NOT NULL,
              paid_on \(.text),
              CONSTRAINT arrears_instalment_once UNIQUE (plan_id, position),
              CONSTRAINT arrears_instalment_cents CHECK (cents > 0),
              CONSTRAINT arrears_instalment_position CHECK (position BETWEEN 1 AND 36)
            ) \(.strict)
            """,
        ])
}
