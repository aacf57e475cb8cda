package import RelorefStorage

extension Migration {
    /// When something of Today was really done, by which words or paper it is shown.
    package static let proofOfDone = Migration(
        "0104-proof-of-done",
        [
            "ALTER TABLE task_mark ADD COLUMN done_on \(.text)",
            "ALTER TABLE task_mark ADD COLUMN document_id \(.text) REFERENCES household_document (id)",
        ])
}
