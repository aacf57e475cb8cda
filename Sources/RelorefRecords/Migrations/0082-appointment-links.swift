package import RelorefStorage

extension Migration {
    /// What a household is asked by a link: of the link only its hash is kept, and what was wished is sealed.
    package static let appointmentLinks = Migration(
        "0082-appointment-links",
        [
            """
            CREATE TABLE appointment_link (
              id \(.text) PRIMARY KEY NOT NULL,
              token_hash \(.text) NOT NULL UNIQUE,
              appointment_id \(.text) NOT NULL REFERENCES appointment (id),
              sent_on \(.text) NOT NULL,
              expires_at \(.text) NOT NULL,
              tries \(.int) NOT NULL DEFAULT 0,
              answered_on \(.text),
              answer \(.text),
              sealed \(.bytes),
              revoked \(.int) NOT NULL DEFAULT 0,
              account_id \(.text) NOT NULL REFERENCES account (id),
              CONSTRAINT appointment_link_tries CHECK (tries BETWEEN 0 AND 5),
              CONSTRAINT appointment_link_answer CHECK (answer IN ('comes', 'otherTime')),
              CONSTRAINT appointment_link_answered CHECK ((answer IS NOT NULL) = (answered_on IS NOT NULL)),
              CONSTRAINT appointment_link_revoked CHECK (revoked IN (0, 1))
            ) \(.strict)
            """,
            "CREATE INDEX appointment_link_appointment ON appointment_link (appointment_id, revoked)",
        ])
}
