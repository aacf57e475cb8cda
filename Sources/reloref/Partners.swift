import ArgumentParser
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefWeb

/// Exchange with other directories of organisations.
struct Partners: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Reprend et donne des organisations : data·inclusion, Open Referral.",
            "Takes in and gives away organisations: data·inclusion, Open Referral."),
        subcommands: [Take.self, Give.self])

    /// What is written, and in which form.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case dataInclusion = "data-inclusion"
        case dataInclusionCSV = "data-inclusion-csv"
        case openReferral = "hsds"
    }

    struct Take: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: told(
                "Lit un annuaire : tout, ou rien.", "Reads a directory: all of it, or nothing."),
            discussion: told(
                """
                Un fichier de data·inclusion (structures, JSON ou CSV) ou d’Open Referral HSDS 3 (organizations, JSON). Une \
                organisation connue par son SIRET, ou par son nom et sa commune, est complétée et non doublée. Avec \
                --dry-run, dit ce qui serait fait et chaque erreur, sans rien écrire ; sort avec 3 quand il y en a.
                """,
                """
                A file of data·inclusion (structures, JSON or CSV) or of Open Referral HSDS 3 (organizations, JSON). An \
                organisation known by its SIRET number, or by its name and commune, is completed and not doubled. With \
                --dry-run, says what would be done and every fault, without writing; exits with 3 when there are some.
                """))

        @Argument(help: hint("Fichier à lire.", "File to read.")) var file: String
        @Option(
            help: hint("Site qui tient les nouvelles fiches (identifiant).", "Site that keeps the new records (id)."))
        var site: String
        @Option(
            help: hint("Nature, quand le fichier ne la dit pas.", "Kind, where the file does not tell."))
        var kind = PartnerKind.association.rawValue
        @Flag(help: hint("Examine sans rien écrire.", "Examines without writing.")) var dryRun = false
        @Option(help: databaseHelp) var database: String?

        func run() async throws {
            guard let kind = PartnerKind(rawValue: kind) else {
                throw ValidationError(
                    told("Natures possibles : ", "Possible kinds: ")
                        + PartnerKind.allCases.map(\.rawValue).joined(separator: ", "))
            }
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Failure(told("Le fichier \(file) ne se lit pas.", "The file \(file) cannot be read."))
            }
            let databases = try Databases.open(try await Settings.load(), database: database)
            try await databases.refuseOtherSchema()
            let author = try await Operator.author(databases)
            let known = try await databases.records.read { try $0.dueSites(author.actor).map(\.id) }
            guard known.contains(site) else {
                throw Failure(
                    told("Aucun site \(site) ; il y a : ", "No site \(site); there are: ")
                        + known.joined(separator: ", "))
            }
            let pass = DirectoryImport(
                [UInt8](data), file: URL(filePath: file).lastPathComponent, site: site, kind: kind)
            let report =
                dryRun
                ? try await pass.check(author: author, store: databases.records)
                : try await pass.run(author: author, store: databases.records)
            try say(report)
            if !report.faults.isEmpty { throw dryRun ? ExitCode.findings : ExitCode.failure }
        }

        private func say(_ report: DirectoryReport) throws {
            print(
                "new\t\(report.added.count)\ncompleted\t\(report.completed.count)\nunchanged\t\(report.unchanged)\nelsewhere\t\(report.elsewhere)\ndifferent\t\(report.differences.count)"
            )
            let words = DirectoryFaultWords(try Catalogue.shipped().language(Terminal.isEnglish ? "en" : "fr"))
            for fault in report.faults { Talk.say(words.sentence(fault)) }
            for one in report.differences.prefix(100) {
                Talk.say("\(one.line)\t\(one.partner)\t\(one.field)\t\(one.ours)\t\(one.theirs)")
            }
            Talk.say(
                report.faults.isEmpty
                    ? report.isWritten
                        ? told("Écrit.", "Written.")
                        : told("Sans erreur ; rien n’est écrit.", "No fault; nothing is written.")
                    : told(
                        "\(report.faults.count) erreur(s) : rien n’est écrit.",
                        "\(report.faults.count) fault(s): nothing is written."))
        }
    }

    struct Give: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: told(
                "Écrit nos organisations sur la sortie : ni contact, ni propriétaire privé.",
                "Writes our organisations to the output: no contact, no private owner."))

        @Option(
            help: hint("data-inclusion, data-inclusion-csv ou hsds.", "data-inclusion, data-inclusion-csv or hsds."))
        var format = Form.dataInclusion
        @Option(help: databaseHelp) var database: String?

        func run() async throws {
            let databases = try Databases.open(try await Settings.load(), database: database)
            try await databases.refuseOtherSchema()
            let author = try await Operator.author(databases)
            let directory = try await databases.records.read { try $0.directory(knownTo: author.actor) }
            let data =
                switch format {
                case .dataInclusion: try directory.dataInclusion()
                case .dataInclusionCSV: try directory.dataInclusionCSV()
                case .openReferral: try directory.openReferral()
                }
            try FileHandle.standardOutput.write(contentsOf: data)
        }
    }
}
