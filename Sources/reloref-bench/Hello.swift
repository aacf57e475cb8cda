import ArgumentParser
import Hummingbird
import Logging

/// What pages are compared with: the same server library in the same build, answering one word.
struct Hello: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves one word, for comparison.", shouldDisplay: false)

    @Option var port: Int

    func run() async throws {
        let router = Router()
        router.get("/") { _, _ in "hello" }
        var log = Logger(label: "hello")
        log.logLevel = .error
        let application = Application(
            router: router, server: .http1(configuration: .init(idleTimeout: .seconds(10))),
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil, backlog: 512),
            logger: log)
        try await application.runService()
    }
}
