package import RelorefStorage

extension Migration {
    /// The yearly meetings of a convention's two parties, and what they decided. Their words are in `convention_text`.
    package static let steeringCommittees = Migration(
        "0132-steering-committees",
        [
            """
            CREATE TABLE convention_meeting (
              id \(.text) PRIMARY KEY NOT NULL,
              convention_id \(.text) NOT NULL REFERENCES convention (id),
              planned_on \(.text) NOT NULL,
              held_on \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0
            ) \(.strict)
            """,
            "CREATE INDEX convention_meeting_convention ON convention_meeting (convention_id, planned_on)",
            """
            CREATE TABLE convention_decision (
              id \(.text) PRIMARY KEY NOT NULL,
              convention_id \(.text) NOT NULL REFERENCES convention (id),
              meeting_id \(.text) NOT NULL REFERENCES convention_meeting (id),
              party \(.text) NOT NULL CONSTRAINT convention_decision_party CHECK (party IN ('association', 'partner')),
              owner_id \(.text) REFERENCES account (id),
              due_on \(.text),
              done_on \(.text),
              amendment_id \(.text) REFERENCES convention_amendment (id),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0
            ) \(.strict)
            """,
            "CREATE INDEX convention_decision_convention ON convention_decision (convention_id, done_on)",
            "CREATE INDEX convention_decision_meeting ON convention_decision (meeting_id)",
        ])
}
