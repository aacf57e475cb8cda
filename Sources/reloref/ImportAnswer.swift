import RelorefDomain
import RelorefRecords
import RelorefWeb

/// What an import did, or would do, for a program that reads it.
struct ImportAnswer: Encodable {
    struct Table: Encodable {
        let new: Int
        let changed: Int
        let unchanged: Int
        let faulty: Int
    }

    struct Fault: Encodable {
        let code: String
        let severity: String
        let file: String
        let line: Int?
        let column: String?
        let value: String
        let sentence: String

        init(_ fault: ImportFault, _ words: FaultWords) {
            (code, severity) = (fault.code.rawValue, fault.severity.rawValue)
            (file, line, column, value) = (fault.file, fault.line, fault.column, fault.value)
            sentence = words.line(fault)
        }
    }

    /// A new person who may be known already, by the line of `persons.csv`, or of the household's members.
    struct Duplicate: Encodable {
        let line: Int
        let externalID: String
        let otherLine: Int?

        enum CodingKeys: String, CodingKey {
            case line
            case externalID = "external_id"
            case otherLine = "other_line"
        }
    }

    let written: Bool
    let tables: [String: Table]
    /// More are counted than are listed.
    let faultCount: Int
    let faults: [Fault]
    let warningCount: Int
    let warnings: [Fault]
    let duplicateCount: Int
    let duplicates: [Duplicate]

    enum CodingKeys: String, CodingKey {
        case written, tables, faults, warnings, duplicates
        case faultCount = "fault_count"
        case warningCount = "warning_count"
        case duplicateCount = "duplicate_count"
    }

    init(_ report: ImportReport, _ words: FaultWords) {
        written = report.isWritten
        tables = report.tables.mapValues {
            Table(new: $0.new, changed: $0.changed, unchanged: $0.unchanged, faulty: $0.faulty)
        }
        (faultCount, faults) = (report.faultCount, report.faults.map { Fault($0, words) })
        (warningCount, warnings) = (report.warningCount, report.warnings.map { Fault($0, words) })
        duplicateCount = report.duplicateCount
        duplicates = report.duplicates.map {
            Duplicate(line: $0.line, externalID: $0.externalID, otherLine: $0.otherLine)
        }
    }
}
