import Synchronization

/// Connections are opened when first needed, up to a limit; beyond it callers wait their turn in order of arrival.
final class ConnectionPool: Sendable {
    private struct State {
        var idle: [Connection] = []
        var open = 0
        var waiters: [CheckedContinuation<Connection, Never>] = []
    }
    private let limit: Int
    private let open: @Sendable () throws -> Connection
    private let state = Mutex(State())

    /// The first connection is opened at once, so that a wrong address is known at the start.
    init(limit: Int, open: @escaping @Sendable () throws -> Connection) throws {
        self.limit = limit
        self.open = open
        let first = try open()
        state.withLock { $0 = State(idle: [first], open: 1) }
    }

    private enum Turn { case take(Connection), open, wait }

    func acquire() async throws -> Connection {
        let turn: Turn = state.withLock {
            if let connection = $0.idle.popLast() { return .take(connection) }
            guard $0.open < limit else { return .wait }
            $0.open += 1
            return .open
        }
        switch turn {
        case .take(let connection): return connection
        case .open:
            do { return try open() } catch {
                state.withLock { $0.open -= 1 }
                throw error
            }
        case .wait: return await next()
        }
    }

    private func next() async -> Connection {
        await withCheckedContinuation { continuation in
            let ready: Connection? = state.withLock {
                if let connection = $0.idle.popLast() { return connection }
                $0.waiters.append(continuation)
                return nil
            }
            if let ready { continuation.resume(returning: ready) }
        }
    }

    func release(_ connection: Connection) {
        let waiter: CheckedContinuation<Connection, Never>? = state.withLock {
            if $0.waiters.isEmpty {
                $0.idle.append(connection)
                return nil
            }
            return $0.waiters.removeFirst()
        }
        waiter?.resume(returning: connection)
    }
}

/// One connection used from whichever thread asks, one at a time.
final class ImmediateConnection: Sendable {
    private let address: String
    private let schema: String?
    private let connection = Mutex<Connection?>(nil)

    init(_ address: String, schema: String?) {
        self.address = address
        self.schema = schema
    }

    func use<T>(_ work: (Connection) throws -> T) throws -> T {
        try connection.withLock { held in
            let connection = try held ?? Connection(address, schema: schema)
            held = connection
            return try work(connection)
        }
    }
}
