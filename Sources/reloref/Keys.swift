import ArgumentParser
import RelorefRecords

struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Clés qui scellent les noms et les adresses.", subcommands: [Rotate.self])

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remplace la clé maîtresse ; les dossiers restent lisibles.",
            discussion: """
                Arrêtez d’abord le serveur. Interrompue à tout moment, la commande peut être relancée. Les sauvegardes \
                des clés faites avant ne s’ouvrent qu’avec l’ancienne clé : gardez-en le papier aussi longtemps qu’elles.
                """)

        @Option(help: "Base de données : sqlite:FICHIER ou postgres://…") var database: String?

        func run() async throws {
            let databases = try Databases.open(try await Settings.load(), database: database)
            let (_, count) = try databases.masterKeyFile.rotate(databases.keys)
            print("keys=\(count)")
            Talk.say(
                "Nouvelle clé maîtresse dans \(databases.masterKeyFile.path) : recopiez-la sur papier et refaites une sauvegarde."
            )
        }
    }
}
