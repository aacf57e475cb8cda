import ArgumentParser
import Foundation
import RelorefRecords
import RelorefStorage

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told("Examine l’installation.", "Examines the installation."),
        discussion: told(
            """
            Ne fait que lire : se lance aussi pendant que le serveur travaille. Sort avec 3 quand il y a quelque chose à \
            regarder, avec 1 quand la base ne s’ouvre pas.
            """,
            """
            Only reads: may run while the server works. Ends with 3 when there is something to look at, with 1 when the \
            database does not open.
            """))

    @Flag(help: hint("En JSON.", "As JSON.")) var json = false
    @Flag(
        help: hint(
            "Tire de nouveau des dossiers les faits que comptent les indicateurs ; le serveur étant arrêté.",
            "Draws anew from the files the facts that indicators count; with the server stopped."))
    var rebuild = false
    @Option(help: databaseHelp) var database: String?

    func run() async throws {
        let settings = try await Settings.load()
        if rebuild { try await rebuildFacts(settings) }
        let databases = try Databases.look(settings, database: database)
        let findings = try await Examination(databases: databases, settings: settings).findings()
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(findings), as: UTF8.self))
        } else {
            for finding in findings { print("\(finding.state.mark)\t\(finding.check)\t\(finding.detail)") }
        }
        let bad = findings.filter { $0.state == .finding }
        for finding in bad { Talk.say("\(finding.check) : \(finding.remedy)") }
        guard bad.isEmpty else { throw ExitCode.findings }
        Talk.say(told("Tout va bien.", "All is well."))
    }

    private func rebuildFacts(_ settings: Settings) async throws {
        let databases = try Databases.open(settings, database: database)
        try await databases.records.write { try $0.rebuildFacts() }
        Talk.say(
            told(
                "Les faits que comptent les indicateurs sont tirés de nouveau des dossiers.",
                "The facts that indicators count are drawn anew from the files."))
    }
}

/// One thing that was looked at.
struct DoctorFinding: Encodable, Sendable {
    enum State: String, Encodable, Sendable {
        case ok, note, finding

        var mark: String {
            switch self {
            case .ok: "ok"
            case .note: "--"
            case .finding: "!!"
            }
        }
    }

    let check: String
    let state: State
    let detail: String
    /// What to do about it, for a finding.
    let remedy: String
}
