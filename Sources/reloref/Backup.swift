import ArgumentParser
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefSQLite
import RelorefStorage
import RelorefWeb

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Sauvegarde chiffrée (age) : les données d’un côté, les clés de l’autre.",
            "Encrypted backup (age): the data on one side, the keys on another."),
        discussion: told(
            """
            Se lance aussi pendant que le serveur travaille. La sauvegarde des données ne contient pas les clés : une \
            clé détruite efface aussi dans les vieilles sauvegardes. Gardez les clés ailleurs, trente jours au plus, et \
            la clé maîtresse sur papier. Deux destinataires au moins : la clé privée de chacun reste hors du serveur, \
            chez une personne différente.
            """,
            """
            May run while the server works. The backup of the data does not contain the keys: a destroyed key also \
            erases in old backups. Keep the keys elsewhere, thirty days at most, and the master key on paper. Two \
            recipients at least: the private key of each stays off the server, with a different person.
            """))

    @Option(help: hint("Dossier des données.", "Folder for the data.")) var to: String
    @Option(
        help: hint("Dossier des clés, sur un autre support.", "Folder for the keys, on another medium."))
    var keysTo: String
    @Option(
        help: hint("Destinataire age (age1…) ; donnez-en deux au moins.", "age recipient (age1…); give two at least."))
    var recipient: [String] = []
    @Option(help: databaseHelp) var database: String?

    func run() async throws {
        guard Set(recipient).count >= 2, recipient.allSatisfy({ $0.hasPrefix("age1") }) else {
            throw ValidationError(
                told(
                    "Donnez deux --recipient age1… différents : si une clé se perd, l’autre ouvre encore.",
                    "Give two different --recipient age1…: if one key is lost, the other still opens."))
        }
        guard Age.isInstalled else {
            throw Failure(
                told(
                    "La commande age manque : apt-get install age.", "The age command is missing: apt-get install age.")
            )
        }
        let databases = try Databases.look(try await Settings.load(), database: database)
        guard let records = databases.records as? SQLiteStore, let keys = databases.keys.store as? SQLiteStore,
            let access = databases.access as? SQLiteStore
        else {
            throw Failure(
                told(
                    "Avec PostgreSQL : pg_dump --format=custom BASE | age --recipient … (voir docs/operate/postgresql.md), les clés par leur propre base.",
                    "With PostgreSQL: pg_dump --format=custom DB | age --recipient … (see docs/operate/postgresql.md), the keys by their own database."
                ))
        }
        let now = Composition.clockNow()
        let stamp = now.text.filter { $0.isNumber }.prefix(14)
        for (store, name, folder) in [(records, "records", to), (access, "access", to), (keys, "keys", keysTo)] {
            let file = URL(filePath: folder).appending(path: "reloref-\(stamp)-\(name).age").path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try TemporaryFolder.with { scratch in
                let copy = scratch.appending(path: name).path
                try store.copy(to: copy)
                try Age.encrypt(copy, to: file, recipients: recipient)
            }
            print(file)
        }
        if let mark = databases.files.backupMark { try BackupMark.write(now, to: mark) }
        Talk.say(
            told(
                "Sauvegarde faite. Montrez qu’elle se restaure : reloref restore --check …",
                "Backup made. Show that it restores: reloref restore --check …"))
    }
}

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Restaure une sauvegarde dans une base neuve, ou vérifie seulement qu’elle se restaure (--check).",
            "Restores a backup into a new database, or only verifies that it restores (--check)."))

    @Option(help: hint("Sauvegarde des données (…-records.age).", "Backup of the data (…-records.age)."))
    var records: String
    @Option(help: hint("Sauvegarde des clés (…-keys.age).", "Backup of the keys (…-keys.age)."))
    var keys: String?
    @Option(
        help: hint(
            "Base des clés d’aujourd’hui (FICHIER.keys), à la place d’une sauvegarde : ce qui a été effacé le reste.",
            "Today’s keystore (FILE.keys) in place of a backup: what was erased stays erased."))
    var currentKeys: String?
    @Option(
        help: hint(
            "Sauvegarde du journal des ouvertures (…-access.age).",
            "Backup of the journal of opened files (…-access.age)."))
    var access: String?
    @Option(help: hint("Fichier d’identité age.", "age identity file.")) var identity: String
    @Option(help: hint("Fichier de la clé maîtresse.", "File of the master key.")) var masterKey: String
    @Option(
        help: hint(
            "Liste des dossiers effacés depuis (« reloref erasures ») : effacés à nouveau.",
            "List of the files erased since (“reloref erasures”): erased again."))
    var erased: String?
    @Option(help: hint("Base neuve à écrire : FICHIER.", "New database to write: FILE.")) var to: String?
    @Flag(help: hint("Vérifie sans rien garder.", "Verifies and keeps nothing.")) var check = false

    func run() async throws {
        guard check != (to != nil) else {
            throw ValidationError(told("Donnez soit --to FICHIER, soit --check.", "Give either --to FILE or --check."))
        }
        guard (keys != nil) != (currentKeys != nil) else {
            throw ValidationError(
                told(
                    "Donnez soit --keys SAUVEGARDE, soit --current-keys FICHIER.",
                    "Give either --keys BACKUP or --current-keys FILE."))
        }
        if let to, FileManager.default.fileExists(atPath: to) {
            throw Failure(
                told(
                    "\(to) existe déjà : une restauration n’écrase rien.",
                    "\(to) exists already: a restore overwrites nothing."))
        }
        for file in [records, keys, currentKeys, access, identity, masterKey, erased].compactMap({ $0 })
        where !FileManager.default.isReadableFile(atPath: file) {
            throw Failure(told("Le fichier \(file) ne se lit pas.", "The file \(file) cannot be read."))
        }
        try await TemporaryFolder.with { scratch in
            let base = scratch.appending(path: "reloref.sqlite").path
            try Age.decrypt(records, to: base, identity: identity)
            if let keys { try Age.decrypt(keys, to: base + ".keys", identity: identity) }
            if let currentKeys {
                try SQLiteStore(path: currentKeys, erasing: true, readOnly: true).copy(to: base + ".keys")
            }
            if let access { try Age.decrypt(access, to: base + ".access", identity: identity) }
            try FileManager.default.copyItem(atPath: masterKey, toPath: base + ".master-key")
            try await verify(base)
            guard let to else { return }
            for suffix in ["", ".keys", ".access", ".master-key"]
            where FileManager.default.fileExists(atPath: base + suffix) {
                try FileManager.default.moveItem(atPath: base + suffix, toPath: to + suffix)
            }
            Talk.say(told("Restauré : \(to)", "Restored: \(to)"))
        }
    }

    /// Whole, its journals intact, and its names readable with the keys.
    private func verify(_ base: String) async throws {
        let databases = try Databases.open(Settings(values: [:]), database: "sqlite:" + base)
        guard let store = databases.records as? SQLiteStore, try await store.integrity() == "ok" else {
            throw Failure(told("La base restaurée n’est pas entière.", "The restored database is not whole."))
        }
        let pending = try await databases.records.pendingMigrations(Migration.all)
        let journal = try await databases.records.read { try $0.verifyJournal() }
        let opened = access == nil ? nil : try await AccessJournal(databases.access).verify()
        guard journal.holds, opened?.holds ?? true else {
            throw Failure(told("Le journal restauré est rompu.", "The restored journal is broken."))
        }
        if pending.isEmpty {
            let again = try await Erasures.replay(erased, databases)
            if again > 0 {
                Talk.say(
                    told(
                        "\(again) dossier(s) effacé(s) depuis la sauvegarde : effacés à nouveau.",
                        "\(again) file(s) erased since the backup: erased again."))
            }
        }
        let vault = databases.vault
        let sealed = try await databases.records.read { try $0.verifySealedFields(vault) }
        if let fault = sealed.firstFault {
            throw Failure(
                told(
                    "Un champ scellé ne s’ouvre pas avec ces clés : \(fault).",
                    "A sealed field does not open with these keys: \(fault)."))
        }
        print(
            """
            integrity=ok journal=\(journal.linked) opened_files=\(opened.map { String($0.linked) } ?? "-") \
            opened=\(sealed.opened) erased=\(sealed.erased) pending_steps=\(pending.count)
            """)
    }
}
