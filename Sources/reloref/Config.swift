import ArgumentParser

struct Config: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Affiche la configuration, sans ses secrets.")

    func run() async throws {
        for (key, value) in try await Settings.load().redacted {
            print("\(key.variable)=\(value)")
            Talk.say("  \(key.meaning)")
        }
    }
}
