package import RelorefStorage

extension Migration {
    /// Where a household stands, kept in its own row: the list of those in a relay dwelling is read off an index,
    /// whatever the network's size.
    package static let householdStage = Migration(
        "0036-household-stage",
        [
            "ALTER TABLE household ADD COLUMN stage \(.text) NOT NULL DEFAULT 'none'",
            "UPDATE household SET stage = \(HouseholdStage.kept(of: "household.id"))",
            """
            CREATE INDEX household_open_stage ON household (site_id, stage, opened_on, id, confidential)
            WHERE closed_on IS NULL AND merged_into IS NULL
            """,
            """
            CREATE INDEX household_open ON household (site_id, opened_on, id, confidential)
            WHERE closed_on IS NULL AND merged_into IS NULL
            """,
            // Today asks of every dwelling in service whether somebody lives there.
            """
            CREATE INDEX accommodation_running ON accommodation (dwelling_id, from_day, state) WHERE state = 'active'
            """,
            "CREATE INDEX household_access_account ON household_access (account_id)",
        ])
}
