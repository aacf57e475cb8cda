import Crypto
import Foundation
import RelorefPostgres
import RelorefRecords
import RelorefSQLite
import RelorefStorage

/// The three stores of an installation, opened: the records, the keys apart, the journal of opened files.
struct Databases: Sendable {
    let records: any Store
    let keys: KeyStore
    let access: any Store
    let masterKey: SymmetricKey

    var vault: Vault { Vault(keys: keys, masterKey: masterKey) }

    /// Opens what the settings name.
    ///
    /// - Parameter creating: makes what is missing (files, the master key); otherwise its absence is an error.
    static func open(_ settings: Settings, database: String? = nil, creating: Bool = false) throws -> Databases {
        let address = database ?? settings["database"]
        if address.hasPrefix("sqlite:") {
            return try openSQLite(String(address.dropFirst(7)), settings, creating: creating)
        }
        guard address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") else {
            throw Failure(
                "Adresse de base inconnue : \(Settings.withoutPassword(address)). Attendu sqlite:FICHIER ou postgres://…"
            )
        }
        return try openPostgres(address, settings, creating: creating)
    }

    private static func openSQLite(_ path: String, _ settings: Settings, creating: Bool) throws -> Databases {
        guard creating || FileManager.default.fileExists(atPath: path) else {
            throw Failure("Aucune base à l’emplacement \(path). Créez-la par « reloref migrate » ou « reloref demo ».")
        }
        return Databases(
            records: try SQLiteStore(path: path, readers: 8, beforeCommit: KeptFacts.settle),
            keys: KeyStore(try keyStore(settings, fallback: path + ".keys")),
            access: try SQLiteStore(path: path + ".access", readers: 2),
            masterKey: try masterKey(settings, fallback: path + ".master-key", creating: creating))
    }

    private static func openPostgres(_ address: String, _ settings: Settings, creating: Bool) throws -> Databases {
        guard !settings["keystore"].isEmpty, !settings["master_key_file"].isEmpty else {
            throw Failure(
                "Avec PostgreSQL, les clés vivent à part : réglez RELOREF_KEYSTORE (sqlite:FICHIER ou une autre base) et RELOREF_MASTER_KEY_FILE."
            )
        }
        return Databases(
            records: try PostgresStore(address, connections: 8, beforeCommit: KeptFacts.settle),
            keys: KeyStore(try keyStore(settings, fallback: "")),
            access: try PostgresStore(address, connections: 2, schema: "reloref_access"),
            masterKey: try masterKey(settings, fallback: "", creating: creating))
    }

    private static func keyStore(_ settings: Settings, fallback: String) throws -> any Store {
        let address = settings["keystore"].isEmpty ? "sqlite:" + fallback : settings["keystore"]
        if address.hasPrefix("sqlite:") {
            return try SQLiteStore(path: String(address.dropFirst(7)), readers: 2, erasing: true)
        }
        return try PostgresStore(address, connections: 1)
    }

    /// 32 random bytes in a file that only its owner reads.
    private static func masterKey(_ settings: Settings, fallback: String, creating: Bool) throws -> SymmetricKey {
        let path = settings["master_key_file"].isEmpty ? fallback : settings["master_key_file"]
        if let bytes = FileManager.default.contents(atPath: path) {
            guard bytes.count == 32 else { throw Failure("La clé maîtresse \(path) n’a pas 32 octets.") }
            return SymmetricKey(data: bytes)
        }
        guard creating else {
            throw Failure("La clé maîtresse \(path) manque. Sans elle, les noms et adresses ne se lisent pas.")
        }
        let key = SymmetricKey(size: .bits256)
        let bytes = key.withUnsafeBytes { Data($0) }
        guard
            FileManager.default.createFile(atPath: path, contents: bytes, attributes: [.posixPermissions: 0o400])
        else { throw Failure("La clé maîtresse ne peut pas être écrite dans \(path).") }
        return key
    }

    /// Brings the three schemas up to date; answers the steps that were applied to the records.
    @discardableResult
    func migrate() async throws -> [String] {
        if access.engine == .postgres {
            try await records.write { _ = try $0.run("CREATE SCHEMA IF NOT EXISTS reloref_access") }
        }
        try await keys.store.migrate(KeyStore.migrations)
        try await access.migrate(AccessJournal.migrations)
        let applied = try await records.migrate(Migration.all)
        try await ReferenceData.load(into: records)
        return applied
    }

    /// Refuses a database that is behind or ahead of this program.
    func refuseOtherSchema() async throws {
        let pending = try await records.pendingMigrations(Migration.all)
        guard pending.isEmpty else {
            throw Failure("La base attend \(pending.count) étape(s) : lancez « reloref migrate » d’abord.")
        }
    }
}

extension Databases {
    /// The records alone, for a copy.
    static func openRecords(_ address: String) throws -> any Store {
        if address.hasPrefix("sqlite:") {
            return try SQLiteStore(path: String(address.dropFirst(7)), beforeCommit: KeptFacts.settle)
        }
        guard address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") else {
            throw Failure("Adresse de base inconnue : \(Settings.withoutPassword(address)).")
        }
        return try PostgresStore(address, connections: 2, beforeCommit: KeptFacts.settle)
    }
}
