package import RelorefStorage

extension Migration {
    /// The national or regional agreement that a local convention carries out.
    package static let conventionFrameworks = Migration(
        "0156-convention-frameworks",
        [
            "ALTER TABLE convention ADD COLUMN framework_id \(.text) REFERENCES convention (id)",
            "CREATE INDEX convention_framework ON convention (framework_id) WHERE framework_id IS NOT NULL",
        ])
}
