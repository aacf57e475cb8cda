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
    let files: InstallationFiles

    var vault: Vault { Vault(keys: keys, masterKey: masterKey) }

    fileprivate enum Use { case work(creating: Bool), look }

    /// Opens what the settings name, to work with it: nobody else may at the same time on SQLite.
    ///
    /// - Parameter creating: makes what is missing (files, the master key); otherwise its absence is an error.
    static func open(_ settings: Settings, database: String? = nil, creating: Bool = false) throws -> Databases {
        try open(settings, database, .work(creating: creating))
    }

    /// Opens what the settings name to read it alone: a server may be at work on it.
    static func look(_ settings: Settings, database: String? = nil) throws -> Databases {
        try open(settings, database, .look)
    }

    private static func open(_ settings: Settings, _ database: String?, _ use: Use) throws -> Databases {
        let address = database ?? settings["database"]
        if address.hasPrefix("sqlite:") { return try openSQLite(String(address.dropFirst(7)), settings, use) }
        guard address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") else {
            let shown = Settings.withoutPassword(address)
            throw Failure(
                told(
                    "Adresse de base inconnue : \(shown). Attendu sqlite:FICHIER ou postgres://…",
                    "Unknown database address: \(shown). Expected sqlite:FILE or postgres://…"))
        }
        return try openPostgres(address, settings, use)
    }

    private static func openSQLite(_ path: String, _ settings: Settings, _ use: Use) throws -> Databases {
        guard use.creates || FileManager.default.fileExists(atPath: path) else {
            throw Failure(
                told(
                    "Aucune base à l’emplacement \(path). Créez-la par « reloref migrate » ou « reloref demo ».",
                    "No database at \(path). Make it by “reloref migrate” or “reloref demo”."))
        }
        let files = InstallationFiles(settings, database: path)
        let records = try sqlite(
            path, readers: 8, use, keeping: AppendOnly.journal, hasRoom: { DiskRoom.isLeft(at: path) },
            beforeCommit: KeptFacts.settle)
        let access = try sqlite(path + ".access", readers: 2, use, keeping: AccessJournal.kept)
        let keys = KeyStore(try keyStore(settings, path + ".keys", use))
        let file = MasterKeyFile(files.masterKey)
        return Databases(
            records: records, keys: keys, access: access, masterKeyFile: file,
            masterKey: try masterKey(file, use, keys),
            files: files)
    }

    private static func openPostgres(_ address: String, _ settings: Settings, _ use: Use) throws -> Databases {
        let files = InstallationFiles(settings, database: nil)
        guard !settings["keystore"].isEmpty, !files.masterKey.isEmpty else {
            throw Failure(
                told(
                    "Avec PostgreSQL, les clés vivent à part : réglez RELOREF_KEYSTORE (sqlite:FICHIER ou une autre base) et RELOREF_MASTER_KEY_FILE.",
                    "With PostgreSQL the keys live apart: set RELOREF_KEYSTORE (sqlite:FILE or another database) and RELOREF_MASTER_KEY_FILE."
                ))
        }
        let records = try PostgresStore(address, connections: 8, beforeCommit: KeptFacts.settle)
        let keys = KeyStore(try keyStore(settings, "", use))
        let file = MasterKeyFile(files.masterKey)
        return Databases(
            records: records, keys: keys, access: try RecordStores.postgresOpenings(address, connections: 2),
            masterKeyFile: file, masterKey: try masterKey(file, use, keys), files: files)
    }

    private static func keyStore(_ settings: Settings, _ fallback: String, _ use: Use) throws -> any Store {
        let address = settings["keystore"].isEmpty ? "sqlite:" + fallback : settings["keystore"]
        guard address.hasPrefix("sqlite:") else { return try PostgresStore(address, connections: 1) }
        return try sqlite(String(address.dropFirst(7)), readers: 2, use, erasing: true)
    }

    private static func sqlite(
        _ path: String, readers: Int, _ use: Use, erasing: Bool = false, keeping: [KeptTable] = [],
        hasRoom: @escaping @Sendable () -> Bool = { true },
        beforeCommit: @escaping @Sendable (any Transaction) throws -> Void = { _ in }
    ) throws -> SQLiteStore {
        do {
            return try SQLiteStore(
                path: path, readers: readers, erasing: erasing, readOnly: use.isLook, keeping: keeping,
                hasRoom: hasRoom, beforeCommit: beforeCommit)
        } catch StorageError.engine(let message) where message.contains("another process") {
            throw Failure(
                told(
                    "Un autre processus se sert de \(path) : arrêtez le serveur, ou faites-le depuis ses pages.",
                    "Another process is using \(path): stop the server, or do it from its pages."))
        }
    }

    /// The key of keys; a replacement that was cut short is finished first, unless one only looks.
    private static func masterKey(_ file: MasterKeyFile, _ use: Use, _ keys: KeyStore) throws -> SymmetricKey {
        do {
            guard let key = try file.read() else {
                guard use.creates else {
                    throw Failure(
                        told(
                            "La clé maîtresse \(file.path) manque. Sans elle, les noms et adresses ne se lisent pas.",
                            "The master key \(file.path) is missing. Without it names and addresses cannot be read."))
                }
                return try file.create()
            }
            return use.isLook ? try file.opening(key, keys) : try file.settled(key, with: keys)
        } catch MasterKeyFile.Fault.malformed(let path) {
            throw Failure(
                told("La clé maîtresse \(path) n’a pas 32 octets.", "The master key \(path) does not have 32 bytes."))
        } catch MasterKeyFile.Fault.unwritable(let path) {
            throw Failure(
                told(
                    "La clé maîtresse ne peut pas être écrite dans \(path).",
                    "The master key cannot be written to \(path)."))
        }
    }
}

