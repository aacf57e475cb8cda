package import RelorefDomain
package import RelorefStorage

/// Why an import cannot be undone: something was built on it since.
package struct ImportObstacle: Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
        /// The record was changed, or removed, since.
        case changed
        /// Something of this table was written about it since.
        case referred(by: String)
    }

    /// The database's table, and the record as whoever imported it calls it.
    package let table: String
    package let name: String
    package let reason: Reason

    package init(table: String, name: String, reason: Reason) {
        (self.table, self.name, self.reason) = (table, name, reason)
    }
}

/// What an undo came to.
package enum ImportUndoing: Sendable, Hashable {
    /// Done; the owners whose keys are to be destroyed after the commit.
    case undone(keys: [String])
    case refused([ImportObstacle])
}

/// Takes an import back: what it added is removed, what it changed is as before, all of it or nothing.
struct ImportUndo {
    private let tx: any Transaction
    private let run: String
    private let author: Author
    private let changes: [Kept]

    struct Kept {
        let table: String
        let id: String
        let before: RowImage?
        let after: [UInt8]
    }

    /// Obstacles that are told; one is enough to refuse.
    private static let told = 100

    init(_ tx: any Transaction, _ run: String, _ author: Author) throws {
        self.tx = tx
        self.run = run
        self.author = author
        changes = try tx.rows("SELECT * FROM import_change WHERE import_id = \(run) ORDER BY place DESC").map { row in
            Kept(
                table: try row.text("record_table"), id: try row.text("record_id"),
                before: try row.optionalBytes("before").flatMap { RowImage(sealedBytes: $0) },
                after: try row.bytes("after"))
        }
    }

    func perform() throws -> ImportUndoing {
        var rows: [ResultRow?] = []
        for change in changes { rows.append(try tx.storedRow(change.table, change.id)) }
        let obstacles = try obstacles(rows)
        guard obstacles.isEmpty else { return .refused(obstacles) }
        var keys: [String] = []
        for (change, row) in zip(changes, rows) where change.before == nil && row != nil {
            switch change.table {
            case "accommodation": try tx.run("UPDATE accommodation SET follows_id = NULL WHERE id = \(change.id)")
            case "partner":
                try tx.run("UPDATE partner SET parent_id = NULL, successor_id = NULL WHERE id = \(change.id)")
            default: break
            }
        }
        for (change, row) in zip(changes, rows) {
            guard let row else { continue }
            if let before = change.before { try restore(change, before, row) } else { try remove(change, &keys) }
            try tell(change, row)
        }
        try tx.run("DELETE FROM import_change WHERE import_id = \(run)")
        try tx.run("UPDATE import_run SET state = 'undone', undone_at = \(author.now) WHERE id = \(run)")
        try tx.journal("undoImport", "package", run, by: author)
        return .undone(keys: keys)
    }

    private func restore(_ change: Kept, _ before: RowImage, _ row: ResultRow) throws {
        // A version is never given twice, so that a form opened meanwhile is told that the record has changed.
        let version = before.columns["version"] == nil ? nil : try row.int("version") + 1
        let assignments: [Query] = before.columns.sorted { $0.key < $1.key }.filter { $0.key != "id" }.map {
            name, value in
            let kept = name == "version" ? version.sqlValue : value
            // A bound NULL has no type on PostgreSQL.
            return kept == .null ? "\(Query(unbound: name)) = NULL" : "\(Query(unbound: name)) = \(kept)"
        }
        try tx.run(
            "UPDATE \(Query(unbound: change.table)) SET \(assignments.joined(", ")) WHERE id = \(change.id)")
    }

    private func remove(_ change: Kept, _ keys: inout [String]) throws {
        if change.table == "household" {
            try tx.run(
                "DELETE FROM household_access WHERE household_id = \(change.id) AND account_id = \(author.actor.id)")
            keys.append(change.id)
        }
        if change.table == "site" { keys.append("site:" + change.id) }
        try tx.run("DELETE FROM \(Query(unbound: change.table)) WHERE id = \(change.id)")
    }

    private func tell(_ change: Kept, _ row: ResultRow) throws {
        let household = row["household_id"] ?? row["key_id"] ?? .null
        let text: String? = if case .text(let id) = household { id } else { nil }
        try tx.journal(
            "undoImport", change.table, change.id, household: change.table == "household" ? change.id : text,
            detail: ["import": run], by: author)
    }

    // MARK: what stands in the way

    private func obstacles(_ rows: [ResultRow?]) throws -> [ImportObstacle] {
        let own = Set(changes.map { $0.table + " " + $0.id })
        var found: [ImportObstacle] = []
        for (change, row) in zip(changes, rows) where found.count < Self.told {
            guard let row, RowImage(row).mark == change.after else {
                found.append(ImportObstacle(table: change.table, name: name(row, change), reason: .changed))
                continue
            }
            guard change.before == nil else { continue }
            for reference in RecordReferences.to(change.table) {
                let others = try tx.rows(reference.query(to: change.id))
                let isForeign = try others.contains { other in
                    if reference.table == "household_access" { return try other.text("id") != author.actor.id }
                    return try !own.contains(reference.table + " " + other.text("id"))
                }
                guard isForeign else { continue }
                found.append(
                    ImportObstacle(
                        table: change.table, name: name(row, change), reason: .referred(by: reference.table)))
            }
        }
        return found
    }

    private func name(_ row: ResultRow?, _ change: Kept) -> String {
        if case .text(let name)?? = row.map({ $0["external_id"] }) { return name }
        return change.id
    }
}

extension Transaction {
    /// Undoes one's own import, unless something depends on it by now.
    package func undoImport(_ id: String, by author: Author) throws -> ImportUndoing? {
        guard let run = try importRun(id, of: author.actor), run.mayBeUndone(at: author.now) else { return nil }
        return try ImportUndo(self, id, author).perform()
    }
}
