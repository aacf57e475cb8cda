import Foundation
import GRDB
import GRDBSQLite
import RelorefStorage
import Synchronization

/// The thread that writes what `WritingBehind` hands over. What it shares with the caller is behind `state` and the
/// semaphores.
final class WritingThread: @unchecked Sendable {
    struct Addition: Sendable {
        let text: String
        let values: [SQLValue]
    }
    /// What is handed to the thread.
    enum Work: Sendable {
        case additions([Addition])
        case question(Addition, Answer)
        case end
    }
    struct State: Sendable {
        var failedAt: Int?
        var failure: StorageError?
    }

    /// Rows that the thread will have read.
    final class Answer: AskedRows, Sendable {
        private let outcome = Mutex<Result<[ResultRow], StorageError>>(.success([]))
        private let isThere = DispatchSemaphore(value: 0)

        func give(_ result: Result<[ResultRow], StorageError>) {
            outcome.withLock { $0 = result }
            isThere.signal()
        }

        func take() throws(StorageError) -> [ResultRow] {
            isThere.wait()
            return try outcome.withLock { $0 }.get()
        }
    }

    private static let blocksAhead = 12

    let state = Mutex(State())
    private let blocks = Mutex<[Work]>([])
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
        for _ in 0..<Self.blocksAhead { room.signal() }
    }

    func start() { Thread { self.work() }.start() }

    func put(_ block: Work) {
        room.wait()
        blocks.withLock { $0.append(block) }
        filled.signal()
    }

    /// All places are free again when everything was written.
    func waitUntilWritten() {
        for _ in 0..<Self.blocksAhead { room.wait() }
        for _ in 0..<Self.blocksAhead { room.signal() }
    }

    func stop() {
        put(.end)
        waitUntilWritten()
    }

    private func work() {
        loop: while true {
            filled.wait()
            switch blocks.withLock({ $0.removeFirst() }) {
            case .additions(let block): if state.withLock({ $0.failure == nil }) { write(block) }
            case .question(let question, let answer): answer.give(read(question))
            case .end: break loop
            }
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

    private func read(_ question: Addition) -> Result<[ResultRow], StorageError> {
        if let failure = state.withLock({ $0.failure }) { return .failure(failure) }
        do throws(StorageError) {
            let statement = try prepare(question.text)
            defer { sqlite3_finalize(statement) }
            for (place, value) in question.values.enumerated() { value.bind(to: statement, at: Int32(place + 1)) }
            var (reader, rows) = (RowReader(), [ResultRow]())
            while true {
                switch sqlite3_step(statement) {
                case SQLITE_ROW: rows.append(reader.row(at: statement))
                case SQLITE_DONE: return .success(rows)
                default: throw refusal(question.text)
                }
            }
        } catch {
            return .failure(error)
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
        let statement = try prepare(text)
        statements[text] = statement
        return statement
    }

    private func prepare(_ text: String) throws(StorageError) -> OpaquePointer {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, text, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw refusal(text)
        }
        return statement
    }

    private func refusal(_ text: String) -> StorageError {
        StorageError(.last(on: connection, sql: text), whenSyncFails: whenSyncFails)
    }
}
