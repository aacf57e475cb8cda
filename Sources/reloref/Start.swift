import ArgumentParser
import Foundation

/// The command that serves the network's information system and looks after its data.
@main
struct Reloref: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reloref",
        abstract: told(
            "Système d’information du réseau Reloref : logements-relais, ménages, indicateurs.",
            "Information system of the Reloref network: relay dwellings, households, indicators."),
        discussion: told(
            """
            Toute commande accepte --database URL (sqlite:FICHIER ou postgres://…).
            La sortie standard porte les données, la sortie d’erreur ce qui s’adresse à vous.
            Codes de sortie : 0 réussi, 1 échec, 2 mauvais usage, 3 constats (doctor, import --dry-run).
            """,
            """
            Every command takes --database URL (sqlite:FILE or postgres://…).
            Standard output carries data, standard error what is said to you.
            Exit codes: 0 done, 1 failure, 2 usage, 3 findings (doctor, import --dry-run).
            """),
        version: ProductVersion.text,
        subcommands: [
            Serve.self, Demo.self, Migrate.self, Import.self, Export.self, Copy.self, Indicators.self, Communes.self,
            Partners.self,
            Journal.self, User.self, Approvals.self, Backup.self, Restore.self, Keys.self, Erasures.self,
            RetentionReport.self,
            Doctor.self, Config.self, Version.self,
        ])

    /// The parser's own code for a wrong use is 64; ours is 2, as everywhere else on a server.
    static func main() async {
        // What this program writes, its owner alone reads.
        umask(0o077)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let code = exitCode(for: error)
            let text = fullMessage(for: error)
            if code == .success { print(text) } else if !text.isEmpty { Talk.say(text) }
            fflush(nil)
            Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
        }
    }
}

/// The version of this program.
enum ProductVersion {
    static let text = "0.1.0"
}

struct Version: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: told("Affiche la version.", "Prints the version."))
    func run() async throws { print(ProductVersion.text) }
}
