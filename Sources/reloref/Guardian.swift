import Logging
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefWeb
import ServiceLifecycle

/// What watches over the records while the server runs: alerts, signed checkpoints, erased keys, the time of keeping.
struct Guardian: Service {
    let services: Services
    var checkpoints: CheckpointKeeper?
    /// Nil when nothing is erased by itself.
    var retention: Retention?
    /// The pen of what the clock does.
    var author: (@Sendable () async throws -> Author)?

    func run() async throws {
        var round = 0
        var lastDay: Day?
        for await _ in AsyncTimerSequence.everySecond().cancelOnGracefulShutdown() {
            round += 1
            do {
                if round % 5 == 0 { try await checkpoints?.keep(at: services.now()) }
                if round % 60 == 1 {
                    try await AlertWatch(store: services.store, access: services.access)
                        .look(at: services.now(), newID: services.newID)
                }
                if let author, lastDay != services.today() {
                    lastDay = services.today()
                    try await daily(author)
                }
            } catch {
                services.log.error("guardian", metadata: ["error": "\(LoggedError(error))"])
            }
        }
    }

    private func daily(_ author: @Sendable () async throws -> Author) async throws {
        let author = try await author()
        let day = try await retention.asyncMap { try await services.store.applyRetention($0, by: author) }
        if let day, !day.listed.isEmpty || !day.erased.isEmpty {
            services.log.info(
                "retention",
                metadata: [
                    "listed": "\(day.listed.count)", "erased": "\(day.erased.count)", "held": "\(day.held.count)",
                ])
        }
        let left = try await services.store.write { try $0.eraseLeftContacts(by: author) }
        if left > 0 { services.log.info("contacts", metadata: ["erased": "\(left)"]) }
        let yesterday = services.now().adding(seconds: -86_400)
        try await services.store.write { try $0.dropWaitingFiles(before: yesterday) }
        try await services.access.prune(
            before: AccessRetention.cutoff(on: services.today()), at: services.now(),
            signedBy: author.vault.checkpointSigner())
    }
}

extension Optional {
    fileprivate func asyncMap<T>(_ work: (Wrapped) async throws -> T) async throws -> T? {
        guard let self else { return nil }
        return try await work(self)
    }
}
