import ArgumentParser
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Écrit tout le registre dans un dossier (Frictionless Data Package).",
            "Writes the whole register to a folder (Frictionless Data Package)."),
        discussion: told(
            "Contient des noms et des adresses en clair, sauf avec --pseudonymous : un dossier vide, lisible de vous seul.",
            "Holds names and addresses in the clear, except with --pseudonymous: an empty folder that you alone can read."
        ))

    @Argument(help: hint("Dossier à écrire.", "Folder to write.")) var directory: String
    @Option(help: hint("Pourquoi : écrit au journal.", "Why: written to the journal.")) var purpose =
        "export par l’opérateur"
    @Flag(
        help: hint(
            "Sans nom, contact, adresse ni texte libre, sous des identifiants d’un jour ; ne se réimporte pas.",
            "Without names, contacts, addresses or free text, under identifiers of a day; cannot be imported again."))
    var pseudonymous = false
    @Flag(
        help: hint(
            "Avec --pseudonymous : une ligne de mots-clés HXL sous les titres.",
            "With --pseudonymous: a row of HXL tags below the titles.")) var hashtags = false
    @Option(help: databaseHelp)
    var database: String?

    func validate() throws {
        guard hashtags, !pseudonymous else { return }
        throw ValidationError(
            told(
                "--hashtags va avec --pseudonymous : le dossier d’échange se relit, et n’a pas de mots-clés.",
                "--hashtags goes with --pseudonymous: the exchange folder is read again and has no tags."))
    }

    func run() async throws {
        let databases = try Databases.open(try await Settings.load(), database: database)
        try await databases.refuseOtherSchema()
        let author = try await Operator.author(databases)
        let choice = ExportChoice(
            content: pseudonymous ? .pseudonymous : .whole, hasHashtags: hashtags)
        let counts = try await PackageExport.run(
            to: URL(filePath: directory), choice, purpose: purpose, author: author, store: databases.records)
        for (table, lines) in counts.sorted(by: { $0.key < $1.key }) { print("\(table)\t\(lines)") }
    }
}
