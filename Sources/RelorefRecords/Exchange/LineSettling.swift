import RelorefDomain
import RelorefStorage

/// What becomes of a line that was read: compared with its record, judged, written.
extension TableReading {
    /// Writes what differs from the record, when nothing is wrong with it and the actor reaches it.
    mutating func change(_ line: ImportLine, _ row: ResultRow) throws {
        let before = try PackageCells(table: table, vault: pass.author.vault).line(row)
        var full = line
        var changed: Set<String> = []
        for (place, field) in table.fields.enumerated() {
            if let cell = line.cells[place] {
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
        try store(line) { try pass.insert(line) }
    }

    private mutating func judge(_ line: ImportLine) -> [ImportFault] {
        let faults = pass.rules.faults(in: line) + uniqueFaults(line)
        if !faults.isBlocked { faults.forEach { pass.report.add($0) } }
        return faults
    }

    private func store(_ line: ImportLine, _ write: () throws -> Void) throws {
        do {
            try write()
        } catch let error as StorageError {
            guard let constraint = error.constraint else { throw error }
            refuse(line, [line.fault(.refusedBySchema, nil, hints: [constraint])])
            pass.isStopped = true
        }
    }

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
