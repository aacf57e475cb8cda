package import RelorefStorage

extension Migration {
    /// A form that was given up can be taken back for thirty days.
    package static let givenUpDrafts = Migration(
        "0021-given-up-drafts", ["ALTER TABLE draft ADD COLUMN given_up_at \(.text)"])
}
