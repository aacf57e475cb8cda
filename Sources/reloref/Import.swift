import ArgumentParser
import Foundation
import RelorefRecords
import RelorefStorage

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lit un dossier du format d’échange : tout, ou rien.",
        discussion: """
            Avec --dry-run, dit ce qui serait fait et chaque erreur (fichier, ligne, colonne, valeur, remède), sans rien \
            écrire ; sort avec 3 quand il y a des erreurs.
            """)

    @Argument(help: "Dossier à lire.") var directory: String
    @Flag(help: "Examine sans rien écrire.") var dryRun = false
    @Option(help: "Base de données : sqlite:FICHIER ou postgres://…") var database: String?

    func run() async throws {
        let databases = try Databases.open(try await Settings.load(), database: database, creating: !dryRun)
        if dryRun { try await databases.refuseOtherSchema() } else { try await databases.migrate() }
        let author = try await Operator.author(databases)
        let pass = PackageImport(URL(filePath: directory)) { progress in
            Talk.say("\(progress.table) : \(progress.lines) lignes")
        }
        let report =
            dryRun
            ? try await pass.check(author: author, store: databases.records)
            : try await pass.run(author: author, store: databases.records)
        say(report)
        if report.hasFaults { throw dryRun ? ExitCode.findings : ExitCode.failure }
    }

    private func say(_ report: ImportReport) {
        print("table\tnew\tchanged\tunchanged\tfaulty")
        for (table, counts) in report.tables.sorted(by: { $0.key < $1.key }) {
            print("\(table)\t\(counts.new)\t\(counts.changed)\t\(counts.unchanged)\t\(counts.faulty)")
        }
        print("duplicates\t\(report.duplicateCount)")
        for fault in report.faults { Talk.say(fault.sentence) }
        for warning in report.warnings.prefix(100) { Talk.say(warning.sentence) }
        Talk.say(
            report.hasFaults
                ? "\(report.faultCount) erreur(s) : rien n’est écrit." : report.isWritten ? "Écrit." : "Sans erreur.")
    }
}
