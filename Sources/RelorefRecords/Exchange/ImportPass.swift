import Foundation
import RelorefDomain
import RelorefStorage

/// One passage over a package within one transaction: every line is read, checked, compared and written.
///
/// Nothing is kept but what bounds allow: lines pass one by one, and the transaction is undone when one of them is at
/// fault.
final class ImportPass {
    let tx: any Transaction
    let author: Author
    let folder: PackageFolder
    let choices: ImportChoices
    let run: String
    let writer: RecordWriter
    let rules: LineRules
    var book: ReferenceBook
    var report = ImportReport()
    var touchedHouseholds = TouchedRecords()
    var touchedPersons = TouchedRecords()
    var touchedDwellings = TouchedRecords()
    var duplicates: DuplicateIndex?
    /// Whether the table that is being read held nothing before.
    var isFilling = false
    /// Traces of the addresses of dwellings that this import has added.
    var addresses: Set<Int> = []
    /// Traces of the dwellings that this import has added.
    var newDwellings: Set<Int> = []
    /// The last day of any published report, once it was asked for.
    var publishedTo: Day??
    /// Lines that were not written, by table: what refers to them is not at fault for it.
    var absent: [String: Set<String>] = [:]
    /// Tables of which not every line could be read.
    var broken: Set<String> = []
    /// References to lines that may come later in the same file.
    var later: [LaterReference] = []
    /// Set when the database refused a line: the transaction cannot go on.
    var isStopped = false
    /// Finds who is known already as a registration does, when there is one at hand (V06, V26).
    let known: PeopleFinder?
    /// Who gave which telephone number (V26).
    var numbers: SharedNumbers?
    /// The new persons of the file, for the comparison with those that come after.
    var newcomers: [Int: DuplicateTest] = [:]
    private let progress: (@Sendable (ImportProgress) -> Void)?
    private var linesDone = 0
    /// Entries of the journal that are written together.
    private var told: [JournalEntry] = []

    /// How a passage is made.
    struct Manner {
        /// The import's own id; a new one when nil.
        var id: String?
        var isCheck = false
        var known: PeopleFinder?
        var trace: ImportTrace?
        var progress: (@Sendable (ImportProgress) -> Void)?
    }

    init(
        _ tx: any Transaction, _ author: Author, _ folder: PackageFolder, _ choices: ImportChoices, _ manner: Manner
    ) throws {
        self.tx = tx
        self.author = author
        self.folder = folder
        self.choices = choices
        known = manner.known
        progress = manner.progress
        run = manner.id ?? author.newID()
        writer = RecordWriter(tx, author, isCheck: manner.isCheck, trace: manner.trace)
        rules = LineRules(today: author.today, freeText: folder.holds("notes") ? try NoteWords.freeText() : nil)
        book = ReferenceBook(tx, author.actor)
        for fault in folder.faults { report.add(fault) }
    }

    var isCheck: Bool { writer.isCheck }

    func perform() throws {
        guard author.actor.may(.importRecords) else {
            report.add(ImportFault(.notAllowed))
            return
        }
        if !isCheck { try tx.journal("import", "package", run, by: author) }
        for table in PackageTable.all where !isStopped { try read(table) }
        guard !isStopped, !report.hasFaults else { return }
        try tx.journal(told)
        told = []
        // What is asked of all records together goes by what the tables hold now.
        if linesDone > Self.manyLines { try tx.gatherStatistics() }
        try checkGroups()
    }

    private func read(_ table: PackageTable) throws {
        guard folder.holds(table.name) else { return }
        let isEmpty = try tx.row("SELECT 1 AS one FROM \(Query(unbound: table.stored)) LIMIT 1") == nil
        isFilling = isEmpty
        // A home that is left must be left before another one is entered, whatever the order of the lines.
        let phases: [TableReading.Phase] = isEmpty ? [.everything] : [.changes, .additions]
        for phase in phases where !isStopped {
            var reading = TableReading(table, phase, of: self)
            do {
                try reading.readLines()
            } catch let fault as CSVFault {
                broken.insert(table.name)
                report.add(ImportFault(fault, file: folder.fileName(of: table)))
                break
            } catch CocoaError.fileReadNoSuchFile, CocoaError.fileReadNoPermission {
                broken.insert(table.name)
                report.add(ImportFault(.noTable, file: folder.fileName(of: table)))
                break
            }
        }
        try settleLaterReferences(in: table)
        forget(table)
        absent[table.name] = absent[table.name].map { $0.count > ImportPass.absentLimit ? [] : $0 }
    }

    /// What was kept to compare the lines of a table goes when it is read: it would grow with the file.
    private func forget(_ table: PackageTable) {
        switch table.name {
        case "persons": (duplicates, numbers, newcomers) = (nil, nil, [:])
        case "dwellings": addresses = []
        default: break
        }
    }

    /// From so many lines on, an import changes how large the tables are.
    static let manyLines = 2_000

    /// More lines at fault than this, and the table is taken for broken: its references are no longer judged.
    static let absentLimit = 20_000

    func isExcused(_ externalID: String, in table: String) -> Bool {
        broken.contains(table) || absent[table]?.contains(externalID) ?? false
    }

    func leave(_ line: ImportLine) {
        if absent[line.table.name, default: []].count > ImportPass.absentLimit { broken.insert(line.table.name) }
        absent[line.table.name, default: []].insert(line.externalID)
    }

    func countLine(of table: PackageTable) {
        linesDone += 1
        if linesDone.isMultiple(of: 500) { progress?(ImportProgress(table: table.name, lines: linesDone)) }
    }

    func journal(_ entry: JournalEntry) throws(StorageError) {
        told.append(entry)
        guard told.count == 64 else { return }
        try tx.journal(told)
        told.removeAll(keepingCapacity: true)
    }

    private func checkGroups() throws {
        var check = GroupCheck(tx, today: author.today)
        if !touchedHouseholds.isEmpty {
            try check.stays(of: touchedHouseholds)
            try check.households(touchedHouseholds)
        }
        if !touchedPersons.isEmpty { try check.persons(touchedPersons) }
        if !touchedDwellings.isEmpty { try check.occupancy(of: touchedDwellings) }
        let found = try LineFinder(folder).lines(of: check.findings)
        for (finding, place) in found {
            report.add(
                ImportFault(
                    finding.finding, file: place.file, line: place.line, column: finding.column, value: place.externalID
                ))
        }
    }
}

/// A reference to be settled when the whole table is read.
struct LaterReference {
    let id: String
    let line: Int
    let externalID: String
    let field: String
    let target: String
}
