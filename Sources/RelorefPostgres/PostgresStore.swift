import CLibPQ
package import RelorefStorage

/// The shared engine: a pool of libpq connections, each confined to its own serial queue.
///
/// Writes are SERIALIZABLE and tried again on a conflict; reads are REPEATABLE READ, READ ONLY.
package final class PostgresStore: Store {
    package let engine = EngineKind.postgres
    private let pool: ConnectionPool
    /// A connection of its own for what must not suspend; opened when first needed.
    private let immediate: ImmediateConnection
    private let beforeCommit: @Sendable (any Transaction) throws -> Void

    /// Tries after a serialisation failure: 12 held under 20 writers on one row, 5 did not. The last ones are seconds apart, because
    /// a write that is refused for the sake of a long one goes through when that one has ended.
    private static let tries = 20
    private static let reading: Query = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    /// - Parameter address: `postgres://user@host:port/database`, or libpq's own key=value form.
    /// - Parameter schema: the schema to work in; nil for the server's default.
    /// - Parameter beforeCommit: the last thing that each write transaction does.
    package init(
        _ address: String, connections: Int = 4, schema: String? = nil,
        beforeCommit: @escaping @Sendable (any Transaction) throws -> Void = { _ in }
    ) throws {
        self.beforeCommit = beforeCommit
        pool = try ConnectionPool(limit: connections) { try Connection(address, schema: schema) }
        immediate = ImmediateConnection(address, schema: schema)
    }

    /// The database's collation: "C", or lists sort otherwise than they search.
    package func collation() async throws -> String {
        try await read { tx in
            try tx.row("SELECT datcollate FROM pg_database WHERE datname = current_database()")?.text("datcollate")
                ?? ""
        }
    }

    package func readNow<T>(_ work: (any Transaction) throws -> T) throws -> T {
        try immediate.use { try $0.transaction(begin: Self.reading, memo: SnapshotMemo(), work) }
    }

    package func writeNow<T>(_ work: (any Transaction) throws -> T) throws -> T {
        try immediate.use { try $0.transaction(begin: "BEGIN ISOLATION LEVEL READ COMMITTED", work) }
    }

    package func scrubNow(_ table: StaticString) throws {
        try immediate.use { connection in
            try connection.reviveIfLost()
            _ = try connection.execute(Query(unbound: "VACUUM (FULL) \(table)"))
        }
    }

    package func read<T: Sendable>(
        _ work: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        try await perform(begin: Self.reading, remembers: true, work)
    }

    package func write<T: Sendable>(
        _ work: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        let beforeCommit = beforeCommit
        return try await Task {
            try await perform(begin: "BEGIN ISOLATION LEVEL SERIALIZABLE") { tx in
                let value = try work(tx)
                try beforeCommit(tx)
                return value
            }
        }.value
    }

    private func perform<T: Sendable>(
        begin: Query, remembers: Bool = false, _ work: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        let connection = try await pool.acquire()
        defer { pool.release(connection) }
        var attempt = 1
        while true {
            do {
                return try await connection.onQueue { connection in
                    try connection.transaction(begin: begin, memo: remembers ? SnapshotMemo() : nil, work)
                }
            } catch StorageError.busy where attempt < Self.tries {
                let ceiling = 4 << min(attempt, 9)
                try? await Task.sleep(for: .milliseconds(Int.random(in: 1...ceiling)))
                attempt += 1
            }
        }
    }
}

extension Connection {
    /// - Parameter memo: what a transaction that only reads has read already.
    fileprivate func transaction<T>(
        begin: Query, memo: SnapshotMemo? = nil, _ work: (any Transaction) throws -> T
    ) throws -> T {
        try reviveIfLost()
        _ = try execute(begin)
        do {
            let value = try work(PostgresTransaction(connection: self, memo: memo))
            _ = try execute("COMMIT")
            return value
        } catch {
            _ = try? execute("ROLLBACK")
            throw error
        }
    }
}

/// An open transaction on PostgreSQL.
struct PostgresTransaction: Transaction {
    let connection: Connection
    var memo: (any MemoPlace)?
    var engine: EngineKind { .postgres }

    func rows(_ query: Query) throws(StorageError) -> [ResultRow] { try connection.execute(query).rows }
    func run(_ query: Query) throws(StorageError) -> Int { try connection.execute(query).affected }

    /// Reads through a cursor in batches, so that a large answer is never held whole.
    func forEach(_ query: Query, _ body: (ResultRow) throws -> Void) throws {
        let name = Query(unbound: connection.nextCursorName())
        _ = try connection.execute("DECLARE \(name) NO SCROLL CURSOR FOR \(query)")
        defer { _ = try? connection.execute("CLOSE \(name)") }
        while true {
            let batch = try connection.execute("FETCH 1000 FROM \(name)").rows
            for row in batch { try body(row) }
            if batch.count < 1000 { return }
        }
    }
}
