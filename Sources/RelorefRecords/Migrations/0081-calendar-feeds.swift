package import RelorefStorage

extension Migration {
    /// The secret address of a colleague's calendar: of its token only the hash is kept, and one is in force at a time.
    package static let calendarFeeds = Migration(
        "0081-calendar-feeds",
        [
            """
            CREATE TABLE calendar_feed (
              id \(.text) PRIMARY KEY NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              token_hash \(.text) NOT NULL UNIQUE,
              shows_place \(.int) NOT NULL,
              shows_follow_ups \(.int) NOT NULL,
              made_on \(.text) NOT NULL,
              revoked_at \(.text),
              CONSTRAINT calendar_feed_place CHECK (shows_place IN (0, 1)),
              CONSTRAINT calendar_feed_follow_ups CHECK (shows_follow_ups IN (0, 1))
            ) \(.strict)
            """,
            "CREATE UNIQUE INDEX calendar_feed_in_force ON calendar_feed (account_id) WHERE revoked_at IS NULL",
        ])
}
