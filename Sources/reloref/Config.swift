import ArgumentParser
import Foundation

struct Config: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: told("Affiche la configuration, sans ses secrets.", "Prints the configuration, without its secrets."))

    @Flag(help: hint("En JSON.", "As JSON.")) var json = false

    func run() async throws {
        let settings = try await Settings.load()
        if json {
            let values = Dictionary(uniqueKeysWithValues: settings.redacted.map { ($0.key.variable, $0.value) })
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(values), as: UTF8.self))
            return
        }
        for (key, value) in settings.redacted {
            print("\(key.variable)=\(value)")
            Talk.say("  \(key.meaning)")
        }
    }
}
