import RelorefDomain
import RelorefStorage

/// Lines whose records may not be written yet, to be found again when one of them is refused.
struct WaitingLines {
    private var lines: [(at: Int, line: ImportLine, new: Int)] = []
    /// Far more than are ever written behind.
    private static let most = 2_048

    /// - Parameters:
    ///   - place: how many additions there were before the line's own.
    ///   - new: how many records there were before it.
    mutating func append(_ line: ImportLine, at place: Int, new: Int) {
        if lines.count == Self.most { lines.removeFirst(Self.most / 2) }
        lines.append((place, line, new))
    }

    /// The line to which an addition belongs.
    func line(at place: Int) -> (line: ImportLine, new: Int)? {
        lines.last { $0.at <= place }.map { ($0.line, $0.new) }
    }
}

/// What becomes of a line that was read: compared with its record, judged, written.
extension TableReading {
    /// Writes what differs from the record, when nothing is wrong with it and the actor reaches it.
    mutating func change(_ line: ImportLine, _ row: ResultRow) throws {
        let before = try PackageCells(table: table, vault: pass.author.vault).line(row)
        var full = line
        var changed: Set<String> = []
        for (place, field) in table.fields.enumerated() {
            // A fixed column that is left empty says nothing.
            if let cell = line.cells[place], field.isChangeable || cell.text != field.otherwise {
                if cell.text != before.cells[place] { changed.insert(field.name) }
            } else {
                let text = before.cells[place]
                full.cells[place] = try? ImportCell(
                    text, PackageField(field.name, field.kind), today: pass.author.today)
            }
        }
        try complete(&full, row)
        if !pass.reaches(full) { changed.subtract(table.fields.filter(\.isSealed).map(\.name)) }
        guard !changed.isEmpty else {
            pass.report.count(table) { $0.unchanged += 1 }
            noteUniques(of: full)
            return
        }
        var faults = try pass.reachFaults(full, before: before)
        for field in table.fields where changed.contains(field.name) && !field.isChangeable {
            let held = table.place(of: field.name).map { before.cells[$0] } ?? ""
            faults.append(line.fault(.fixedColumn, field.name, hints: [held]))
        }
        faults += judge(full)
        guard !faults.isBlocked else {
            refuse(line, faults)
            return
        }
        let pass = pass
        try store(full) { try pass.update(full, before: before, changed: changed) }
    }

    /// The references of columns that the file does not have; a person's fields stay under the key that sealed them.
    private func complete(_ line: inout ImportLine, _ row: ResultRow) throws(StorageError) {
        var isLeft = false
        if places.count < table.fields.count { _ = try resolve(&line, isLeft: &isLeft) }
        guard table.name == "persons" else { return }
        let owner = try row.text("key_id")
        line.targets["household_id"] = ReferenceTarget(
            id: owner, site: line.targets["household_id"]?.site, household: owner,
            isClosed: line.targets["household_id"]?.isClosed ?? false)
    }

    // MARK: additions

    mutating func add(_ line: ImportLine) throws {
        var line = line
        var faults: [ImportFault] = []
        for (place, field) in table.fields.enumerated() where line.cells[place] == nil {
            do throws(ImportCell.Refusal) {
                line.cells[place] = try ImportCell("", field, today: pass.author.today)
            } catch {
                faults.append(line.fault(error.code, field.name))
            }
        }
        faults += try pass.reachFaults(line, before: nil)
        faults += judge(line)
        guard !faults.isBlocked else {
            refuse(line, faults)
            return
        }
        let (pass, whole) = (pass, line)
        try store(line) { try pass.insert(whole) }
    }

    private mutating func judge(_ line: ImportLine) -> [ImportFault] {
        let faults = pass.rules.faults(in: line) + uniqueFaults(line)
        if !faults.isBlocked { faults.forEach { pass.report.add($0) } }
        return faults
    }

    private mutating func store(_ line: ImportLine, _ write: () throws -> Void) throws {
        if behind != nil { waiting.append(line, at: behind?.added ?? 0, new: pass.report.new(table)) }
        do {
            try write()
        } catch let error as StorageError {
            guard let constraint = error.constraint, behind?.failedAt == nil else { throw error }
            refuse(line, [line.fault(.refusedBySchema, nil, hints: [constraint])])
            pass.isStopped = true
        }
    }

    /// What was refused after its line had been left behind: the line is found again, and those after it do not count.
    func refuseLate(_ error: StorageError) throws(StorageError) {
        guard let constraint = error.constraint, let place = behind?.failedAt, let culprit = waiting.line(at: place)
        else { throw error }
        pass.report.count(table) { $0.new = culprit.new }
        refuse(culprit.line, [culprit.line.fault(.refusedBySchema, nil, hints: [constraint])])
        pass.isStopped = true
    }

    /// Nothing of this table waits to be written any more.
    func finishWriting() throws(StorageError) {
        guard !pass.isStopped else { return }
        do throws(StorageError) { try behind?.catchUp() } catch { try refuseLate(error) }
    }

    var behind: (any TransactionBehind)? { pass.tx as? any TransactionBehind }

    private mutating func uniqueFaults(_ line: ImportLine) -> [ImportFault] {
        table.uniques.indices.compactMap { index in
            let unique = table.uniques[index]
            guard unique.among(line) else { return nil }
            let isNew = uniqueKeys[index].insert(Self.hash(unique.fields.map { line[$0] })).inserted
            return isNew
                ? nil : line.fault(.notUnique, unique.fields[0], hints: [unique.fields.joined(separator: ", ")])
        }
    }

    private mutating func noteUniques(of line: ImportLine) { _ = uniqueFaults(line) }
}
