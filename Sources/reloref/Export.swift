import ArgumentParser
import Foundation
import RelorefRecords
import RelorefStorage

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Écrit tout le registre dans un dossier (Frictionless Data Package).",
        discussion: "Contient des noms et des adresses en clair : un dossier vide, lisible de vous seul.")

    @Argument(help: "Dossier à écrire.") var directory: String
    @Option(help: "Pourquoi : écrit au journal.") var purpose = "export par l’opérateur"
    @Option(help: "Base de données : sqlite:FICHIER ou postgres://…") var database: String?

    func run() async throws {
        let databases = try Databases.open(try await Settings.load(), database: database)
        try await databases.refuseOtherSchema()
        let author = try await Operator.author(databases)
        let counts = try await PackageExport.run(
            to: URL(filePath: directory), purpose: purpose, author: author, store: databases.records)
        for (table, lines) in counts.sorted(by: { $0.key < $1.key }) { print("\(table)\t\(lines)") }
    }
}
