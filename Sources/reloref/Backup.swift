import ArgumentParser
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefSQLite
import RelorefStorage

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sauvegarde chiffrée (age) : les données d’un côté, les clés de l’autre.",
        discussion: """
            La sauvegarde des données ne contient pas les clés : une clé détruite efface aussi dans les vieilles \
            sauvegardes. Gardez les clés ailleurs, trente jours au plus, et la clé maîtresse sur papier.
            """)

    @Option(help: "Dossier des données.") var to: String
    @Option(help: "Dossier des clés, sur un autre support.") var keysTo: String
    @Option(help: "Destinataire age (age1…) ; plusieurs possibles.") var recipient: [String]
    @Option(help: "Base de données : sqlite:FICHIER.") var database: String?

    func run() async throws {
        guard !recipient.isEmpty else { throw ValidationError("Donnez au moins un --recipient age1….") }
        guard Age.isInstalled else { throw Failure("La commande age manque : apt-get install age.") }
        let databases = try Databases.open(try await Settings.load(), database: database)
        guard let records = databases.records as? SQLiteStore, let keys = databases.keys.store as? SQLiteStore,
            let access = databases.access as? SQLiteStore
        else { throw Failure("Avec PostgreSQL, sauvegardez par pg_dump ; les clés, par leur propre base.") }
        let stamp = Composition.clockNow().text.filter { $0.isNumber }.prefix(14)
        for (store, name, folder) in [
            (records, "records", to), (access, "access", to), (keys, "keys", keysTo),
        ] {
            let file = URL(filePath: folder).appending(path: "reloref-\(stamp)-\(name).age").path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try TemporaryFolder.with { scratch in
                let copy = scratch.appending(path: name).path
                try store.copy(to: copy)
                try Age.encrypt(copy, to: file, recipients: recipient)
            }
            print(file)
        }
    }
}

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Restaure une sauvegarde dans une base neuve, ou vérifie seulement qu’elle se restaure (--check).")

    @Option(help: "Sauvegarde des données (….records.age).") var records: String
    @Option(help: "Sauvegarde des clés (….keys.age).") var keys: String?
    @Option(
        help: "Base des clés d’aujourd’hui (FICHIER.keys), à la place d’une sauvegarde : ce qui a été effacé le reste.")
    var currentKeys: String?
    @Option(help: "Sauvegarde du journal des ouvertures (….access.age).") var access: String?
    @Option(help: "Fichier d’identité age.") var identity: String
    @Option(help: "Fichier de la clé maîtresse.") var masterKey: String
    @Option(help: "Liste des dossiers effacés depuis (« reloref erasures ») : effacés à nouveau.") var erased: String?
    @Option(help: "Base neuve à écrire : FICHIER.") var to: String?
    @Flag(help: "Vérifie sans rien garder.") var check = false

    func run() async throws {
        guard check != (to != nil) else { throw ValidationError("Donnez soit --to FICHIER, soit --check.") }
        guard (keys != nil) != (currentKeys != nil) else {
            throw ValidationError("Donnez soit --keys SAUVEGARDE, soit --current-keys FICHIER.")
        }
        if let to, FileManager.default.fileExists(atPath: to) {
            throw Failure("\(to) existe déjà : une restauration n’écrase rien.")
        }
        try await TemporaryFolder.with { scratch in
            let base = scratch.appending(path: "reloref.sqlite").path
            try Age.decrypt(records, to: base, identity: identity)
            if let keys { try Age.decrypt(keys, to: base + ".keys", identity: identity) }
            if let currentKeys { try SQLiteStore(path: currentKeys, erasing: true).copy(to: base + ".keys") }
            if let access { try Age.decrypt(access, to: base + ".access", identity: identity) }
            try FileManager.default.copyItem(atPath: masterKey, toPath: base + ".master-key")
            try await verify(base)
            guard let to else { return }
            for suffix in ["", ".keys", ".access", ".master-key"]
            where FileManager.default.fileExists(atPath: base + suffix) {
                try FileManager.default.moveItem(atPath: base + suffix, toPath: to + suffix)
            }
            Talk.say("Restauré : \(to)")
        }
    }

    /// Whole, its journal intact, and its names readable with the keys.
    private func verify(_ base: String) async throws {
        let databases = try Databases.open(Settings(values: [:]), database: "sqlite:" + base)
        try await databases.refuseOtherSchema()
        guard let store = databases.records as? SQLiteStore, try await store.integrity() == "ok" else {
            throw Failure("La base restaurée n’est pas entière.")
        }
        let journal = try await databases.records.read { try $0.verifyJournal() }
        guard journal.holds else { throw Failure("Le journal restauré est rompu.") }
        let again = try await Erasures.replay(erased, databases)
        if again > 0 { Talk.say("\(again) dossier(s) effacé(s) depuis la sauvegarde : effacés à nouveau.") }
        let vault = databases.vault
        let sealed = try await databases.records.read { try $0.verifySealedFields(vault) }
        if let fault = sealed.firstFault { throw Failure("Un champ scellé ne s’ouvre pas avec ces clés : \(fault).") }
        print("integrity=ok journal=\(journal.linked) opened=\(sealed.opened) erased=\(sealed.erased)")
    }
}
