import ArgumentParser
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage

struct Approvals: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Ce qui attend l’accord d’une deuxième personne, quand personne d’autre ne peut le donner.",
            "What waits for a second person’s agreement, when nobody else can give it."),
        discussion: told(
            """
            D’ordinaire une collègue répond sur la page « Accords à deux ». Une installation où une seule personne \
            administre répond ici : la réponse est au journal sous le nom de l’opérateur. Serveur arrêté, avec SQLite.
            """,
            """
            Ordinarily a colleague answers on the page “Agreements of two”. An installation with a single administrator \
            answers here: the answer is in the journal under the operator’s name. Server stopped, with SQLite.
            """),
        subcommands: [List.self, Agree.self, Refuse.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: told(
                "Une demande par ligne : identifiant, quoi, par qui, jusqu’à quand, ce que dit le formulaire.",
                "One request a line: id, what, by whom, until when, what the form says."))

        @Option(help: databaseHelp) var database: String?

        func run() async throws {
            let databases = try Databases.open(try await Settings.load(), database: database)
            try await databases.refuseOtherSchema()
            let now = Composition.clockNow()
            for line in try await databases.records.read({ try $0.waitingApprovals(at: now) }) {
                let asked = line.approval
                print(
                    [asked.id, asked.kind.rawValue, line.asker, asked.expiresAt.text, asked.way, asked.fields]
                        .joined(separator: "\t"))
            }
        }
    }

    struct Agree: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: told(
                "Donne l’accord : qui a demandé peut agir pendant trois jours.",
                "Agrees: whoever asked may act for three days."))

        @Argument(help: hint("Identifiant de la demande.", "The request’s id.")) var request: String
        @Option(help: databaseHelp) var database: String?

        func run() async throws { try await Approvals.answer(request, .agreed, database) }
    }

    struct Refuse: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: told("Refuse.", "Refuses."))

        @Argument(help: hint("Identifiant de la demande.", "The request’s id.")) var request: String
        @Option(help: databaseHelp) var database: String?

        func run() async throws { try await Approvals.answer(request, .refused, database) }
    }

    private static func answer(_ request: String, _ answer: Approval.Answer, _ database: String?) async throws {
        let databases = try Databases.open(try await Settings.load(), database: database)
        try await databases.refuseOtherSchema()
        let author = try await Operator.author(databases)
        do {
            try await databases.records.write { try $0.answerOnServer(request, answer, by: author) }
        } catch is NotVisible {
            throw Failure(told("Aucune demande n’attend sous \(request).", "No request waits under \(request)."))
        }
        Talk.say(
            answer == .agreed
                ? told("Accord donné, et noté au journal.", "Agreed, and journalled.")
                : told("Refusé, et noté au journal.", "Refused, and journalled."))
    }
}
