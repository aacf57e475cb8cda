package import RelorefStorage

extension Migration {
    /// The months after a household moves into a home of its own: contacts, and whether the rent is paid.
    ///
    /// What was said of a contact is a note of the file, sealed, erased and moved with the others.
    package static let followUps = Migration(
        "0070-follow-ups",
        [
            """
            CREATE TABLE follow_up (
              id \(.text) PRIMARY KEY NOT NULL,
              accommodation_id \(.text) NOT NULL UNIQUE REFERENCES accommodation (id),
              months \(.int) NOT NULL,
              planned_months \(.int) NOT NULL,
              closed_on \(.text),
              outcome \(.text),
              opened_by \(.text) NOT NULL REFERENCES account (id),
              opened_at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT follow_up_months CHECK (
                planned_months BETWEEN 1 AND 12 AND months BETWEEN planned_months AND 12),
              CONSTRAINT follow_up_outcome CHECK (
                outcome IN ('autonomous', 'handedOver', 'lost', 'movedAgain', 'tenancyEnded')),
              CONSTRAINT follow_up_closed CHECK ((closed_on IS NULL) = (outcome IS NULL))
            ) \(.strict)
            """,
            """
            CREATE TABLE follow_up_contact (
              id \(.text) PRIMARY KEY NOT NULL,
              follow_up_id \(.text) NOT NULL REFERENCES follow_up (id),
              kind \(.text) NOT NULL,
              met \(.int) NOT NULL,
              on_day \(.text) NOT NULL,
              condition \(.text),
              topics \(.text) NOT NULL DEFAULT '',
              next_on \(.text),
              note_id \(.text) REFERENCES note (id) ON DELETE SET NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              device_at \(.text),
              withdrawn_at \(.text),
              CONSTRAINT follow_up_contact_kind CHECK (kind IN ('visit', 'interview', 'phone')),
              CONSTRAINT follow_up_contact_met CHECK (met IN (0, 1)),
              CONSTRAINT follow_up_contact_condition CHECK (condition IN ('good', 'worn', 'bad')),
              CONSTRAINT follow_up_contact_next CHECK (next_on IS NULL OR next_on > on_day)
            ) \(.strict)
            """,
            "CREATE INDEX follow_up_contact_day ON follow_up_contact (follow_up_id, on_day)",
            "CREATE INDEX follow_up_contact_note ON follow_up_contact (note_id)",
            """
            CREATE TABLE rent_check (
              id \(.text) PRIMARY KEY NOT NULL,
              follow_up_id \(.text) NOT NULL REFERENCES follow_up (id),
              month \(.int) NOT NULL,
              status \(.text) NOT NULL,
              source \(.text) NOT NULL,
              checked_on \(.text) NOT NULL,
              due_cents \(.int),
              aid_cents \(.int),
              paid_cents \(.int),
              paid_on \(.text),
              account_id \(.text) REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT rent_check_once UNIQUE (follow_up_id, month),
              CONSTRAINT rent_check_month CHECK (month BETWEEN 1 AND 12),
              CONSTRAINT rent_check_status CHECK (status IN ('ok', 'late', 'partial', 'unpaid', 'unknown')),
              CONSTRAINT rent_check_source CHECK (source IN ('landlordCall', 'receipt', 'landlordLink', 'household')),
              CONSTRAINT rent_check_amounts CHECK (coalesce(due_cents, 0) >= 0 AND coalesce(aid_cents, 0) >= 0
                AND coalesce(paid_cents, 0) >= 0),
              CONSTRAINT rent_check_answered CHECK (account_id IS NOT NULL OR source = 'landlordLink')
            ) \(.strict)
            """,
        ])
}
