import ArgumentParser
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage

struct RetentionReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: told(
            "Durée de conservation : ce qui arrive au terme ; n’écrit rien sans --apply.",
            "Retention: what comes to its end; writes nothing without --apply."),
        discussion: told(
            """
            Un dossier clos est effacé deux ans après le dernier contact, après soixante jours dans la liste à revoir, \
            sauf s’il est retenu. Une ligne par dossier : code, dernier contact, terme, liste, retenue, ce qui se ferait.
            """,
            """
            A closed file is erased two years after the last contact, after sixty days on the list to be looked at, \
            unless it is held. One line a file: code, last contact, end, listed on, held until, what would be done.
            """))

    @Option(help: databaseHelp)
    var database: String?
    @Option(
        help: hint(
            "Le jour, au lieu d’aujourd’hui (AAAA-MM-JJ), pour voir ce qui viendra.",
            "The day instead of today (YYYY-MM-DD), to see what will come.")) var on: String?
    @Flag(
        help: hint(
            "Fait le travail du jour : inscrit à la liste et efface ce qui est au terme.",
            "Does the day's work: lists what is due and erases what is past its time.")) var apply = false

    func run() async throws {
        let databases = try Databases.open(try await Settings.load(), database: database)
        let author = try await Operator.author(databases)
        guard !apply || on == nil else {
            throw ValidationError(
                told("--apply fait le travail d’aujourd’hui, sans --on.", "--apply does today’s work, without --on."))
        }
        let day = try on.map { text in
            guard let day = Day(iso: text) else {
                throw ValidationError(told("Jour attendu : AAAA-MM-JJ.", "Expected a day: YYYY-MM-DD."))
            }
            return day
        }
        let today = day ?? author.today
        if apply {
            let done = try await databases.records.applyRetention(Retention(), by: author)
            let contacts = try await databases.records.write { try $0.eraseLeftContacts(by: author) }
            print(
                "listed=\(done.listed.count) erased=\(done.erased.count) held=\(done.held.count) contacts=\(contacts)")
            return
        }
        let files = try await databases.records.read { try $0.filesUnderReview(Retention(), on: today, limit: 100_000) }
        for file in files {
            let would =
                Retention().erases(
                    lastContact: file.lastContact, listedOn: file.listedOn, heldUntil: file.heldUntil, on: today)
                ? "erase" : file.heldUntil != nil ? "held" : file.listedOn == nil ? "list" : "wait"
            print(
                [
                    file.household.code, file.lastContact.iso, file.due.iso, file.listedOn?.iso ?? "-",
                    file.heldUntil?.iso ?? "-", would,
                ].joined(separator: "\t"))
        }
        Talk.say(
            told(
                "\(files.count) dossier(s) à revoir au \(today.iso). Rien n’a été écrit.",
                "\(files.count) file(s) to look at on \(today.iso). Nothing was written."))
    }
}

struct Erasures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Liste, sans nom, des dossiers effacés : à garder avec les sauvegardes et à rejouer après une restauration.",
            "List, without names, of the files that were erased: kept with the backups, replayed after a restore."))

    @Option(help: databaseHelp)
    var database: String?
    @Option(
        help: hint(
            "Efface à nouveau les dossiers de cette liste (FICHIER, un par ligne).",
            "Erases the files of this list again (FILE, one a line).")) var replay: String?

    func run() async throws {
        let databases = try Databases.open(try await Settings.load(), database: database)
        guard let replay else {
            for file in try await databases.records.erasedFiles() { print(file) }
            return
        }
        let count = try await Self.replay(replay, databases)
        print("erased_again=\(count)")
    }

    static func replay(_ file: String?, _ databases: Databases) async throws -> Int {
        let named = try file.map {
            try String(contentsOfFile: $0, encoding: .utf8).split(separator: "\n").map(String.init)
        }
        return try await databases.records.replayErasures(
            of: named ?? [], keys: databases.keys, by: try await Operator.author(databases))
    }
}
