import RelorefDomain
import RelorefStorage

/// The reading of one table's file: each line is parsed, resolved, compared with the record, judged and written.
struct TableReading {
    /// Where records exist already, those that change go first.
    enum Phase { case everything, changes, additions }

    let table: PackageTable
    let phase: Phase
    let pass: ImportPass
    private var seen: Set<Int> = []
    var uniqueKeys: [Set<Int>]
    var places: [Int] = []
    var waiting = WaitingLines()
    private let leftOut: Set<Int>
    private var linesRead = 0
    /// What makes the indexes again that were set aside.
    private var indexes: [Query] = []
    private let references: [(place: Int, field: PackageField, table: PackageTable)]

    init(_ table: PackageTable, _ phase: Phase, of pass: ImportPass) {
        self.table = table
        self.phase = phase
        self.pass = pass
        uniqueKeys = table.uniques.map { _ in [] }
        leftOut = pass.choices.leftOut[table.name] ?? []
        references = table.fields.enumerated().compactMap { place, field in
            guard case .reference(let name) = field.kind, let target = PackageTable.named(name) else { return nil }
            return (place, field, target)
        }
    }

    private var speaks: Bool { phase != .changes }

    mutating func readLines() throws {
        guard var reader = try pass.folder.reader(of: table) else { return }
        let header = HeaderReading(try reader.next(), of: table)
        guard header.faults.isEmpty else {
            pass.broken.insert(table.name)
            if speaks { header.faults.forEach { pass.report.add($0) } }
            return
        }
        places = header.places
        if speaks, ["notes", "housing_offers"].contains(table.name) { try askForAnAccount() }
        let parsing = LineParsing(
            table: table, places: places, today: pass.author.today, tracesPersons: phase != .changes)
        let ahead = LinesAhead(pass.folder, parsing)
        defer { ahead.stop() }
        do {
            try read(ahead)
        } catch {
            try endReading()
            throw error
        }
        try endReading()
    }

    /// Whatever ended the reading: the tables that come after ask this one by its indexes.
    private mutating func endReading() throws {
        try finishWriting()
        // What was seen of the lines goes before the indexes take its memory.
        (seen, uniqueKeys) = ([], table.uniques.map { _ in [] })
        guard !pass.isStopped, !indexes.isEmpty else { return }
        try pass.tx.keeping(mebibytes: 8) { for index in indexes { try pass.tx.run(index) } }
    }

    private mutating func read(_ ahead: LinesAhead) throws {
        var coming = nextBlock(ahead)
        while !pass.isStopped, let block = try coming.get() {
            do {
                try prepare(for: block)
            } catch let error as StorageError {
                try refuseLate(error)
            }
            coming = nextBlock(ahead)
            for parsed in block.lines where !pass.isStopped {
                if speaks { pass.countLine(of: table) }
                do {
                    try read(parsed)
                } catch let error as StorageError {
                    try refuseLate(error)
                }
            }
        }
    }

    /// Lines with what they refer to, asked for while those before them are dealt with.
    private struct Block {
        let lines: [ParsedLine]
        let asked: Result<[ReferenceBook.Asked], StorageError>
    }

    /// The next lines, nil after the last; what reading threw is thrown when the lines before it are dealt with.
    private func nextBlock(_ ahead: LinesAhead) -> Result<Block?, any Error> {
        Result { try ahead.next() }.map { lines in
            lines.map { lines in
                Block(lines: lines, asked: Result { () throws(StorageError) in try askForReferences(of: lines) })
            }
        }
    }

    /// Nothing asks a table that is being filled for the first time but for what its own lines name. Of dwellings, the
    /// others at an address are looked for.
    private mutating func setIndexesAside() throws(StorageError) {
        guard table.name != "dwellings" else { return }
        indexes = try pass.tx.setIndexesAside(of: table.stored)
        if table.name == "persons" { indexes += try pass.tx.setIndexesAside(of: "identity") }
    }

    private mutating func prepare(for block: Block) throws {
        for asked in try block.asked.get() { try pass.book.remember(asked) }
        try haveKeysAtHand(for: block.lines)
        linesRead += block.lines.count
        if phase == .everything, linesRead > ImportPass.manyLines, indexes.isEmpty { try setIndexesAside() }
    }

