package import RelorefStorage

extension Migration {
    /// Whom one calls at a partner, and what was said: names, numbers and words sealed under the key of the site that
    /// knows them; days and kinds in the open.
    package static let partnerContacts = Migration(
        "0125-partner-contacts",
        [
            """
            CREATE TABLE partner_contact (
              id \(.text) PRIMARY KEY NOT NULL,
              partner_id \(.text) NOT NULL REFERENCES partner (id),
              site_id \(.text) NOT NULL REFERENCES site (id),
              sealed \(.bytes),
              consent_on \(.text),
              arrived_on \(.text),
              left_on \(.text),
              replaced_by \(.text) REFERENCES partner_contact (id),
              erased_on \(.text),
              external_id \(.text) UNIQUE,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT partner_contact_days CHECK (arrived_on IS NULL OR left_on IS NULL OR arrived_on <= left_on),
              CONSTRAINT partner_contact_replaced CHECK (replaced_by IS NULL OR left_on IS NOT NULL),
              CONSTRAINT partner_contact_erased CHECK (erased_on IS NULL OR sealed IS NULL)
            ) \(.strict)
            """,
            "CREATE INDEX partner_contact_partner ON partner_contact (partner_id)",
            "CREATE INDEX partner_contact_left ON partner_contact (left_on)",
            """
            CREATE TABLE partner_talk (
              id \(.text) PRIMARY KEY NOT NULL,
              partner_id \(.text) NOT NULL REFERENCES partner (id),
              site_id \(.text) NOT NULL REFERENCES site (id),
              contact_id \(.text) REFERENCES partner_contact (id),
              kind \(.text) NOT NULL CONSTRAINT partner_talk_kind CHECK (kind IN ('call', 'visit', 'mail', 'meeting')),
              on_day \(.text) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              words \(.bytes) NOT NULL,
              step_on \(.text),
              step_owner_id \(.text) REFERENCES account (id),
              step \(.bytes),
              step_done_on \(.text),
              step_done_by \(.text) REFERENCES account (id),
              step_done \(.bytes),
              withdrawn_at \(.text),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT partner_talk_step CHECK ((step_on IS NULL) = (step_owner_id IS NULL)),
              CONSTRAINT partner_talk_step_after CHECK (step_on IS NULL OR step_on >= on_day),
              CONSTRAINT partner_talk_done CHECK (step_done_on IS NULL OR step_on IS NOT NULL)
            ) \(.strict)
            """,
            "CREATE INDEX partner_talk_partner ON partner_talk (partner_id, on_day)",
            "CREATE INDEX partner_talk_due ON partner_talk (step_on)",
        ])
}
