package import RelorefStorage

extension Migration {
    /// When a household is expected, where and by whom; what is said of it in words is sealed under the household's key.
    package static let appointments = Migration(
        "0080-appointments",
        [
            """
            CREATE TABLE appointment (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              kind \(.text) NOT NULL,
              on_day \(.text) NOT NULL,
              at_time \(.text) NOT NULL,
              minutes \(.int) NOT NULL,
              time_zone \(.text) NOT NULL,
              place \(.text) NOT NULL,
              colleague_id \(.text) REFERENCES account (id),
              language \(.text),
              interpreter \(.text) NOT NULL,
              reminder_days \(.int),
              state \(.text) NOT NULL DEFAULT 'planned',
              ended_by \(.text),
              moved_to_id \(.text) REFERENCES appointment (id),
              sealed \(.bytes),
              account_id \(.text) NOT NULL REFERENCES account (id),
              made_at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT appointment_minutes CHECK (minutes BETWEEN 5 AND 600),
              CONSTRAINT appointment_place CHECK (place IN ('office', 'home', 'phone', 'video', 'elsewhere')),
              CONSTRAINT appointment_interpreter CHECK (interpreter IN ('notNeeded', 'toBook', 'booked', 'refused')),
              CONSTRAINT appointment_reminder CHECK (reminder_days IS NULL OR reminder_days BETWEEN 0 AND 30),
              CONSTRAINT appointment_state CHECK (
                state IN ('planned', 'honoured', 'excused', 'absent', 'cancelled', 'moved')),
              CONSTRAINT appointment_ended_by CHECK (
                (ended_by IS NOT NULL) = (state IN ('cancelled', 'moved'))
                AND (ended_by IS NULL OR ended_by IN ('household', 'network', 'partner'))),
              CONSTRAINT appointment_moved CHECK ((moved_to_id IS NOT NULL) = (state = 'moved'))
            ) \(.strict)
            """,
            "CREATE INDEX appointment_household ON appointment (household_id, on_day)",
            "CREATE INDEX appointment_colleague ON appointment (colleague_id, on_day)",
            "CREATE INDEX appointment_moved_to ON appointment (moved_to_id) WHERE moved_to_id IS NOT NULL",
            """
            CREATE TABLE appointment_member (
              id \(.text) PRIMARY KEY NOT NULL,
              appointment_id \(.text) NOT NULL REFERENCES appointment (id),
              person_id \(.text) NOT NULL REFERENCES person (id),
              CONSTRAINT appointment_member_once UNIQUE (appointment_id, person_id)
            ) \(.strict)
            """,
            "CREATE INDEX appointment_member_person ON appointment_member (person_id)",
        ])
}
