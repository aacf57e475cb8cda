package import RelorefStorage

extension Migration {
    /// Exports that somebody takes away again and again.
    package static let savedExports = Migration(
        "0110-saved-exports",
        [
            """
            CREATE TABLE saved_export (
              id \(.text) PRIMARY KEY NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              name \(.text) NOT NULL,
              tables \(.text) NOT NULL DEFAULT '',
              content \(.text) NOT NULL,
              hashtags \(.int) NOT NULL DEFAULT 0,
              purpose \(.text) NOT NULL,
              rhythm \(.text),
              since_day \(.text) NOT NULL,
              last_taken_on \(.text),
              dropped_on \(.text),
              CONSTRAINT saved_export_once UNIQUE (account_id, name),
              CONSTRAINT saved_export_named CHECK (name <> '' AND purpose <> ''),
              CONSTRAINT saved_export_hashtags CHECK (hashtags IN (0, 1)),
              CONSTRAINT saved_export_in_order CHECK (last_taken_on IS NULL OR last_taken_on >= since_day)
            ) \(.strict)
            """
        ])
}
