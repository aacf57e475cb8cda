import ArgumentParser
import RelorefRecords
import RelorefStorage

struct Copy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Recopie une base dans une autre, vide (de SQLite vers PostgreSQL ou l’inverse).",
            "Copies a database into another, empty one (from SQLite to PostgreSQL or back)."),
        discussion: told(
            """
            Les clés ne bougent pas : la nouvelle base se sert de la même base de clés et de la même clé maîtresse \
            (RELOREF_KEYSTORE, RELOREF_MASTER_KEY_FILE).
            """,
            """
            The keys do not move: the new database uses the same keystore and the same master key (RELOREF_KEYSTORE, \
            RELOREF_MASTER_KEY_FILE).
            """))

    @Option(help: hint("Base à lire : sqlite:FICHIER ou postgres://…", "Database to read: sqlite:FILE or postgres://…"))
    var from: String
    @Option(
        help: hint(
            "Base vide à remplir : sqlite:FICHIER ou postgres://…",
            "Empty database to fill: sqlite:FILE or postgres://…")) var to: String
    @Flag(help: dryRunHelp) var dryRun = false

    func run() async throws {
        let source = try RecordStores(from, readOnly: dryRun)
        let pending = try await source.records.pendingMigrations(Migration.all)
        guard pending.isEmpty else {
            throw Failure(
                told(
                    "La base lue attend \(pending.count) étape(s) : « reloref migrate » d’abord.",
                    "The source waits for \(pending.count) step(s): “reloref migrate” first."))
        }
        if dryRun {
            for (table, rows) in try TableCopy.count(source.records) { print("\(table)\t\(rows)") }
            return sayNothingWritten()
        }
        let target = try RecordStores(to)
        try await source.migrateOpenings()
        _ = try await target.migrate()
        guard try await !target.records.read({ try $0.hasNetwork() }) else {
            throw Failure(
                told(
                    "La base à remplir n’est pas vide : rien n’est écrit.",
                    "The target is not empty: nothing is written."))
        }
        let records = try TableCopy.run(from: source.records, to: target.records)
        let opened = try TableCopy.runOpenings(from: source.openings, to: target.openings)
        for (table, rows) in records + opened { print("\(table)\t\(rows)") }
    }
}
