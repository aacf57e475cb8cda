import ArgumentParser
import RelorefDomain
import RelorefRecords
import RelorefStorage

struct Journal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told(
            "Journal des écritures et des ouvertures de dossiers.", "Journal of writes and of opened files."),
        subcommands: [Verify.self, Checkpoint.self, Prune.self, Key.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: told(
                "Vérifie que rien n’a été changé ni retiré.", "Verifies that nothing was changed or taken out."),
            discussion: told(
                """
                Ne fait que lire : se lance aussi pendant que le serveur travaille. Avec des points de contrôle gardés \
                ailleurs, voit aussi une fin coupée et une chaîne réécrite. Donnez --key, la clé publique notée à \
                l’installation (« reloref journal key »).
                """,
                """
                Only reads: may run while the server works. With checkpoints kept elsewhere it also sees an end cut off \
                and a chain written anew. Give --key, the public key written down at installation (“reloref journal key”).
                """))

        @Option(help: databaseHelp) var database: String?
        @Flag(
            inversion: .prefixedNo,
            help: hint(
                "Compare aux points de contrôle signés du dossier réglé.",
                "Compares with the signed checkpoints of the configured folder.")) var checkpoints =
            true
        @Option(
            help: hint(
                "Dossier des points de contrôle, par exemple une copie gardée ailleurs.",
                "Folder of checkpoints, for instance a copy kept elsewhere.")) var folder: String?
        @Option(help: hint("Clé publique attendue, en hexadécimal.", "Expected public key, in hexadecimal.")) var key:
            String?

        func run() async throws {
            let settings = try await Settings.load()
            let databases = try Databases.look(settings, database: database)
            let kept = try kept(settings)
            let (writes, opened) = try await verdicts(databases, kept)
            print("writes linked=\(writes.linked) waiting=\(writes.waiting) head=\(writes.head)")
            print("opened files=\(opened.linked) pruned=\(opened.pruned) head=\(opened.head)")
            print("checkpoints=\(kept.count)")
            let journals = [
                (told("des écritures", "of writes"), writes), (told("des ouvertures", "of opened files"), opened),
            ]
            for (name, verdict) in journals {
                guard let fault = verdict.firstFault else { continue }
                Talk.say(
                    told(
                        "Journal \(name) : rupture à la position \(fault.position) (\(fault.reason.rawValue)).",
                        "Journal \(name): broken at position \(fault.position) (\(fault.reason.rawValue))."))
            }
            guard writes.holds, opened.holds else { throw ExitCode.failure }
            Talk.say(told("Le journal est intact.", "The journal is intact."))
        }

        /// The checkpoints to compare with: none where nobody said in which folder they are left.
        private func kept(_ settings: Settings) throws -> [JournalCheckpoint] {
            guard checkpoints else { return [] }
            if folder == nil, (try? Databases.checkpointFolder(settings, database)) == nil {
                Talk.say(
                    told(
                        "Aucun dossier de points de contrôle n’est réglé (RELOREF_CHECKPOINTS) : la chaîne seule est vérifiée.",
                        "No folder of checkpoints is set (RELOREF_CHECKPOINTS): the chain alone is verified."))
                return []
            }
            return try Databases.checkpointFolder(settings, database, folder).checkpoints()
        }

        private func verdicts(
            _ databases: Databases, _ kept: [JournalCheckpoint]
        ) async throws -> (JournalVerdict, JournalVerdict) {
            do {
                let sworn = (try kept.sworn(.writes, by: key), try kept.sworn(.openings, by: key))
                return (
                    try await databases.records.read { try $0.verifyJournal(sworn: sworn.0) },
                    try await AccessJournal(databases.access)
                        .verify(sworn: sworn.1, key: key ?? (try? databases.vault.checkpointKey()))
                )
            } catch CheckpointFault.forged(let file) {
                throw Failure(
                    "Le point de contrôle \(file) n’est pas celui qui a été signé, ou l’est par une autre clé.")
            }
        }
    }

    struct Checkpoint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: told(
                "Signe l’état du journal, pour le garder ailleurs (fichier, courriel, papier).",
                "Signs the state of the journal, to be kept elsewhere (file, mail, paper)."))

        @Option(help: databaseHelp)
        var database: String?
        @Option(
            help: hint(
                "Dossier où l’écrire ; sans lui, le dossier réglé.",
                "Folder to write it to; without it, the configured one.")) var to: String?

        func run() async throws {
            let settings = try await Settings.load()
            let databases = try Databases.open(settings, database: database)
            while try await databases.records.write({ try $0.sealJournal() }) == 2_000 {}
            let keeper = CheckpointKeeper(
                try Databases.checkpointFolder(settings, database, to), records: databases.records,
                access: AccessJournal(databases.access), vault: databases.vault)
            for checkpoint in try await keeper.keep(at: Composition.clockNow(), isAsked: true) {
                print(checkpoint.statement + "key \(checkpoint.key)\nsignature \(checkpoint.signature)\n")
            }
        }
    }

    struct Prune: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: told(
                "Retire du journal des ouvertures ce qui a plus de trente-six mois ; le reste se vérifie toujours.",
                "Takes out of the journal of opened files what is older than thirty-six months; the rest still verifies."
            ),
            discussion: told(
                "Le serveur le fait aussi chaque jour. Un point de contrôle signé dit ce que valait ce qui est retiré.",
                "The server does so every day as well. A signed checkpoint says what the part that goes came to."))

        @Flag(help: dryRunHelp) var dryRun = false
        @Option(help: databaseHelp) var database: String?

        func run() async throws {
            let settings = try await Settings.load()
            let now = Composition.clockNow()
            let cutoff = AccessRetention.cutoff(on: now.day(in: "Europe/Paris"))
            if dryRun { return try await look(settings, before: cutoff) }
            let databases = try Databases.open(settings, database: database)
            let segment = try await AccessJournal(databases.access).prune(
                before: cutoff, at: now, signedBy: databases.vault.checkpointSigner())
            if let segment, let folder = try? Databases.checkpointFolder(settings, database) {
                try folder.keep(segment)
            }
            print("pruned through=\(segment?.position ?? 0)")
        }

        private func look(_ settings: Settings, before cutoff: Moment) async throws {
            let databases = try Databases.look(settings, database: database)
            let last = try await AccessJournal(databases.access).pastEntries(
                before: cutoff, key: try? databases.vault.checkpointKey())
            print("to_prune through=\(last ?? 0)")
            sayNothingWritten()
        }
    }

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: told(
                "Affiche la clé publique des points de contrôle, à noter ailleurs.",
                "Prints the public key of the checkpoints, to be noted elsewhere."))

        @Option(help: databaseHelp)
        var database: String?

        func run() async throws {
            let databases = try Databases.open(try await Settings.load(), database: database)
            print(try databases.vault.checkpointKey())
        }
    }
}
