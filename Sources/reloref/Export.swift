import ArgumentParser
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Écrit tout le registre dans un dossier (Frictionless Data Package).",
        discussion: """
            Contient des noms et des adresses en clair, sauf avec --pseudonymous : un dossier vide, lisible de vous seul.
            """)

    @Argument(help: "Dossier à écrire.") var directory: String
    @Option(help: "Pourquoi : écrit au journal.") var purpose = "export par l’opérateur"
    @Flag(help: "Sans nom, contact, adresse ni texte libre, sous des identifiants d’un jour ; ne se réimporte pas.")
    var pseudonymous = false
    @Flag(help: "Avec --pseudonymous : une ligne de mots-clés HXL sous les titres.") var hashtags = false
    @Option(help: "Base de données : sqlite:FICHIER ou postgres://…") var database: String?

    func validate() throws {
        guard hashtags, !pseudonymous else { return }
        throw ValidationError(
            "--hashtags va avec --pseudonymous : le dossier d’échange se relit, et n’a pas de mots-clés.")
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