extension Databases.Use {
    fileprivate var creates: Bool { if case .work(creating: true) = self { true } else { false } }
    fileprivate var isLook: Bool { if case .look = self { true } else { false } }
}

extension Databases {
    /// Brings the three schemas up to date; answers the steps that were applied to the records.
    @discardableResult
    func migrate() async throws -> [String] {
        try await keys.store.migrate(KeyStore.migrations)
        let applied = try await RecordStores(records: records, openings: access).migrate()
        try await ReferenceData.load(into: records)
        return applied
    }

    /// Refuses a database that is behind or ahead of this program.
    func refuseOtherSchema() async throws {
        let pending = try await records.pendingMigrations(Migration.all)
        guard pending.isEmpty else {
            throw Failure(
                told(
                    "La base attend \(pending.count) étape(s) : lancez « reloref migrate » d’abord.",
                    "The database waits for \(pending.count) step(s): run “reloref migrate” first."))
        }
    }

    /// Where checkpoints of the journal are left: where it is asked for, where it is set, or beside a SQLite database.
    static func checkpointFolder(
        _ settings: Settings, _ database: String?, _ asked: String? = nil
    ) throws -> CheckpointFolder {
        if let asked { return CheckpointFolder(asked) }
        if !settings["checkpoints"].isEmpty { return CheckpointFolder(settings["checkpoints"]) }
        let address = database ?? settings["database"]
        guard address.hasPrefix("sqlite:") else {
            throw Failure(
                told(
                    "Réglez RELOREF_CHECKPOINTS : le dossier des points de contrôle du journal.",
                    "Set RELOREF_CHECKPOINTS: the folder of the journal’s checkpoints."))
        }
        return CheckpointFolder(address.dropFirst(7) + ".checkpoints")
    }
}

/// The files that stand beside the databases.
struct InstallationFiles: Sendable {
    /// nil on PostgreSQL.
    let database: String?
    /// Empty when nobody said where it is.
    let masterKey: String
    /// When the last backup was made; nil when nobody said where to note it.
    let backupMark: String?

    init(_ settings: Settings, database: String?) {
        self.database = database
        masterKey =
            settings["master_key_file"].isEmpty
            ? database.map { $0 + ".master-key" } ?? "" : settings["master_key_file"]
        backupMark = settings["backup_mark"].isEmpty ? database.map { $0 + ".last-backup" } : settings["backup_mark"]
    }
}
