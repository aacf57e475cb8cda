import ArgumentParser
import RelorefDomain
import RelorefRecords
import RelorefStorage

struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Clés qui scellent les noms et les adresses.", "Keys that seal the names and the addresses."),
        subcommands: [Rotate.self, Renew.self])

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: told(
                "Remplace la clé maîtresse ; les dossiers restent lisibles.",
                "Replaces the master key; the files stay readable."),
            discussion: told(
                """
                Arrêtez d’abord le serveur. Interrompue à tout moment, la commande peut être relancée. Les sauvegardes \
                des clés faites avant ne s’ouvrent qu’avec l’ancienne clé : gardez-en le papier aussi longtemps qu’elles.
                """,
                """
                Stop the server first. Interrupted at any moment, the command may be run again. Backups of the keys made \
                before open with the old key only: keep its paper as long as them.
                """))

        @Flag(help: dryRunHelp) var dryRun = false
        @Option(help: databaseHelp) var database: String?

        func run() async throws {
            let settings = try await Settings.load()
            if dryRun {
                let databases = try Databases.look(settings, database: database)
                print("keys=\(try databases.keys.countOpened(by: databases.masterKey))")
                return sayNothingWritten()
            }
            let databases = try Databases.open(settings, database: database)
            let (_, count) = try databases.masterKeyFile.rotate(databases.keys)
            let path = databases.masterKeyFile.path
            print("keys=\(count)")
            Talk.say(
                told(
                    "Nouvelle clé maîtresse dans \(path) : recopiez-la sur papier et refaites une sauvegarde.",
                    "New master key in \(path): copy it on paper and make a backup."))
        }
    }

    struct Renew: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: told(
                "Remplace la clé propre à des ménages, et détruit l’ancienne.",
                "Replaces households’ own keys, and destroys the old ones."),
            discussion: told(
                """
                Après un compte compromis ou une séparation difficile (--household), ou une fois l’an (--before). \
                Arrêtez d’abord le serveur. Une sauvegarde faite avant ne s’ouvre plus pour ces ménages qu’avec les clés \
                sauvegardées avec elle. Interrompue à tout moment, la commande peut être relancée.
                """,
                """
                After a compromised account or a difficult separation (--household), or once a year (--before). Stop the \
                server first. A backup made before opens for these households only with the keys that were backed up with \
                it. Interrupted at any moment, the command may be run again.
                """))

        @Option(help: hint("Code du dossier d’un ménage.", "Code of a household’s file.")) var household: String?
        @Option(
            help: hint(
                "Tous les dossiers ouverts avant ce jour dont la clé n’a pas été renouvelée depuis (AAAA-MM-JJ).",
                "All files opened before this day whose key was not renewed since (YYYY-MM-DD)."))
        var before: String?
        @Flag(help: dryRunHelp) var dryRun = false
        @Option(help: databaseHelp) var database: String?

        func validate() throws {
            guard (household == nil) != (before == nil), before.map({ Day(iso: $0) != nil }) ?? true else {
                throw ValidationError(
                    told(
                        "Donnez --household CODE ou --before AAAA-MM-JJ.",
                        "Give --household CODE or --before YYYY-MM-DD."))
            }
        }

        func run() async throws {
            let settings = try await Settings.load()
            let databases =
                try dryRun
                ? Databases.look(settings, database: database) : Databases.open(settings, database: database)
            try await databases.refuseOtherSchema()
            let files = try await files(databases)
            if dryRun {
                print("households=\(files.count)")
                return sayNothingWritten()
            }
            let author = try await Operator.author(databases)
            var values = 0
            for file in files { values += try await databases.records.renewKey(of: file, by: author) }
            print("households=\(files.count) values=\(values)")
            Talk.say(
                told(
                    "Clés renouvelées ; refaites une sauvegarde.",
                    "Keys renewed; make a backup."))
        }

        /// The ids of the households whose keys are to be renewed.
        private func files(_ databases: Databases) async throws -> [String] {
            if let household {
                guard let id = try await databases.records.read({ try $0.householdID(code: household) }) else {
                    throw Failure(told("Aucun dossier \(household).", "No file \(household)."))
                }
                return [id]
            }
            guard let day = before.flatMap({ Day(iso: $0) }) else { return [] }
            return try await databases.records.read { try $0.householdsToRenew(before: day) }
        }
    }
}
