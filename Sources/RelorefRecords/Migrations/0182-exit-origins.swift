package import RelorefStorage

extension Migration {
    /// From what kind of centre a household came that leaves, kept with the fact of its exit (I-10 by origin): drawn anew
    /// of all of them once, and of those of a centre whose kind is put right.
    package static let exitOrigins = Migration(
        "0182-exit-origins",
        ["ALTER TABLE exit_fact ADD COLUMN origin \(.text)"],
        on: FactMarks([
            (
                "centre", ["kind"],
                { row in
                    "SELECT stay.household_id FROM accommodation AS stay WHERE stay.centre_id = \(row).id"
                }
            )
        ]).triggersMarkingAll)
}
