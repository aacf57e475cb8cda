import RelorefDomain

/// What an import did, or would do.
package struct ImportReport: Sendable, Hashable {
    /// The lines of one table.
    package struct Counts: Sendable, Hashable {
        package var new = 0
        package var changed = 0
        package var unchanged = 0
        /// Left aside as asked, or because they belong to a line that was.
        package var leftOut = 0
        /// Lines with at least one fault.
        package var faulty = 0

        package init() {}

        package var lines: Int { new + changed + unchanged + leftOut + faulty }
    }

    /// A new person who may be known already: to be looked at by somebody, never merged by itself (V06).
    package struct Duplicate: Sendable, Hashable {
        package let line: Int
        package let externalID: String
        /// The person's id in the register, when it is known there; it is within the actor's reach.
        package let known: String?
        /// The line of the same file, when the other is being imported too.
        package let otherLine: Int?
    }

    /// More are counted, and not listed.
    package static let listed = 1_000

    package private(set) var tables: [String: Counts] = [:]
    package private(set) var faults: [ImportFault] = []
    package private(set) var faultCount = 0
    package private(set) var warnings: [ImportFault] = []
    package private(set) var warningCount = 0
    package private(set) var duplicates: [Duplicate] = []
    package private(set) var duplicateCount = 0
    /// Whether the records were written; never for a check, nor when there is a fault.
    package var isWritten = false

    package init() {}

    package var total: Counts {
        tables.values.reduce(into: Counts()) { sum, table in
            sum.new += table.new
            sum.changed += table.changed
            sum.unchanged += table.unchanged
            sum.leftOut += table.leftOut
            sum.faulty += table.faulty
        }
    }

    package var hasFaults: Bool { faultCount > 0 }

    mutating func count(_ table: PackageTable, _ change: (inout Counts) -> Void) {
        change(&tables[table.name, default: Counts()])
    }

    /// How many records of a table are new so far.
    func new(_ table: PackageTable) -> Int { tables[table.name]?.new ?? 0 }

    mutating func add(_ fault: ImportFault) {
        switch fault.severity {
        case .block:
            faultCount += 1
            if faults.count < ImportReport.listed { faults.append(fault) }
        case .warn:
            warningCount += 1
            if warnings.count < ImportReport.listed { warnings.append(fault) }
        case .inform: break
        }
    }

    mutating func add(_ duplicate: Duplicate) {
        duplicateCount += 1
        if duplicates.count < ImportReport.listed { duplicates.append(duplicate) }
    }
}
