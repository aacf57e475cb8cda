import ArgumentParser
import RelorefRecords
import RelorefStorage

struct Copy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Recopie une base dans une autre, vide (de SQLite vers PostgreSQL ou l’inverse).",
            "Copies a database into another, empty one (from SQLite to PostgreSQL or back)."),
        discussion: """
            Les clés ne bougent pas : la nouvelle base se sert de la même base de clés et de la même clé maîtresse \
            (RELOREF_KEYSTORE, RELOREF_MASTER_KEY_FILE).
            """)

    @Option(help: "Base à lire : sqlite:FICHIER ou postgres://…") var from: String
    @Option(help: "Base vide à remplir : sqlite:FICHIER ou postgres://…") var to: String

    func run() async throws {
        let source = try Databases.openRecords(from)
        let target = try Databases.openRecords(to)
        let pending = try await source.pendingMigrations(Migration.all)
        guard pending.isEmpty else {
            throw Failure("La base lue attend \(pending.count) étape(s) : « reloref migrate » d’abord.")
        }
        let openings = (from: try Databases.openOpenings(from), to: try Databases.openOpenings(to))
        try await target.migrate(Migration.all)
        if target.engine == .postgres {
            try await target.write { _ = try $0.run("CREATE SCHEMA IF NOT EXISTS reloref_access") }
        }
        for store in [openings.from, openings.to] { try await store.migrate(AccessJournal.migrations) }
        guard try await !target.read({ try $0.hasNetwork() }) else {
            throw Failure("La base à remplir n’est pas vide : rien n’est écrit.")
        }
        let records = try TableCopy.run(from: source, to: target)
        let opened = try TableCopy.runOpenings(from: openings.from, to: openings.to)
        for (table, rows) in records + opened { print("\(table)\t\(rows)") }
    }
}
