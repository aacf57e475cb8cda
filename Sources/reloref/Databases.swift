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
    let masterKeyFile: MasterKeyFile
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
        // What is made beside a database is its owner's alone.
        umask(0o077)
        let records = try SQLiteStore(
            path: path, readers: 8, hasRoom: { DiskRoom.isLeft(at: path) }, beforeCommit: KeptFacts.settle)
        let keys = KeyStore(try keyStore(settings, fallback: path + ".keys"))
        let file = masterKeyFile(settings, fallback: path + ".master-key")
        return Databases(
            records: records, keys: keys, access: try SQLiteStore(path: path + ".access", readers: 2),
            masterKeyFile: file, masterKey: try masterKey(file, creating: creating, keys))
    }

    private static func openPostgres(_ address: String, _ settings: Settings, creating: Bool) throws -> Databases {
        guard !settings["keystore"].isEmpty, !settings["master_key_file"].isEmpty else {
            throw Failure(
                "Avec PostgreSQL, les clés vivent à part : réglez RELOREF_KEYSTORE (sqlite:FICHIER ou une autre base) et RELOREF_MASTER_KEY_FILE."
            )
        }
        let records = try PostgresStore(address, connections: 8, beforeCommit: KeptFacts.settle)
        let keys = KeyStore(try keyStore(settings, fallback: ""))
        let file = masterKeyFile(settings, fallback: "")
        return Databases(
            records: records, keys: keys, access: try PostgresStore(address, connections: 2, schema: "reloref_access"),
            masterKeyFile: file, masterKey: try masterKey(file, creating: creating, keys))
    }

    private static func keyStore(_ settings: Settings, fallback: String) throws -> any Store {
        let address = settings["keystore"].isEmpty ? "sqlite:" + fallback : settings["keystore"]
        if address.hasPrefix("sqlite:") {
            return try SQLiteStore(path: String(address.dropFirst(7)), readers: 2, erasing: true)
        }
        return try PostgresStore(address, connections: 1)
    }

    private static func masterKey(_ file: MasterKeyFile, creating: Bool, _ keys: KeyStore) throws -> SymmetricKey {
        do {
            guard let key = try file.read() else {
                guard creating else {
                    throw Failure(
                        "La clé maîtresse \(file.path) manque. Sans elle, les noms et adresses ne se lisent pas.")
                }
                return try file.create()
            }
            return try file.settled(key, with: keys)
        } catch MasterKeyFile.Fault.malformed(let path) {
            throw Failure("La clé maîtresse \(path) n’a pas 32 octets.")
        } catch MasterKeyFile.Fault.unwritable(let path) {
            throw Failure("La clé maîtresse ne peut pas être écrite dans \(path).")
        }
    }

    /// Where the settings say that the master key lies; beside a SQLite database when they do not.
    private static func masterKeyFile(_ settings: Settings, fallback: String) -> MasterKeyFile {
        MasterKeyFile(settings["master_key_file"].isEmpty ? fallback : settings["master_key_file"])
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
    /// Where checkpoints of the journal are left: where it is asked for, where it is set, or beside a SQLite database.
    static func checkpointFolder(
        _ settings: Settings, _ database: String?, _ asked: String? = nil
    ) throws -> CheckpointFolder {
        if let asked { return CheckpointFolder(asked) }
        if !settings["checkpoints"].isEmpty { return CheckpointFolder(settings["checkpoints"]) }
        let address = database ?? settings["database"]
        guard address.hasPrefix("sqlite:") else {
            throw Failure("Réglez RELOREF_CHECKPOINTS : le dossier des points de contrôle du journal.")
        }
        return CheckpointFolder(address.dropFirst(7) + ".checkpoints")
    }

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
