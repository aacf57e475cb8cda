package import RelorefStorage

extension Migration {
    /// An amendment of a clause says which; minutes are approved on a day.
    package static let ledgerPutRight = Migration(
        "0176-ledger-put-right",
        [
            "ALTER TABLE convention_amendment ADD COLUMN clause \(.text)",
            "ALTER TABLE convention_meeting ADD COLUMN approved_on \(.text)",
        ])
}
