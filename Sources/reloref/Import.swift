import ArgumentParser
import Foundation
import RelorefRecords
import RelorefStorage
import RelorefWeb

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Lit un dossier ou un zip du format d’échange : tout, ou rien.",
            "Reads a folder or a zip of the exchange format: all of it, or nothing."),
        discussion: told(
            """
            Avec --dry-run, dit ce qui serait fait et chaque erreur (fichier, ligne, colonne, valeur, remède), sans rien \
            écrire ; sort avec 3 quand il y a des erreurs.
            """,
            """
            With --dry-run, says what would be done and every error (file, line, column, value, remedy), and writes \
            nothing; exits with 3 when there are errors.
            """))

    @Argument(help: hint("Dossier ou zip à lire.", "Folder or zip to read.")) var directory: String
    @Flag(help: hint("Examine sans rien écrire.", "Checks and writes nothing.")) var dryRun = false
    @Flag(help: hint("En JSON : comptes, erreurs, doublons.", "As JSON: counts, errors, duplicates.")) var json = false
    @Option(
        help: databaseHelp)
    var database: String?

    func run() async throws {
        let words = FaultWords(l: try Catalogue.shipped().language(told("fr", "en")))
        let packed = try unpacked()
        let databases = try Databases.open(try await Settings.load(), database: database, creating: !dryRun)
        if dryRun { try await databases.refuseOtherSchema() } else { try await databases.migrate() }
        let author = try await Operator.author(databases)
        let pass = PackageImport(packed?.url ?? URL(filePath: directory)) { progress in
            Talk.say(told("\(progress.table) : \(progress.lines) lignes", "\(progress.table): \(progress.lines) lines"))
        }
        let report =
            dryRun
            ? try await pass.check(author: author, store: databases.records)
            : try await pass.run(author: author, store: databases.records)
        try withExtendedLifetime(packed) {
            if json { try printJSON(report, words) } else { printTable(report, words) }
        }
        tell(report)
        if report.hasFaults { throw dryRun ? ExitCode.findings : ExitCode.failure }
    }

    /// Nothing for a folder.
    private func unpacked() throws -> PackedPackage? {
        guard PackedPackage.isOne(URL(filePath: directory)) else { return nil }
        do {
            return try PackedPackage(URL(filePath: directory))
        } catch let fault as ZipReading.Fault {
            let most = ZipReading.mostBytes >> 20
            switch fault {
            case .tooLarge:
                throw ValidationError(
                    told(
                        "\(directory) dépasse \(most) Mio une fois ouvert : décompressez-le et donnez le dossier.",
                        "\(directory) is more than \(most) MiB when unpacked: unpack it and give the folder."))
            case .unreadable:
                throw ValidationError(
                    told(
                        "\(directory) n’est pas un zip lisible : donnez un dossier, ou un zip sans mot de passe.",
                        "\(directory) is no zip that can be read: give a folder, or a zip without a password."))
            }
        }
    }

    private func printJSON(_ report: ImportReport, _ words: FaultWords) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(ImportAnswer(report, words)), as: UTF8.self))
    }

    private func printTable(_ report: ImportReport, _ words: FaultWords) {
        print("table\tnew\tchanged\tunchanged\tfaulty")
        for (table, counts) in report.tables.sorted(by: { $0.key < $1.key }) {
            print("\(table)\t\(counts.new)\t\(counts.changed)\t\(counts.unchanged)\t\(counts.faulty)")
        }
        print("duplicates\t\(report.duplicateCount)")
        for fault in report.faults { Talk.say(words.line(fault)) }
        for warning in report.warnings.prefix(Self.shown) { Talk.say(words.line(warning)) }
        for twin in report.duplicates.prefix(Self.shown) { Talk.say(sentence(twin)) }
    }

    /// Warnings and duplicates that are told one by one; `--json` has more of them.
    private static let shown = 100

    private func sentence(_ twin: ImportReport.Duplicate) -> String {
        let place = told("persons.csv, ligne \(twin.line)", "persons.csv, line \(twin.line)")
        guard let other = twin.otherLine else {
            return place
                + told(
                    " : \(twin.externalID) est peut-être connu déjà ; cherchez dans le registre avant d’importer.",
                    ": \(twin.externalID) may be known already; look in the register before you import.")
        }
        return place
            + told(
                " : \(twin.externalID) est peut-être la même personne que la ligne \(other).",
                ": \(twin.externalID) may be the same person as line \(other).")
    }

    private func tell(_ report: ImportReport) {
        let count = report.faultCount
        Talk.say(
            report.hasFaults
                ? told("\(count) erreur(s) : rien n’est écrit.", "\(count) error(s): nothing was written.")
                : report.isWritten ? told("Écrit.", "Written.") : told("Sans erreur.", "No error."))
    }
}
