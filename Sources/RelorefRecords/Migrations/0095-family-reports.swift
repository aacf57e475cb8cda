package import RelorefStorage

extension Migration {
    /// What a household says on its page is broken: a code and days, never a text.
    package static let familyReports = Migration(
        "0095-family-reports",
        [
            """
            CREATE TABLE family_report (
              id \(.text) PRIMARY KEY NOT NULL,
              household_id \(.text) NOT NULL REFERENCES household (id),
              page_id \(.text) NOT NULL REFERENCES family_page (id),
              matter \(.text) NOT NULL,
              sent_on \(.text) NOT NULL,
              sent_at \(.text) NOT NULL,
              taken_on \(.text),
              settled_on \(.text),
              account_id \(.text) REFERENCES account (id),
              version \(.int) NOT NULL DEFAULT 0,
              CONSTRAINT family_report_matter CHECK (matter IN ('water', 'heating', 'electricity', 'door', 'window',
                'kitchen', 'damp', 'pests', 'other')),
              CONSTRAINT family_report_answered CHECK (
                (account_id IS NULL) = (taken_on IS NULL AND settled_on IS NULL))
            ) \(.strict)
            """,
            "CREATE INDEX family_report_household ON family_report (household_id, sent_on)",
            "CREATE UNIQUE INDEX family_report_open ON family_report (household_id, matter) WHERE settled_on IS NULL",
        ])
}
