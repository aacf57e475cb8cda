import ArgumentParser
import RelorefRecords
import RelorefStorage

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Crée ou met à jour le schéma de la base.", "Makes the database’s schema, or brings it up to date."))

    @Flag(help: hint("Dit les étapes sans les appliquer.", "Tells the steps without applying them."))
    var plan = false
    @Option(help: databaseHelp) var database: String?

    func run() async throws {
        let settings = try await Settings.load()
        if plan {
            let databases = try Databases.look(settings, database: database)
            let pending = try await databases.records.pendingMigrations(Migration.all)
            for step in pending { print(step.name) }
            Talk.say(told("\(pending.count) étape(s) en attente.", "\(pending.count) step(s) pending."))
            return
        }
        let databases = try Databases.open(settings, database: database, creating: true)
        let applied = try await databases.migrate()
        for step in applied { print(step) }
        Talk.say(
            applied.isEmpty
                ? told("Le schéma est à jour.", "The schema is up to date.")
                : told("\(applied.count) étape(s) appliquée(s).", "\(applied.count) step(s) applied."))
    }
}

/// What the option says everywhere.
let databaseHelp = hint(
    "Base de données : sqlite:FICHIER ou postgres://…", "Database: sqlite:FILE or postgres://…")

/// What `--dry-run` says wherever something is replaced, shut or taken away.
let dryRunHelp = hint("Dit ce qui serait fait, sans rien écrire.", "Says what would be done, and writes nothing.")

/// The sentence that ends such a run.
func sayNothingWritten() { Talk.say(told("Essai : rien n’est écrit.", "Dry run: nothing is written.")) }
