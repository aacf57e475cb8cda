import ArgumentParser
import RelorefRecords

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Crée ou met à jour le schéma de la base.")

    @Option(help: "Base de données : sqlite:FICHIER ou postgres://…") var database: String?

    func run() async throws {
        let settings = try await Settings.load()
        let databases = try Databases.open(settings, database: database, creating: true)
        let applied = try await databases.migrate()
        for step in applied { print(step) }
        Talk.say(applied.isEmpty ? "Le schéma est à jour." : "\(applied.count) étape(s) appliquée(s).")
    }
}
