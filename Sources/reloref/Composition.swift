import Foundation
import Logging
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefWeb

/// Puts the services together: the only place that knows them all.
enum Composition {
    static func services(
        _ databases: Databases, web: WebSettings, log: Logger, cost: Passwords.Cost = .full
    ) async throws -> Services {
        let vault = databases.vault
        return Services(
            store: databases.records, access: AccessJournal(databases.access), vault: vault, now: { clockNow() },
            newID: { TimedID.new() }, passwords: Passwords(pepper: try vault.secret("pepper"), cost: cost),
            catalogue: try .shipped(), labels: try await Labels.load(from: databases.records), settings: web, log: log)
    }

    /// The wall clock, to the millisecond.
    static func clockNow() -> Moment {
        Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}

/// A new id: time first, so that rows made together lie together, then 80 random bits (UUIDv7's idea, 32 characters).
enum TimedID {
    static func new() -> String {
        var generator = SystemRandomNumberGenerator()
        let time = UInt64(Composition.clockNow().milliseconds)
        let high = time << 16 | UInt64.random(in: 0...0xFFFF, using: &generator)
        let low = UInt64.random(in: .min ... .max, using: &generator)
        return padded(high) + padded(low)
    }

    private static func padded(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
