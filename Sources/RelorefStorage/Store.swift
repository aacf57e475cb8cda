/// What can go wrong between the records and an engine.
package enum StorageError: Error, Hashable {
    /// A column is absent or has another type than the code expects.
    case decoding(String)
    /// The schema refused: the constraint's name on PostgreSQL, the columns on SQLite.
    case uniqueViolation(String), checkViolation(String), foreignKeyViolation(String), notNullViolation(String)
    /// Another writer was faster, more often than we try again.
    case busy
    /// The record is not as it was when it was read: somebody else changed it meanwhile (answer 409, lose nothing).
    case changedMeanwhile(String)
    /// No room is left on the disk: writes are refused, reads go on.
    case diskFull
    case engine(String)
}

/// A transaction that writes behind its caller. Its calls throw what was refused, and nothing is written after that.
package protocol TransactionBehind: AnyObject, Transaction {
    /// How many additions were asked for so far.
    var added: Int { get }
    /// Which addition was refused, from nought; nil when none was.
    var failedAt: Int? { get }
    /// Waits until everything is written.
    func catchUp() throws(StorageError)
}

/// Rows that were asked for.
package protocol AskedRows {
    /// Waits for them; to be called once.
    func take() throws(StorageError) -> [ResultRow]
}

/// One open transaction. Deliberately synchronous and not `Sendable`: it cannot be awaited across, kept or returned.
package protocol Transaction {
    var engine: EngineKind { get }
    /// Where what is read may be remembered until the next commit; nil in a transaction that writes, and where other
    /// processes write as well.
    var memo: (any MemoPlace)? { get }
    func rows(_ query: Query) throws(StorageError) -> [ResultRow]
    /// Runs a statement and answers how many rows it changed.
    @discardableResult func run(_ query: Query) throws(StorageError) -> Int
    /// Runs a statement that adds rows; within `writingBehind` it may run after the call has returned.
    func add(_ query: Query) throws(StorageError)
    /// Adds rows, in order.
    ///
    /// - Parameters:
    ///   - table: the code's own name, as are those of the columns ("id, name"): never somebody's.
    ///   - rows: as many values each as there are columns.
    func add(to table: String, _ columns: String, rows: [[SQLValue]]) throws(StorageError)
    /// Asks for rows that are taken later; within `writingBehind` they are read when what was added before is written,
    /// while the caller goes on.
    func asking(_ query: Query) throws(StorageError) -> any AskedRows
    /// Has what is added written on another thread while the caller prepares the next, where the engine gains by it.
    /// What the schema refuses is then thrown by a later call (`TransactionBehind`), by the end of `work` at the latest.
    func writingBehind<T>(_ work: (any Transaction) throws -> T) throws -> T
    /// Reads row after row without holding them all in memory.
    func forEach(_ query: Query, _ body: (ResultRow) throws -> Void) throws
    /// The same as bytes, for a walk over a million rows; `columns` are the answer's, in order.
    func forEachRaw(_ query: Query, _ columns: [String], _ body: (RawRow) throws -> Void) throws
}

extension Transaction {
    package var memo: (any MemoPlace)? { nil }

    package func add(_ query: Query) throws(StorageError) { try run(query) }

    package func add(to table: String, _ columns: String, rows: [[SQLValue]]) throws(StorageError) {
        guard !rows.isEmpty else { return }
        let lines: [Query] = rows.map { "(\(Query($0)))" }
        try add("INSERT INTO \(Query(unbound: "\(table) (\(columns))")) VALUES \(lines.joined(", "))")
    }

    package func asking(_ query: Query) throws(StorageError) -> any AskedRows { RowsAtHand(rows: try rows(query)) }

    package func writingBehind<T>(_ work: (any Transaction) throws -> T) throws -> T { try work(self) }

    /// Counts what the tables hold, from samples, so that the engine finds the shortest way through them; this
    /// transaction's own rows are counted as well. PostgreSQL does so by itself.
    package func gatherStatistics() throws(StorageError) {
        guard engine == .sqlite else { return }
        try run("PRAGMA analysis_limit = 1000")
        try run("ANALYZE")
    }
}

/// Rows that were read when they were asked for.
private struct RowsAtHand: AskedRows {
    let rows: [ResultRow]
    func take() -> [ResultRow] { rows }
}

extension Transaction {
    /// Keeps more of what is being changed in memory until `work` has ended: a transaction of many thousand rows
    /// otherwise writes the pages of its indexes over and over. PostgreSQL's memory is its own.
    ///
    /// - Parameter mebibytes: of pages; making an index takes as much again.
    package func keeping<T>(mebibytes: Int, _ work: () throws -> T) throws -> T {
        guard engine == .sqlite, let kept = try row("PRAGMA cache_size")?.int("cache_size") else { return try work() }
        try run("PRAGMA cache_size = -\(Query(unbound: String(mebibytes * 1_024)))")
        defer {
            _ = try? run("PRAGMA cache_size = \(Query(unbound: String(kept)))")
            _ = try? run("PRAGMA shrink_memory")
        }
        return try work()
    }
}

extension Transaction {
    /// Sets a table's indexes aside that only make reading quick, for a transaction that fills it: made at the end they
    /// cost a tenth. Those that keep rows apart stay. PostgreSQL sets none aside, since its readers would wait.
    ///
    /// - Returns: the statements that make them again, which the same transaction runs.
    package func setIndexesAside(of table: String) throws(StorageError) -> [Query] {
        guard engine == .sqlite else { return [] }
        let indexes = try rows(
            """
            SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = \(table)
              AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY name
            """)
        return try indexes.map { index throws(StorageError) in
            try run("DROP INDEX \(Query(unbound: try index.text("name")))")
            return Query(unbound: try index.text("sql"))
        }
    }
}

extension Transaction {
    package func row(_ query: Query) throws(StorageError) -> ResultRow? { try rows(query).first }
}

/// A database: reads see one instant, writes are all or nothing.
///
/// A write closure may be run again after a conflict: it has no effect but SQL.
package protocol Store: Sendable {
    var engine: EngineKind { get }
    /// A read-only transaction; a statement that writes fails.
    func read<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T
    /// A read-write transaction, shielded from the cancellation of the request that asked for it.
    func write<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T
    /// The same without suspension, for the keystore alone: a key must be durable before the first field sealed under
    /// it is written, within another database's transaction.
    func readNow<T>(_ work: (any Transaction) throws -> T) throws -> T
    func writeNow<T>(_ work: (any Transaction) throws -> T) throws -> T
    /// What is damaged in the engine's own pages; nil when nothing is, or when the engine looks after them itself.
    func damage() async throws -> String?
    /// Leaves nothing on the disk of what was deleted from a table: SQLite moves its log into the file and empties it,
    /// PostgreSQL writes the table anew.
    func scrubNow(_ table: StaticString) throws
    /// Counts what the tables hold, for every connection; to be done when a database has grown much.
    func gatherStatistics() async throws
}

extension Store {
    package func damage() async throws -> String? { nil }
    package func gatherStatistics() async throws {}
}
