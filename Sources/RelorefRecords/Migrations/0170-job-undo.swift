package import RelorefStorage

extension Migration {
    /// How a job stood before the last act of a colleague, without a name or a word, so that the act can be taken back.
    package static let jobUndo = Migration(
        "0170-job-undo",
        [
            """
            CREATE TABLE job_undo (
              id \(.text) PRIMARY KEY NOT NULL,
              job_id \(.text) NOT NULL UNIQUE REFERENCES job_offer (id),
              version \(.int) NOT NULL,
              before_act \(.text) NOT NULL,
              account_id \(.text) NOT NULL REFERENCES account (id),
              at \(.text) NOT NULL
            ) \(.strict)
            """
        ])
}
