import CLibPQ
import Dispatch
import Glibc
import RelorefStorage

/// One connection; `handle` and the prepared names are touched on `queue` alone, which makes it safe to share.
final class Connection: @unchecked Sendable {
    private let address: String
    private let schema: String?
    private var handle: OpaquePointer?
    private var prepared: [String: String] = [:]
    private var cursors = 0
    private let queue = DispatchQueue(label: "reloref.postgres")

    /// Statements kept prepared on a connection before the oldest names are given up together.
    private static let preparedLimit = 400

    static let dialect = Dialect(
        placeholderPrefix: "$", tableSuffix: "", text: "TEXT", int: "BIGINT", real: "DOUBLE PRECISION", bytes: "BYTEA")

    init(_ address: String, schema: String?) throws {
        self.address = address
        self.schema = schema
        try connect()
    }

    deinit { PQfinish(handle) }

    func onQueue<T: Sendable>(_ work: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work(self) }) }
        }
    }

    func nextCursorName() -> String {
        cursors += 1
        return "reading_\(cursors)"
    }

    /// A connection that the server dropped is opened again before the next transaction, never within one.
    func reviveIfLost() throws {
        guard PQstatus(handle) != CONNECTION_OK else { return }
        PQfinish(handle)
        try connect()
    }

    private func connect() throws {
        prepared = [:]
        handle = PQconnectdb(address)
        guard PQstatus(handle) == CONNECTION_OK else {
            throw StorageError.engine(String(cString: PQerrorMessage(handle)))
        }
        _ = try execute("SET client_min_messages = warning")
        _ = try execute("SET bytea_output = 'hex'")
        if let schema { _ = try execute("SET search_path = \(Query(unbound: schema))") }
    }

    func execute(_ query: Query) throws(StorageError) -> (rows: [ResultRow], affected: Int) {
        let (text, values) = query.rendered(for: Self.dialect)
        let result = values.isEmpty ? PQexec(handle, text) : try executePrepared(text, values)
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: break
        default: throw StorageError(result: result, lost: PQstatus(handle) != CONNECTION_OK)
        }
        let affected = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
        return (Self.rows(of: result), affected)
    }

    private func executePrepared(_ text: String, _ values: [SQLValue]) throws(StorageError) -> OpaquePointer? {
        // The parameters' types are part of a prepared statement: a NULL of unknown type gets a name of its own.
        let types: [Oid] = values.map(\.oid)
        let key = text + types.map { "\u{1}\($0)" }.joined()
        let name: String
        if let known = prepared[key] {
            name = known
        } else {
            if prepared.count >= Self.preparedLimit {
                PQclear(PQexec(handle, "DEALLOCATE ALL"))
                prepared = [:]
            }
            name = "s\(prepared.count)"
            let result = PQprepare(handle, name, text, Int32(values.count), types)
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else {
                throw StorageError(result: result, lost: PQstatus(handle) != CONNECTION_OK)
            }
            prepared[key] = name
        }
        let wires = values.map(\.wire)
        return wires.withCStrings { pointers in
            PQexecPrepared(handle, name, Int32(values.count), pointers, nil, nil, 0)
        }
    }

    private static func rows(of result: OpaquePointer?) -> [ResultRow] {
        let width = PQnfields(result)
        guard width > 0 else { return [] }
        var columns: [String: Int] = [:]
        for column in 0..<width {
            let name = String(cString: PQfname(result, column))
            if columns[name] == nil { columns[name] = Int(column) }
        }
        let types = (0..<width).map { PQftype(result, $0) }
        return (0..<PQntuples(result)).map { row in
            let values = (0..<width).map { column -> SQLValue in
                guard PQgetisnull(result, row, column) == 0, let cell = PQgetvalue(result, row, column) else {
                    return .null
                }
                return SQLValue(wire: String(cString: cell), oid: types[Int(column)])
            }
            return ResultRow(columns: columns, values: values)
        }
    }
}

extension [String?] {
    /// The strings as C pointers, alive for the call.
    fileprivate func withCStrings<T>(_ body: ([UnsafePointer<CChar>?]) -> T) -> T {
        let copies = map { $0.map { strdup($0) } ?? nil }
        defer { for copy in copies { free(copy) } }
        return body(copies.map { $0.map { UnsafePointer($0) } })
    }
}
