package import RelorefStorage

extension Migration {
    /// Whether the telephones of a site may take visits along: no, until somebody says so (security R50).
    package static let offlineVisits = Migration(
        "0088-offline-visits",
        [
            """
            ALTER TABLE site ADD COLUMN offline_visits \(.int) NOT NULL DEFAULT 0
              CONSTRAINT site_offline_visits CHECK (offline_visits IN (0, 1))
            """
        ])
}
