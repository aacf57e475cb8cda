import RelorefStorage
import Synchronization

/// A transaction whose additions a thread of its own writes, in their order, while the caller prepares the next ones.
///
/// Everything else waits until they are written. The connection is one thread's at a time: the caller asks it nothing
/// while additions wait.
final class WritingBehind: TransactionBehind {
    private static let additionsOfBlock = 32

    private let base: SQLiteTransaction
    private let writer: WritingThread
    private var block: [WritingThread.Addition] = []
    /// Placeholders, by how many.
    private var known: [Int: String] = [:]
    private(set) var added = 0

    init(_ base: SQLiteTransaction) {
        self.base = base
        writer = WritingThread(base)
        writer.start()
    }

    var engine: EngineKind { base.engine }
    var failedAt: Int? { writer.state.withLock { $0.failedAt } }

    func add(_ query: Query) throws(StorageError) {
        let (text, values) = query.rendered(for: SQLiteTransaction.dialect)
        try add(WritingThread.Addition(text: text, values: values))
    }

    func add(to table: String, _ columns: String, rows: [[SQLValue]]) throws(StorageError) {
        guard let width = rows.first?.count else { return }
        let text = "INSERT INTO \(table) (\(columns)) VALUES (\(placeholders(width)))"
        for row in rows { try add(WritingThread.Addition(text: text, values: row)) }
    }

    private func placeholders(_ width: Int) -> String {
        if let known = known[width] { return known }
        let made = [String](repeating: "?", count: width).joined(separator: ", ")
        known[width] = made
        return made
    }

    private func add(_ addition: WritingThread.Addition) throws(StorageError) {
        block.append(addition)
        added += 1
        if block.count == Self.additionsOfBlock { try handOver() }
    }

    func asking(_ query: Query) throws(StorageError) -> any AskedRows {
        try handOver()
        let (text, values) = query.rendered(for: SQLiteTransaction.dialect)
        let answer = WritingThread.Answer()
        writer.put(.question(WritingThread.Addition(text: text, values: values), answer))
        return answer
    }

    func catchUp() throws(StorageError) {
        try handOver()
        writer.waitUntilWritten()
        try tellFailure()
    }

    func rows(_ query: Query) throws(StorageError) -> [ResultRow] {
        try catchUp()
        return try base.rows(query)
    }

    func run(_ query: Query) throws(StorageError) -> Int {
        try catchUp()
        return try base.run(query)
    }

    func forEach(_ query: Query, _ body: (ResultRow) throws -> Void) throws {
        try catchUp()
        try base.forEach(query, body)
    }

    func forEachRaw(_ query: Query, _ columns: [String], _ body: (RawRow) throws -> Void) throws {
        try catchUp()
        try base.forEachRaw(query, columns, body)
    }

    /// Ends the thread; nothing waits any more.
    func stop() {
        writer.waitUntilWritten()
        writer.stop()
    }

    private func handOver() throws(StorageError) {
        try tellFailure()
        guard !block.isEmpty else { return }
        writer.put(.additions(block))
        block.removeAll(keepingCapacity: true)
    }

    private func tellFailure() throws(StorageError) {
        if let failure = writer.state.withLock({ $0.failure }) { throw failure }
    }
}
