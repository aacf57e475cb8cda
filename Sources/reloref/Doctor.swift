import ArgumentParser
import Foundation
import RelorefRecords
import RelorefSQLite
import RelorefStorage

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Examine l’installation.", discussion: "Sort avec 3 quand il y a quelque chose à regarder.")

    @Option(help: "Base de données : sqlite:FICHIER ou postgres://…") var database: String?
    @Flag(help: "Tire de nouveau des dossiers les faits que comptent les indicateurs.") var rebuild = false

    func run() async throws {
        let settings = try await Settings.load()
        let databases = try Databases.open(settings, database: database)
        if rebuild {
            try await databases.records.write { try $0.rebuildFacts() }
            Talk.say("Les faits que comptent les indicateurs sont tirés de nouveau des dossiers.")
        }
        var findings = 0
        func report(_ name: String, _ isFine: Bool, _ detail: String) {
            print("\(isFine ? "ok" : "!!")\t\(name)\t\(detail)")
            if !isFine { findings += 1 }
        }
        let pending = try await databases.records.pendingMigrations(Migration.all)
        report("schema", pending.isEmpty, "\(pending.count) étape(s) en attente")
        if let file = databases.records as? SQLiteStore {
            let integrity = try await file.integrity()
            report("integrity", integrity == "ok", integrity)
            let level = try await file.synchronousLevel()
            report("durability", level == 2, "synchronous=\(level)")
        }
        let drifted = try await databases.records.read { try $0.driftedFacts() }
        report("facts", drifted == 0, "\(drifted) fait(s) autre(s) que les dossiers ne le disent")
        if databases.records.engine == .sqlite {
            let path = (database ?? settings["database"]).replacing("sqlite:", with: "")
            report("room", DiskRoom.isLeft(at: path), "place libre sur le disque")
        }
        let journal = try await databases.records.read { try $0.verifyJournal() }
        report("journal", journal.holds, "\(journal.linked) entrées liées, \(journal.waiting) en attente")
        let vault = databases.vault
        let sealed = try await databases.records.read { try $0.verifySealedFields(vault) }
        report(
            "sealed", sealed.holds,
            sealed.firstFault ?? "\(sealed.opened) champs s’ouvrent, \(sealed.erased) sont effacés")
        for (tool, path) in [("ssconvert", "/usr/bin/ssconvert"), ("chromium", "/usr/bin/chromium")] {
            report(tool, FileManager.default.isExecutableFile(atPath: path), path)
        }
        if findings > 0 { throw ExitCode.findings }
    }
}
