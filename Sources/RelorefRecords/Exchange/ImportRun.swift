package import RelorefDomain
package import RelorefStorage

/// An import on its way or done, as its author finds it again. What the files hold is nowhere in it in clear.
package struct ImportRun: Sendable, Hashable, Identifiable {
    package enum State: String, Sendable, SQLBindable {
        /// Sent, and being prepared.
        case waiting
        /// Begun; when no work is going on, the server was stopped in the middle and nothing was written.
        case running
        case done, undone
        /// Given up, or left for too long: what was sent is erased.
        case discarded
    }

    /// Days for which what was sent is kept, and after which an import is not undone any more.
    package static let keptDays = 7
    package static let undoDays = 30

    package let id: String
    package let startedAt: Moment
    package let finishedAt: Moment?
    package let undoneAt: Moment?
    package let state: State
    /// What was written, by table; empty before.
    package let counts: [String: ImportReport.Counts]

    package func mayBeUndone(at now: Moment) -> Bool {
        guard state == .done, let finishedAt else { return false }
        return now < finishedAt.adding(seconds: Self.undoDays * 86_400)
    }
}

extension ImportRun {
    init(_ row: ResultRow) throws(StorageError) {
        id = try row.text("id")
        startedAt = try row.moment("started_at")
        finishedAt = try row.optionalText("finished_at").flatMap { Moment(text: $0) }
        undoneAt = try row.optionalText("undone_at").flatMap { Moment(text: $0) }
        guard let known = State(rawValue: try row.text("state")) else { throw .decoding("state") }
        state = known
        counts = ImportReport.counts(try row.text("report"))
    }
}

extension ImportReport {
    /// The counts as they are kept: a table a line, then numbers.
    var countsText: String {
        tables.sorted { $0.key < $1.key }.map { table, counts in
            "\(table) \(counts.new) \(counts.changed) \(counts.unchanged) \(counts.leftOut)"
        }.joined(separator: "\n")
    }

    static func counts(_ text: String) -> [String: Counts] {
        var tables: [String: Counts] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            let numbers = parts.dropFirst().compactMap { Int($0) }
            guard let table = parts.first, numbers.count == 4 else { continue }
            var counts = Counts()
            (counts.new, counts.changed, counts.unchanged, counts.leftOut) = (
                numbers[0], numbers[1], numbers[2], numbers[3]
            )
            tables[String(table)] = counts
        }
        return tables
    }
}

extension Transaction {
    /// The imports of a colleague, the latest first.
    package func importRuns(of actor: Actor, limit: Int = 50) throws -> [ImportRun] {
        try rows(
            """
            SELECT * FROM import_run WHERE account_id = \(actor.id) ORDER BY started_at DESC, id DESC LIMIT \(limit)
            """
        ).map { try ImportRun($0) }
    }

    /// One's own import; somebody else's does not exist.
    package func importRun(_ id: String, of actor: Actor) throws -> ImportRun? {
        try row("SELECT * FROM import_run WHERE id = \(id) AND account_id = \(actor.id)").map { try ImportRun($0) }
    }

    /// Keeps sheets that were sent, sealed under a key of their own.
    package func openImport(_ id: String, _ draft: ImportDraft, _ sheets: [[UInt8]], by author: Author) throws {
        try author.vault.makeKeys(for: [ImportSecrets.owner(of: id)])
        try insert(
            "import_run",
            [
                "id": id, "account_id": author.actor.id, "started_at": author.now,
                "state": ImportRun.State.waiting, "report": "",
            ])
        for (place, bytes) in sheets.enumerated() {
            try ImportSecrets(id: id, vault: author.vault).keep(bytes, as: "sheet-\(place)", self)
        }
        try save(draft, of: id, by: author)
    }

    package func save(_ draft: ImportDraft, of id: String, by author: Author) throws {
        try run("DELETE FROM import_block WHERE import_id = \(id) AND part = 'draft'")
        try ImportSecrets(id: id, vault: author.vault).keep(Array(try draft.text.utf8), as: "draft", self)
    }

    /// What was decided so far; nil when it was erased.
    package func importDraft(of id: String, by author: Author) throws -> ImportDraft? {
        let bytes = try ImportSecrets(id: id, vault: author.vault).bytes("draft", self)
        return bytes.isEmpty ? nil : ImportDraft(text: String(decoding: bytes, as: UTF8.self))
    }

    /// A sheet as it was sent, or its beginning.
    package func importSheet(_ place: Int, of id: String, beginning: Bool = false, by author: Author) throws -> [UInt8]
    {
        try ImportSecrets(id: id, vault: author.vault).bytes("sheet-\(place)", self, beginning: beginning)
    }

    /// The work begins, or begins again after a server that was stopped; false when it was done meanwhile.
    package func beginImport(_ id: String, by author: Author) throws -> Bool {
        try run(
            """
            UPDATE import_run SET state = 'running'
            WHERE id = \(id) AND account_id = \(author.actor.id) AND state IN ('waiting', 'running')
            """) == 1
    }

    /// Something was at fault after all: back to where it can be put right.
    package func putBackImport(_ id: String) throws {
        try run("UPDATE import_run SET state = 'waiting' WHERE id = \(id) AND state = 'running'")
    }

    /// In the transaction of the import itself: it is done, and what was sent is erased.
    package func finishImport(_ id: String, _ report: ImportReport, at now: Moment) throws {
        try run(
            """
            UPDATE import_run SET state = 'done', finished_at = \(now), report = \(report.countsText) WHERE id = \(id)
            """)
        try run("DELETE FROM import_block WHERE import_id = \(id)")
    }

    /// What was sent is erased; its key is to be destroyed after the commit.
    package func discardImport(_ id: String, by author: Author) throws {
        let changed = try run(
            """
            UPDATE import_run SET state = 'discarded', finished_at = \(author.now)
            WHERE id = \(id) AND account_id = \(author.actor.id) AND state IN ('waiting', 'running')
            """)
        if changed > 0 { try run("DELETE FROM import_block WHERE import_id = \(id)") }
    }

    /// Imports that wait for too long are given up, and old traces forgotten; answers those whose keys are to be
    /// destroyed after the commit.
    package func expireImports(at now: Moment) throws -> [String] {
        let limit = now.adding(seconds: -ImportRun.keptDays * 86_400)
        let ids = try rows(
            """
            SELECT id FROM import_run WHERE state IN ('waiting', 'running') AND started_at < \(limit) ORDER BY id
            """
        ).map { try $0.text("id") }
        for id in ids {
            try run("UPDATE import_run SET state = 'discarded', finished_at = \(now) WHERE id = \(id)")
            try run("DELETE FROM import_block WHERE import_id = \(id)")
        }
        let old = now.adding(seconds: -ImportRun.undoDays * 86_400)
        try run(
            """
            DELETE FROM import_change WHERE import_id IN (
              SELECT id FROM import_run WHERE finished_at IS NOT NULL AND finished_at < \(old))
            """)
        return ids
    }
}
