package import RelorefStorage

extension Migration {
    /// The texts of letters with their translations, and every letter that was made, sealed as it left.
    package static let letters = Migration(
        "0096-letters",
        [
            """
            CREATE TABLE letter_template (
              id \(.text) PRIMARY KEY NOT NULL,
              kind \(.text) NOT NULL,
              version \(.int) NOT NULL,
              from_day \(.text) NOT NULL,
              title \(.text) NOT NULL,
              body \(.text) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              CONSTRAINT letter_template_once UNIQUE (kind, version),
              CONSTRAINT letter_template_own CHECK (version > 1)
            ) \(.strict)
            """,
            """
            CREATE TABLE letter_translation (
              id \(.text) PRIMARY KEY NOT NULL,
              kind \(.text) NOT NULL,
              template_version \(.int) NOT NULL,
              language \(.text) NOT NULL,
              title \(.text) NOT NULL,
              body \(.text) NOT NULL,
              reviewer \(.text) NOT NULL DEFAULT '',
              reviewed_on \(.text),
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT letter_translation_once UNIQUE (kind, template_version, language),
              CONSTRAINT letter_translation_reviewed CHECK ((reviewed_on IS NULL) = (reviewer = ''))
            ) \(.strict)
            """,
            """
            CREATE TABLE letter (
              id \(.text) PRIMARY KEY NOT NULL,
              association_id \(.text) NOT NULL REFERENCES association (id),
              year \(.int) NOT NULL,
              number \(.int) NOT NULL,
              kind \(.text) NOT NULL,
              template_version \(.int) NOT NULL,
              language \(.text),
              household_id \(.text) NOT NULL REFERENCES household (id),
              accommodation_id \(.text) REFERENCES accommodation (id),
              plan_id \(.text) REFERENCES arrears_plan (id),
              on_day \(.text) NOT NULL,
              token_hash \(.text) NOT NULL UNIQUE,
              sealed \(.bytes) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL,
              withdrawn_on \(.text),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT letter_numbered UNIQUE (association_id, year, number),
              CONSTRAINT letter_number CHECK (number > 0)
            ) \(.strict)
            """,
            "CREATE INDEX letter_household ON letter (household_id, at)",
        ])
}
