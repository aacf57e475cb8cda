import ArgumentParser
import Foundation
import RelorefRecords
import RelorefStorage

struct Communes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Lit les communes du code officiel géographique (INSEE, v_commune_AAAA.csv).",
            "Reads the communes of the official geographic code (INSEE, v_commune_YYYY.csv)."),
        discussion: told(
            "Ajoute et renomme ; n’efface rien, car d’anciens dossiers nomment d’anciennes communes.",
            "Adds and renames; removes nothing, because old records name old communes."))

    @Argument(help: hint("Fichier à lire.", "File to read.")) var file: String
    @Flag(help: hint("Compte sans rien écrire.", "Counts without writing.")) var dryRun = false
    @Option(help: databaseHelp) var database: String?

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure(told("Le fichier \(file) ne se lit pas.", "The file \(file) cannot be read."))
        }
        let communes: CommuneImport
        do {
            communes = try CommuneImport([UInt8](data))
        } catch let fault as CommuneImport.Fault {
            throw Failure(fault.description)
        }
        let databases = try Databases.open(try await Settings.load(), database: database)
        try await databases.refuseOtherSchema()
        let author = try await Operator.author(databases)
        let report = try await communes.run(isCheck: dryRun, author: author, store: databases.records)
        print(
            "new\t\(report.new)\nrenamed\t\(report.renamed)\nunchanged\t\(report.unchanged)\nabsent\t\(report.absent)")
        Talk.say(
            dryRun
                ? told("Rien n’est écrit : c’était un essai.", "Nothing is written: this was a trial.")
                : told("Écrit.", "Written."))
    }
}
