import Foundation
import GRDB
import GRDBSQLite
import RelorefStorage
import Synchronization

/// A transaction whose additions a thread of its own writes, in their order, while the caller prepares the next ones.
///
/// Everything else waits until they are written. The connection is one thread's at a time: the caller asks it nothing
/// while additions wait.
final class WritingBehind: TransactionBehind {
    private struct Addition: Sendable {
        let text: String
        let values: [SQLValue]
    }
    private struct State: Sendable {
        var failedAt: Int?
        var failure: StorageError?
    }

    private static let additionsOfBlock = 32
    private static let blocksAhead = 12

    private let base: SQLiteTransaction
    private let writer: Writer
    private var block: [Addition] = []
    private(set) var added = 0

    init(_ base: SQLiteTransaction) {
        self.base = base
        writer = Writer(base)
        writer.start()
    }

    var engine: EngineKind { base.engine }
    var failedAt: Int? { writer.state.withLock { $0.failedAt } }

    func add(_ query: Query) throws(StorageError) {
        let (text, values) = query.rendered(for: SQLiteTransaction.dialect)
        block.append(Addition(text: text, values: values))
        added += 1
        if block.count == Self.additionsOfBlock { try handOver() }
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
        writer.put(block)
        block.removeAll(keepingCapacity: true)
    }

    private func tellFailure() throws(StorageError) {
        if let failure = writer.state.withLock({ $0.failure }) { throw failure }
    }

    /// The thread. What it shares with the caller is behind `state` and the semaphores.
    private final class Writer: @unchecked Sendable {
        let state = Mutex(State())
        private let blocks = Mutex<[[Addition]]>([])
        private let filled = DispatchSemaphore(value: 0)
        private let room = DispatchSemaphore(value: 0)
        private let connection: OpaquePointer?
        private let whenSyncFails: @Sendable () -> Void
        /// Read and written on the thread alone.
        private var statements: [String: OpaquePointer] = [:]
        private var written = 0

        init(_ base: SQLiteTransaction) {
            connection = base.db.sqliteConnection
            whenSyncFails = base.whenSyncFails
            for _ in 0..<WritingBehind.blocksAhead { room.signal() }
        }

        func start() { Thread { self.work() }.start() }

        func put(_ block: [Addition]) {
            room.wait()
            blocks.withLock { $0.append(block) }
            filled.signal()
        }

        /// All places are free again when everything was written.
        func waitUntilWritten() {
            for _ in 0..<WritingBehind.blocksAhead { room.wait() }
            for _ in 0..<WritingBehind.blocksAhead { room.signal() }
        }

        func stop() {
            put([])
            waitUntilWritten()
        }

        private func work() {
            while true {
                filled.wait()
                let block = blocks.withLock { $0.removeFirst() }
                if block.isEmpty { break }
                if state.withLock({ $0.failure == nil }) { write(block) }
                room.signal()
            }
            for statement in statements.values { sqlite3_finalize(statement) }
            room.signal()
        }

        private func write(_ block: [Addition]) {
            for addition in block {
                do {
                    try write(addition)
                } catch {
                    state.withLock { $0 = State(failedAt: written, failure: error) }
                    return
                }
                written += 1
            }
        }

        private func write(_ addition: Addition) throws(StorageError) {
            let statement = try statement(addition.text)
            defer { sqlite3_reset(statement) }
            for (place, value) in addition.values.enumerated() { value.bind(to: statement, at: Int32(place + 1)) }
            guard sqlite3_step(statement) == SQLITE_DONE else { throw refusal(addition.text) }
        }

        private func statement(_ text: String) throws(StorageError) -> OpaquePointer {
            if let kept = statements[text] { return kept }
            var statement: OpaquePointer?
            guard sqlite3_prepare_v2(connection, text, -1, &statement, nil) == SQLITE_OK, let statement else {
                throw refusal(text)
            }
            statements[text] = statement
            return statement
        }

        private func refusal(_ text: String) -> StorageError {
            StorageError(.last(on: connection, sql: text), whenSyncFails: whenSyncFails)
        }
    }
}
