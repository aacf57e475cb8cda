package import RelorefStorage

extension Migration {
    /// The sentences of the households' page in other languages: what a named person has read is shown, nothing else.
    package static let translations = Migration(
        "0094-translations",
        [
            """
            CREATE TABLE translation (
              id \(.text) PRIMARY KEY NOT NULL,
              phrase \(.text) NOT NULL,
              language \(.text) NOT NULL,
              text \(.text) NOT NULL,
              source \(.text) NOT NULL,
              entered_by \(.text) NOT NULL REFERENCES account (id),
              entered_at \(.text) NOT NULL,
              reviewer \(.text),
              signed_by \(.text) REFERENCES account (id),
              signed_at \(.text),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT translation_once UNIQUE (phrase, language),
              CONSTRAINT translation_language CHECK (language IN ('en', 'ar', 'ps', 'fa', 'ru', 'uk', 'ti')),
              CONSTRAINT translation_text CHECK (length(text) > 0),
              CONSTRAINT translation_signed CHECK ((signed_at IS NULL) = (signed_by IS NULL)
                AND (signed_at IS NULL) = (reviewer IS NULL))
            ) \(.strict)
            """
        ])
}
