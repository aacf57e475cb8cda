import RelorefDomain
import RelorefStorage

extension Transaction {
    /// Two files become one: both codes end, and what was reported goes on, once for each thing that is broken.
    func moveFamilyReports(
        from absorbed: String, to kept: String, _ undo: inout MergeUndo, at now: Moment
    ) throws {
        for file in [absorbed, kept] { try endFamilyPages(of: file, at: now) }
        let open = Dictionary(
            try familyReports(of: kept).filter { !$0.isSettled }.map { ($0.matter, $0.id) },
            uniquingKeysWith: { first, _ in first })
        for report in try familyReports(of: absorbed) {
            if !report.isSettled, let twin = open[report.matter] {
                // Its photographs go where the papers of the file went.
                for row in try rows("SELECT id FROM family_photo WHERE report_id = \(report.id) ORDER BY id") {
                    try set("family_photo", try row.text("id"), ["report_id": twin], &undo)
                }
            } else {
                try set("family_report", report.id, ["household_id": kept], &undo)
            }
        }
    }
}
