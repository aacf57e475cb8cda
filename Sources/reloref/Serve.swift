import ArgumentParser
import Foundation
import Hummingbird
import Logging
import RelorefDomain
import RelorefRecords
import RelorefSQLite
import RelorefStorage
import RelorefWeb
import ServiceLifecycle
import UnixSignals

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: told("Sert les pages.", "Serves the pages."))

    @Option(help: databaseHelp) var database: String?
    @Option(help: hint("Port d’écoute.", "Port to listen on.")) var port: Int?

    /// What looks at files before they are kept; nil where none is set.
    static func scanner(_ settings: Settings) throws -> VirusScanner? {
        guard !settings["scanner"].isEmpty else { return nil }
        guard let scanner = VirusScanner(socket: settings["scanner"]) else {
            throw Failure("RELOREF_SCANNER : le chemin d’une prise est attendu, comme /run/clamav/clamd.ctl.")
        }
        return scanner
    }

    func run() async throws {
        let settings = try await Settings.load()
        let databases = try Databases.open(settings, database: database)
        if databases.records.engine == .sqlite {
            try await databases.migrate()
        } else {
            try await databases.refuseOtherSchema()
        }
        var web = WebSettings(
            hosts: settings["hosts"].split(separator: ",").map { $0.filter { $0 != " " }.lowercased() },
            secureCookies: settings["secure_cookies"] != "false", version: ProductVersion.text,
            proxies: settings["proxies"].split(separator: ",").map { $0.filter { $0 != " " } },
            requestsPerMinute: try settings.number("requests_per_minute"))
        web.press = LetterPress.place(settings["chromium"])
        web.scanner = try Serve.scanner(settings)
        web.backupMark = databases.files.backupMark
        web.publicOrigin = Postman.origin(settings)
        var log = Logger(label: "reloref")
        log.logLevel = Logger.Level(rawValue: settings["log_level"]) ?? .info
        let services = try await Composition.services(
            databases, web: web, carrier: try Courier.carrier(settings), mail: try Postman.carrier(settings), log: log)
        guard ProcessShield.raise() else { throw Failure("Le système refuse de protéger la mémoire du processus.") }
        let guardian = try await guardian(services, databases, settings)
        let mailbox = try Postman.mailbox(settings)
        try await Server.run(
            services, guardian: guardian, mailbox: mailbox, address: settings["address"],
            port: port ?? Int(settings["port"]) ?? 8080,
            onRunning: { port in
                let address = "http://\(settings["address"]):\(port)"
                Talk.say(told("Reloref écoute sur \(address)", "Reloref listens on \(address)"))
                ServiceNotice.ready()
            })
    }

    /// What watches over the records; first, what a restore brought back is erased again.
    private func guardian(_ services: Services, _ databases: Databases, _ settings: Settings) async throws -> Guardian {
        try await databases.records.replayErasures(keys: databases.keys, by: try await Operator.author(databases))
        let folder = try? Databases.checkpointFolder(settings, database)
        if folder == nil { Talk.say("Aucun point de contrôle du journal : réglez RELOREF_CHECKPOINTS.") }
        return Guardian(
            services: services,
            checkpoints: folder.map {
                CheckpointKeeper($0, records: databases.records, access: services.access, vault: services.vault)
            },
            retention: settings["retention"] == "review" ? nil : Retention(),
            author: { try await Operator.author(databases) })
    }
}

/// The server and what works beside it, until a signal stops them.
enum Server {
    static func run(
        _ services: Services, guardian: Guardian? = nil, mailbox: String? = nil, address: String, port: Int,
        onRunning: @escaping @Sendable (Int) async -> Void
    ) async throws {
        ScratchFolder.sweep(now: Date())
        let application = Application(
            responder: Frame.responder(services),
            server: .http1(configuration: .init(idleTimeout: .seconds(10))),
            configuration: .init(address: .hostname(address, port: port), serverName: nil, backlog: 512),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) }, logger: services.log)
        // Named, since the group would otherwise write out each service with all that it holds.
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: application, serviceName: "pages"),
                .init(service: Caretaker(services: services), serviceName: "caretaker"),
                .init(service: guardian ?? Guardian(services: services), serviceName: "guardian"),
                .init(service: Courier(services: services, mailbox: mailbox), serviceName: "courier"),
            ], logger: services.log)
        configuration.gracefulShutdownSignals = [.sigterm, .sigint]
        let group = ServiceGroup(configuration: configuration)
        // A request then reads the database on the thread on which it was taken.
        try await withTaskExecutorPreference(ReadingThreads.shared) { try await group.run() }
    }
}

/// What happens every second while the server runs: the journal is sealed; now and then, sessions are written down.
struct Caretaker: Service {
    let services: Services
    /// The hour, in Paris, at which the pages of the database are looked at.
    private static let quietHour = 3

    func run() async throws {
        var round = 0
        var lookedOn = services.today()
        for await _ in AsyncTimerSequence.everySecond().cancelOnGracefulShutdown() {
            round += 1
            do {
                while try await services.store.write({ try $0.sealJournal() }) == 2_000 {}
                if round % 86_400 == 1 { try await services.store.gatherStatistics() }
                if round % 30 == 0 { try await services.sessions.writeDown(at: services.now()) }
                // Another server on the same database may have changed a label.
                if round % 60 == 0 { try await services.labels.reload(from: services.store) }
                if round % 3600 == 0 {
                    let limit = services.now().adding(seconds: -7 * 86_400)
                    let thirtyDaysAgo = services.now().adding(seconds: -30 * 86_400)
                    try await services.store.write { tx in
                        try tx.forgetAnswers(before: limit)
                        try tx.emptyTrash(before: thirtyDaysAgo)
                        try tx.forgetMails(before: thirtyDaysAgo)
                    }
                    try await expireImports()
                }
                if round % 600 == 0 { try await lookForDamage(after: &lookedOn) }
            } catch {
                services.log.error("caretaker", metadata: ["error": "\(LoggedError(error))"])
            }
        }
        try await services.sessions.writeDown(at: services.now())
    }

    /// Once a night: a page that the disk has changed is told of before somebody needs it.
    private func lookForDamage(after day: inout Day) async throws {
        let now = services.now()
        let today = services.today()
        guard today != day, now.time(in: "Europe/Paris").hour >= Self.quietHour else { return }
        day = today
        guard let damage = try await services.store.damage() else { return }
        services.log.critical("the database is damaged: restore the last backup", metadata: ["damage": "\(damage)"])
    }

    /// What waits to be imported for too long is erased, with its key.
    private func expireImports() async throws {
        let now = services.now()
        for id in try await services.store.write({ try $0.expireImports(at: now) }) {
            try ImportSecrets.erase(id, services.vault, at: now)
        }
    }
}

/// A tick every so often.
struct AsyncTimerSequence: AsyncSequence, Sendable {
    private let pause: Duration

    static func everySecond() -> AsyncTimerSequence { every(.seconds(1)) }
    static func every(_ pause: Duration) -> AsyncTimerSequence { AsyncTimerSequence(pause: pause) }

    struct AsyncIterator: AsyncIteratorProtocol {
        let pause: Duration

        mutating func next() async -> Int? {
            do { try await Task.sleep(for: pause) } catch { return nil }
            return 1
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pause: pause) }
}
