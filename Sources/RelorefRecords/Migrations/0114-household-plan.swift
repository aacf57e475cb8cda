package import RelorefStorage

extension Migration {
    /// Since when a goal, or a step, is shown to the household on its own page: nothing until somebody chose it.
    package static let householdPlan = Migration(
        "0114-household-plan",
        [
            "ALTER TABLE goal ADD COLUMN shown_on \(.text)",
            "ALTER TABLE goal_step ADD COLUMN shown_on \(.text)",
        ])
}
