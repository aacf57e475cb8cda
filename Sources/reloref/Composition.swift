import Foundation
import Logging
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefWeb

/// Puts the services together: the only place that knows them all.
enum Composition {
    static func services(
        _ databases: Databases, web: WebSettings, carrier: (any MessageCarrier)? = nil,
        mail: (any MailCarrier)? = nil, log: Logger,
        cost: Passwords.Cost = .full
    ) async throws -> Services {
        let vault = databases.vault
        return Services(
            store: databases.records, access: AccessJournal(databases.access), vault: vault, now: { clockNow() },
            newID: { TimedID.new() }, passwords: Passwords(pepper: try vault.secret("pepper"), cost: cost),
            catalogue: try .shipped(), labels: try await Labels.load(from: databases.records), settings: web,
            carrier: carrier, mail: mail, log: log)
    }

    /// The wall clock, to the millisecond.
    static func clockNow() -> Moment {
        Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
