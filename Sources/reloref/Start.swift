import ArgumentParser

/// The command that serves the network's information system and looks after its data.
@main
struct Reloref: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reloref",
        abstract: "Système d’information du réseau Reloref : logements-relais, ménages, indicateurs.",
        discussion: """
            Toute commande accepte --database URL (sqlite:FICHIER ou postgres://…).
            Codes de sortie : 0 réussi, 1 échec, 2 mauvais usage, 3 constats (doctor, import --dry-run).
            """,
        version: ProductVersion.text,
        subcommands: [
            Serve.self, Demo.self, Migrate.self, Import.self, Export.self, Copy.self, Indicators.self, Journal.self,
            User.self, Backup.self, Restore.self, Keys.self, Erasures.self, RetentionReport.self, Doctor.self, Config.self,
            Version.self,
        ])
}

/// The version of this program.
enum ProductVersion {
    static let text = "0.1.0"
}

struct Version: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Affiche la version.")
    func run() async throws { print(ProductVersion.text) }
}
