package import RelorefStorage

extension Migration {
    /// Letters to partners, written many at once: a mailing with a line for each, sealed under the key of the site that
    /// writes, numbered with the letters of its association. A line without a number waits for an address.
    package static let partnerLetters = Migration(
        "0166-partner-letters",
        [
            """
            CREATE TABLE partner_mailing (
              id \(.text) PRIMARY KEY NOT NULL,
              kind \(.text) NOT NULL,
              on_day \(.text) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL
            ) \(.strict)
            """,
            """
            CREATE TABLE partner_letter (
              id \(.text) PRIMARY KEY NOT NULL,
              mailing_id \(.text) NOT NULL REFERENCES partner_mailing (id),
              partner_id \(.text) NOT NULL REFERENCES partner (id),
              site_id \(.text) NOT NULL REFERENCES site (id),
              association_id \(.text) NOT NULL REFERENCES association (id),
              year \(.int),
              number \(.int),
              on_day \(.text),
              template_version \(.int),
              token_hash \(.text) UNIQUE,
              sealed \(.bytes),
              contact_id \(.text) REFERENCES partner_contact (id),
              account_id \(.text) REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT partner_letter_once UNIQUE (mailing_id, partner_id, association_id),
              CONSTRAINT partner_letter_numbered UNIQUE (association_id, year, number),
              CONSTRAINT partner_letter_number CHECK (number > 0),
              CONSTRAINT partner_letter_written CHECK ((number IS NULL) = (year IS NULL)
                AND (number IS NULL) = (on_day IS NULL) AND (number IS NULL) = (template_version IS NULL)
                AND (number IS NULL) = (token_hash IS NULL) AND (number IS NULL) = (account_id IS NULL)),
              CONSTRAINT partner_letter_sealed CHECK (number IS NOT NULL OR (sealed IS NULL AND contact_id IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX partner_letter_partner ON partner_letter (partner_id, at)",
            "CREATE INDEX partner_letter_contact ON partner_letter (contact_id)",
        ])
}
