import ArgumentParser
import RelorefRecords

struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Clés qui scellent les noms et les adresses.", "Keys that seal the names and the addresses."),
        subcommands: [Rotate.self])

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

        @Option(help: ArgumentHelp(databaseHelp)) var database: String?

        func run() async throws {
            let databases = try Databases.open(try await Settings.load(), database: database)
            let (_, count) = try databases.masterKeyFile.rotate(databases.keys)
            let path = databases.masterKeyFile.path
            print("keys=\(count)")
            Talk.say(
                told(
                    "Nouvelle clé maîtresse dans \(path) : recopiez-la sur papier et refaites une sauvegarde.",
                    "New master key in \(path): copy it on paper and make a backup."))
        }
    }
}
