package import RelorefStorage

extension Migration {
    /// What was given to a colleague, and what somebody just did with items of Today, are found without a scan.
    package static let today = Migration(
        "0013-today",
        [
            "ALTER TABLE task_mark ADD COLUMN household_id \(.text)",
            "CREATE INDEX task_mark_owner ON task_mark (owner_id, household_id)",
            "CREATE INDEX task_mark_act ON task_mark (account_id, at)",
        ])
}