    /// What a block of lines refers to, asked for together.
    private func askForReferences(of lines: [ParsedLine]) throws(StorageError) -> [ReferenceBook.Asked] {
        var asked: [ReferenceBook.Asked] = []
        for (place, _, target) in references where target.name != table.name {
            let named = Set(lines.compactMap { $0.line.cells[place]?.text })
            if let question = try pass.book.ask(named, in: target) { asked.append(question) }
        }
        return asked
    }

    /// The keys under which a block of lines will be sealed, read from the keystore together.
    private func haveKeysAtHand(for lines: [ParsedLine]) throws {
        guard !pass.isCheck, table.fields.contains(where: \.isSealed),
            let owner = references.first(where: { $0.field.name == table.owner.field })
        else { return }
        let named = Set(lines.compactMap { $0.line.cells[owner.place]?.text })
        try pass.author.vault.keepAtHand(
            Set(try named.compactMap { try pass.book.resolve($0, in: owner.table)?.household }))
    }

    private func askForAnAccount() throws(StorageError) {
        let account = try pass.tx.row("SELECT 1 AS one FROM account WHERE id = \(pass.author.actor.id)")
        guard account == nil else { return }
        pass.report.add(ImportFault(.needsAccount, file: table.file))
        pass.isStopped = true
    }

    private mutating func read(_ parsed: ParsedLine) throws {
        var (line, faults) = (parsed.line, parsed.faults)
        if leftOut.contains(line.line) {
            if speaks { leave(line) }
            return
        }
        if faults.isEmpty, !seen.insert(Self.hash([line.externalID])).inserted {
            faults = [line.fault(.repeatedIdentifier, "external_id")]
        }
        guard faults.isEmpty else {
            if speaks { refuse(line, faults) }
            return
        }
        let stored = phase == .everything ? nil : try storedRow(of: line)
        // A record that exists was dealt with among the changes.
        if (phase == .changes) != (stored != nil), phase != .everything { return }
        guard try resolved(&line) else { return }
        if table.name == "accommodations" {
            let completed = StayLineRules.completed(line)
            line = completed.line
            if stored == nil { completed.warnings.forEach { pass.report.add($0) } }
        }
        if let stored { try change(line, stored) } else { try add(line) }
    }

    /// Finds what the line refers to; false when the line is not to be written.
    private func resolved(_ line: inout ImportLine) throws(StorageError) -> Bool {
        var isLeft = false
        let faults = try resolve(&line, isLeft: &isLeft)
        if !faults.isEmpty { refuse(line, faults) } else if isLeft { leave(line) }
        return faults.isEmpty && !isLeft
    }

    /// Finds what the line refers to; what refers to a line left aside is left aside with it.
    func resolve(_ line: inout ImportLine, isLeft: inout Bool) throws(StorageError) -> [ImportFault] {
        var faults: [ImportFault] = []
        for (place, field, target) in references {
            guard let text = line.cells[place]?.text, !text.isEmpty, target.name != table.name else { continue }
            if let found = try pass.book.resolve(text, in: target) {
                line.targets[field.name] = found
            } else if pass.isExcused(text, in: target.name) {
                isLeft = true
            } else {
                faults.append(line.fault(.unknownReference, field.name, hints: [target.file]))
            }
        }
        return faults
    }

    private func storedRow(of line: ImportLine) throws(StorageError) -> ResultRow? {
        try pass.tx.row("\(table.selection(for: pass.author.actor)) WHERE \(table.isNamed(line.externalID))")
    }

    // MARK: lines that are not written

    func refuse(_ line: ImportLine, _ faults: [ImportFault]) {
        faults.forEach { pass.report.add($0) }
        pass.report.count(table) { $0.faulty += 1 }
        pass.leave(line)
    }

    private func leave(_ line: ImportLine) {
        pass.report.count(table) { $0.leftOut += 1 }
        pass.leave(line)
    }

    static func hash(_ texts: [String]) -> Int {
        var hasher = Hasher()
        for text in texts {
            for byte in text.utf8 { hasher.combine(byte) }
            hasher.combine(0xFF as UInt8)
        }
        return hasher.finalize()
    }
}
