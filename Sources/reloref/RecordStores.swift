import RelorefPostgres
import RelorefRecords
import RelorefSQLite
import RelorefStorage

/// The records and the journal of opened files beside them, without the keys: what a copy reads and fills.
struct RecordStores: Sendable {
    let records: any Store
    let openings: any Store

    private static let openingsSchema = "reloref_access"

    init(records: any Store, openings: any Store) {
        self.records = records
        self.openings = openings
    }

    /// Opens what an address names (`sqlite:FILE`, made when it is missing, or `postgres://…`).
    ///
    /// - Parameter readOnly: to look alone: a server may be at work on it, and a missing file is an error.
    init(_ address: String, readOnly: Bool = false) throws {
        if address.hasPrefix("sqlite:") {
            let path = String(address.dropFirst(7))
            records = try SQLiteStore(path: path, readOnly: readOnly, beforeCommit: KeptFacts.settle)
            openings = try SQLiteStore(path: path + ".access", readOnly: readOnly, keeping: AccessJournal.kept)
            return
        }
        guard address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") else {
            let shown = Settings.withoutPassword(address)
            throw Failure(told("Adresse de base inconnue : \(shown).", "Unknown database address: \(shown)."))
        }
        records = try PostgresStore(address, connections: 2, beforeCommit: KeptFacts.settle)
        openings = try Self.postgresOpenings(address, connections: 1)
    }

    static func postgresOpenings(_ address: String, connections: Int) throws -> PostgresStore {
        try PostgresStore(address, connections: connections, schema: openingsSchema)
    }

    /// Brings both schemas up to date; answers the steps that were applied to the records.
    func migrate() async throws -> [String] {
        try await migrateOpenings()
        return try await records.migrate(Migration.all)
    }

    /// A database that was served by an older version may have no openings yet.
    func migrateOpenings() async throws {
        if openings.engine == .postgres {
            let schema = Query(unbound: Self.openingsSchema)
            try await records.write { _ = try $0.run("CREATE SCHEMA IF NOT EXISTS \(schema)") }
        }
        try await openings.migrate(AccessJournal.migrations)
    }
}
