package import RelorefDomain
package import RelorefStorage

/// What an import would do when the lines at fault and the undecided duplicates are left aside, and what stands in the
/// way of the others.
package struct ImportExamination: Sendable {
    /// What the first look at all lines found.
    package private(set) var faults: [ImportFault] = []
    package private(set) var warnings: [ImportFault] = []
    package private(set) var duplicates: [ImportReport.Duplicate] = []
    /// What would be written.
    package private(set) var report = ImportReport()
    /// The lines that are left aside, by table.
    package private(set) var choices = ImportChoices()
    /// Distinct lines with a fault.
    package private(set) var faultyLines = 0
    /// Duplicates that nobody has decided to import.
    package private(set) var openDuplicates: [ImportReport.Duplicate] = []
    /// Whether anything can be imported: false when a whole file cannot be read.
    package private(set) var isPossible = false

    /// Looks are repeated until nothing new is at fault: what belongs to a line at fault shows at the next one.
    private static let looks = 6

    package init() {}

    package static func perform(
        _ sheets: [ImportSheet], keeping kept: Set<Int>, known: PeopleFinder?, author: Author, store: any Store,
        progress: (@Sendable (ImportProgress) -> Void)? = nil
    ) async throws -> ImportExamination {
        var found = ImportExamination()
        for look in 0..<looks {
            let report = try await PackageImport(
                sheets: sheets, choices: found.choices, known: known, progress: progress
            ).check(author: author, store: store)
            found.take(report, isFirst: look == 0, kept)
            let isSettled = look > 0 || !found.choices.leftOut.values.contains { !$0.isEmpty }
            if !report.hasFaults, isSettled { found.isPossible = true }
            if found.isPossible || !found.hasOnlyLines(report) { break }
        }
        found.faultyLines = Set(found.faults.compactMap { fault in fault.line.map { "\(fault.file) \($0)" } }).count
        return found
    }

    private mutating func take(_ report: ImportReport, isFirst: Bool, _ kept: Set<Int>) {
        self.report = report
        faults += report.faults.filter { !faults.contains($0) }
        if isFirst {
            warnings = report.warnings
            duplicates = report.duplicates
        }
        for fault in report.faults {
            guard let line = fault.line, let table = PackageTable.all.first(where: { $0.file == fault.file }) else {
                continue
            }
            choices.leftOut[table.name, default: []].insert(line)
        }
        let faulty = choices.leftOut["persons"] ?? []
        if isFirst { openDuplicates = duplicates.filter { !kept.contains($0.line) && !faulty.contains($0.line) } }
        choices.leftOut["persons", default: []].formUnion(openDuplicates.map(\.line))
    }

    /// A fault without a line cannot be left aside.
    private func hasOnlyLines(_ report: ImportReport) -> Bool { report.faults.allSatisfy { $0.line != nil } }

    /// What is listed of the faults is bounded; more than that, and the file is to be put right first.
    package var isTooFaulty: Bool { faults.count >= ImportReport.listed }
}
