package import RelorefStorage

extension Migration {
    /// What the rules on arrival, emancipation, letters and inventories ask for (V10, V15, V28, V46), and a name of their
    /// own for relatives who are expected, so that they can be imported again (V90).
    package static let records = Migration(
        "0040-records",
        [
            "ALTER TABLE person ADD COLUMN arrived_on \(.text)",
            """
            ALTER TABLE person ADD COLUMN emancipated \(.int) NOT NULL DEFAULT 0
            CONSTRAINT person_emancipated CHECK (emancipated IN (0, 1))
            """,
            """
            ALTER TABLE protection ADD COLUMN requested_on \(.text)
            CONSTRAINT protection_decided_after_request CHECK (decided_on >= requested_on)
            """,
            """
            ALTER TABLE household ADD COLUMN postal \(.text)
            CONSTRAINT household_postal CHECK (postal IN ('dwelling', 'domiciliation', 'without'))
            """,
            "ALTER TABLE accommodation ADD COLUMN entry_inventory_on \(.text)",
            "ALTER TABLE accommodation ADD COLUMN exit_inventory_on \(.text)",
            "ALTER TABLE expected_member ADD COLUMN external_id \(.text)",
            "CREATE UNIQUE INDEX expected_member_external ON expected_member (external_id)",
            "CREATE INDEX expected_member_household ON expected_member (household_id)",
        ])
}
