package import RelorefStorage

extension Migration {
    /// The deadlines as dated reference data: a version is added, never written over (domain § 2.0). Due dates are
    /// computed from it and stand in no table.
    package static let deadlineRules = Migration(
        "0102-deadline-rules",
        [
            """
            CREATE TABLE deadline_rule (
              code \(.text) NOT NULL,
              variant \(.text) NOT NULL DEFAULT '',
              departement \(.text) NOT NULL DEFAULT '',
              from_day \(.text) NOT NULL,
              revision \(.int) NOT NULL DEFAULT 0,
              to_day \(.text),
              anchor \(.text) NOT NULL,
              delay \(.int),
              unit \(.text) NOT NULL,
              warnings \(.text) NOT NULL DEFAULT '',
              severity \(.text) NOT NULL,
              source \(.text) NOT NULL,
              mark \(.text) NOT NULL,
              account_id \(.text) REFERENCES account (id),
              at \(.text),
              PRIMARY KEY (code, variant, departement, from_day, revision),
              CONSTRAINT deadline_rule_variant CHECK (variant IN ('', 'reduced', 'notConform', 'association')),
              CONSTRAINT deadline_rule_unit CHECK (unit IN ('days', 'workingDays', 'weeks', 'months', 'years')),
              CONSTRAINT deadline_rule_severity CHECK (severity IN ('urgent', 'important', 'normal')),
              CONSTRAINT deadline_rule_mark CHECK (mark IN ('V', 'M', 'I')),
              CONSTRAINT deadline_rule_delay CHECK (delay IS NULL OR delay BETWEEN 0 AND 3650),
              CONSTRAINT deadline_rule_days CHECK (to_day IS NULL OR to_day >= from_day)
            ) \(.strict)
            """
        ])
}
