import RelorefDomain
import RelorefStorage

/// A line of an imported file, each cell in its one spelling.
struct ImportLine: Sendable {
    let table: PackageTable
    /// The line of the file, from 1.
    let line: Int
    /// One a field of the table; nil where the file has no such column.
    var cells: [ImportCell?]
    /// What the references point to, by field.
    var targets: [String: ReferenceTarget] = [:]
    /// Of a person: what is compared with others.
    var traces: DuplicateIndex.Traces?

    init(table: PackageTable, line: Int, cells: [ImportCell?]) {
        self.table = table
        self.line = line
        self.cells = cells
    }

    var externalID: String { self["external_id"] }

    /// A cell's text, empty when it is empty or absent.
    subscript(field: String) -> String {
        guard let place = table.place(of: field) else { return "" }
        return cells[place]?.text ?? ""
    }

    /// Whether the file has the column.
    func has(_ field: String) -> Bool { table.place(of: field).map { cells[$0] != nil } ?? false }

    func day(_ field: String) -> Day? { Day(iso: self[field]) }

    func list(_ field: String) -> [String] { self[field].split(separator: cellListSeparator).map(String.init) }

    func flag(_ field: String) -> Bool { self[field] == "true" }

    mutating func set(_ field: String, _ text: String) {
        guard let place = table.place(of: field) else { return }
        cells[place] = ImportCell(text: text, value: .text(text))
    }

    func fault(_ code: ImportFault.Code, _ column: String?, hints: [String] = []) -> ImportFault {
        ImportFault(
            code, file: table.file, line: line, column: column, value: column.map { self[$0] } ?? "", hints: hints)
    }

    /// A rule's finding as a fault or a warning beside the column that it is about.
    func fault(_ finding: Finding, column: String? = nil) -> ImportFault {
        let place = column ?? finding.field.flatMap { table.place(of: $0) == nil ? nil : $0 }
        return ImportFault(
            finding, file: table.file, line: line, column: place, value: place.map { self[$0] } ?? "")
    }

    /// What the schema insists on within a line, before the database is asked.
    func conditionFaults() -> [ImportFault] {
        table.conditions.compactMap { condition in
            switch condition {
            case .inOrder(let first, let second), .strictlyInOrder(let first, let second):
                guard let from = day(first), let to = day(second) else { return nil }
                let isStrict = if case .strictlyInOrder = condition { true } else { false }
                return to < from || isStrict && to == from ? fault(.wrongOrder, second, hints: [first, from.iso]) : nil
            case .together(let one, let other):
                if self[one].isEmpty == self[other].isEmpty { return nil }
                return self[one].isEmpty ? fault(.together, one, hints: [other]) : fault(.together, other, hints: [one])
            }
        }
    }
}

/// What a reference points to.
struct ReferenceTarget: Sendable, Hashable {
    let id: String
    /// The site in charge, when there is one.
    let site: String?
    /// The household in charge, for persons and stays.
    let household: String?
    /// Whether that household's file is closed: what is missing there is recorded as unknown.
    var isClosed = false
}
