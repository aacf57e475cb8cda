package import RelorefStorage
import Foundation
import RelorefPostgres
import RelorefRecords
import RelorefSQLite

/// The engines that every storage and records test runs on.
///
/// PostgreSQL's address comes from `RELOREF_TEST_POSTGRES` (`make test` starts a server of its own); without it the
/// engine is left out of the list and the run says so.
package enum Engine: String, CaseIterable, Sendable {
    case sqliteMemory, sqliteFile, postgres

    /// The engines at hand in this run.
    package static var available: [Engine] { allCases.filter { $0 != .postgres || postgresAddress != nil } }

    static let postgresAddress = ProcessInfo.processInfo.environment["RELOREF_TEST_POSTGRES"]

    /// What the product's own databases keep as it was written.
    private static let kept = AppendOnly.journal + AccessJournal.kept

    /// A fresh, empty database of its own.
    ///
    /// - Parameter keepingJournal: off for a test that does what somebody with the file in hand could do.
    package func store(keepingJournal: Bool = true) async throws -> any Store {
        let kept = keepingJournal ? Self.kept : []
        switch self {
        case .sqliteMemory: return try SQLiteStore(keeping: kept, beforeCommit: KeptFacts.settle)
        case .sqliteFile:
            let folder = FileManager.default.temporaryDirectory.appending(path: "reloref-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return try SQLiteStore(
                path: folder.appending(path: "test.sqlite").path, keeping: kept, beforeCommit: KeptFacts.settle)
        case .postgres:
            guard let address = Self.postgresAddress else {
                throw StorageError.engine("RELOREF_TEST_POSTGRES is not set")
            }
            let schema = "t" + UUID().uuidString.replacing("-", with: "").lowercased()
            let admin = try PostgresStore(address, connections: 1)
            try await admin.write { _ = try $0.run(Query(unbound: "CREATE SCHEMA \(schema)")) }
            return try PostgresStore(address, connections: 4, schema: schema, beforeCommit: KeptFacts.settle)
        }
    }
}

extension Engine {
    /// A SQLite database in a file that the test looks into.
    package static func file(_ path: String, erasing: Bool = false) throws -> any Store {
        try SQLiteStore(path: path, erasing: erasing)
    }
}
