package import RelorefStorage

extension Migration {
    /// What waits for a second person, and the way back in that two coordinators open.
    package static let approvals = Migration(
        "0058-approvals",
        [
            """
            CREATE TABLE approval (
              id \(.text) PRIMARY KEY NOT NULL,
              kind \(.text) NOT NULL,
              way \(.text) NOT NULL,
              fields \(.text) NOT NULL,
              association_id \(.text) REFERENCES association (id),
              site_id \(.text) REFERENCES site (id),
              role \(.text),
              subject_id \(.text) REFERENCES account (id),
              lines \(.int),
              asked_by \(.text) NOT NULL REFERENCES account (id),
              asked_at \(.text) NOT NULL,
              expires_at \(.text) NOT NULL,
              answer \(.text),
              answered_by \(.text) REFERENCES account (id),
              answered_at \(.text),
              used_at \(.text),
              CONSTRAINT approval_kind CHECK (
                kind IN ('export', 'list', 'right', 'invitation', 'threshold', 'recovery')),
              CONSTRAINT approval_answer CHECK (answer IN ('agreed', 'refused', 'withdrawn')),
              CONSTRAINT approval_answered CHECK (
                (answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL)),
              CONSTRAINT approval_second_person CHECK (
                answer IS NULL OR (answer = 'withdrawn') = (answered_by = asked_by)),
              CONSTRAINT approval_not_oneself CHECK (answer IS NULL OR answer <> 'agreed' OR subject_id IS NULL
                OR subject_id <> answered_by),
              CONSTRAINT approval_used CHECK (used_at IS NULL OR answer = 'agreed'),
              CONSTRAINT approval_recovery CHECK (kind <> 'recovery' OR subject_id IS NOT NULL)
            ) \(.strict)
            """,
            "CREATE INDEX approval_asked ON approval (asked_by, asked_at)",
            "CREATE INDEX approval_open ON approval (answer, expires_at)",
            "ALTER TABLE password_reset ADD COLUMN works_from \(.text)",
            "ALTER TABLE password_reset ADD COLUMN approval_id \(.text) REFERENCES approval (id)",
            "ALTER TABLE account ADD COLUMN recovery_until \(.text)",
        ])
}
