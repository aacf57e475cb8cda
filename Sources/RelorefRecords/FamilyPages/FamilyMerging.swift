import RelorefDomain
import RelorefStorage

extension Transaction {
    /// Two files become one: both codes end, and what was reported goes on, once for each thing that is broken.
    func moveFamilyReports(
        from absorbed: String, to kept: String, _ undo: inout MergeUndo, at now: Moment
    ) throws {
        for file in [absorbed, kept] { try endFamilyPages(of: file, at: now) }
        let open = Set(try familyReports(of: kept).filter { !$0.isSettled }.map(\.matter))
        for report in try familyReports(of: absorbed) where report.isSettled || !open.contains(report.matter) {
            try set("family_report", report.id, ["household_id": kept], &undo)
        }
    }
}
