package import RelorefStorage

extension Migration {
    /// Days that somebody writes down because deadlines are counted from them; a correction is another row.
    package static let anchorEvents = Migration(
        "0103-anchor-events",
        [
            """
            CREATE TABLE anchor_event (
              id \(.text) PRIMARY KEY NOT NULL,
              kind \(.text) NOT NULL,
              household_id \(.text) REFERENCES household (id),
              person_id \(.text) REFERENCES person (id),
              dwelling_id \(.text) REFERENCES dwelling (id),
              partner_id \(.text) REFERENCES partner (id),
              site_id \(.text) REFERENCES site (id),
              on_day \(.text) NOT NULL,
              variant \(.text) NOT NULL DEFAULT '',
              months \(.int),
              lease_on \(.text),
              owed_cents \(.int),
              rent_cents \(.int),
              words \(.bytes),
              answered_on \(.text),
              answer \(.bytes),
              corrects_id \(.text) REFERENCES anchor_event (id),
              withdrawn_at \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT anchor_event_holder CHECK (
                (CASE WHEN household_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN dwelling_id IS NULL THEN 0 ELSE 1 END)
                + (CASE WHEN partner_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN site_id IS NULL THEN 0 ELSE 1 END) = 1),
              CONSTRAINT anchor_event_person CHECK (person_id IS NULL OR household_id IS NOT NULL),
              CONSTRAINT anchor_event_words CHECK (
                household_id IS NOT NULL OR (words IS NULL AND answer IS NULL)),
              CONSTRAINT anchor_event_variant CHECK (variant IN ('', 'reduced', 'notConform', 'association')),
              CONSTRAINT anchor_event_months CHECK (months IS NULL OR months BETWEEN 0 AND 36),
              CONSTRAINT anchor_event_amounts CHECK (
                (owed_cents IS NULL OR owed_cents >= 0) AND (rent_cents IS NULL OR rent_cents >= 0)),
              CONSTRAINT anchor_event_answered CHECK (answered_on IS NOT NULL OR answer IS NULL)
            ) \(.strict)
            """,
            "CREATE INDEX anchor_event_household ON anchor_event (household_id, on_day)",
            "CREATE INDEX anchor_event_dwelling ON anchor_event (dwelling_id)",
            "CREATE INDEX anchor_event_partner ON anchor_event (partner_id)",
            "CREATE INDEX anchor_event_site ON anchor_event (site_id)",
            "CREATE INDEX anchor_event_corrected ON anchor_event (corrects_id)",
        ])
}
