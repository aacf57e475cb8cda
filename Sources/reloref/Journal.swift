import ArgumentParser
import RelorefRecords
import RelorefStorage

struct Journal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Journal des écritures et des ouvertures de dossiers.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Vérifie que rien n’a été changé ni retiré.")

        @Option(help: "Base de données : sqlite:FICHIER ou postgres://…") var database: String?

        func run() async throws {
            let databases = try Databases.open(try await Settings.load(), database: database)
            let writes = try await databases.records.read { try $0.verifyJournal() }
            let opened = try await AccessJournal(databases.access).verify()
            print("writes linked=\(writes.linked) waiting=\(writes.waiting) head=\(writes.head)")
            print("opened files=\(opened.linked)")
            for (name, verdict) in [("écritures", writes), ("ouvertures", opened)] {
                guard let fault = verdict.firstFault else { continue }
                Talk.say("Journal des \(name) : rupture à la position \(fault.position) (\(fault.reason.rawValue)).")
            }
            guard writes.holds, opened.holds else { throw ExitCode.failure }
            Talk.say("Le journal est intact.")
        }
    }
}
