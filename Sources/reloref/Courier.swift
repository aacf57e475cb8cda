import Foundation
import Logging
import RelorefWeb
import ServiceLifecycle

/// Sends what waits to be sent, every few seconds, beside everything else: a provider that is slow holds nobody up. Reads
/// what came back.
struct Courier: Service {
    let services: Services
    /// The mailbox that mails are sent from, as a Maildir; nil where nobody reads it.
    let mailbox: String?
    private static let pause = Duration.seconds(10)

    func run() async throws {
        guard services.carrier != nil || services.mail != nil || mailbox != nil else {
            return try await gracefulShutdown()
        }
        for await _ in AsyncTimerSequence.every(Self.pause).cancelOnGracefulShutdown() {
            do {
                try await MessageSender(services).round()
                try await MailSender(services).round()
                if let mailbox { try await ReturnedMails(services, folder: mailbox).round() }
            } catch {
                services.log.error("courier", metadata: ["error": "\(LoggedError(error))"])
            }
        }
    }

    /// What an operator has set up to carry text messages; nil for nothing.
    ///
    /// - Throws: `Failure` with what to write instead.
    static func carrier(_ settings: Settings) throws -> (any MessageCarrier)? {
        let way = settings["sms"]
        if way.isEmpty { return nil }
        if way.hasPrefix("spool:") {
            let folder = String(way.dropFirst("spool:".count))
            guard FileManager.default.isWritableFile(atPath: folder) else {
                throw Failure("RELOREF_SMS : le dossier \(folder) n’existe pas ou ne s’écrit pas.")
            }
            return SpoolCarrier(folder: folder)
        }
        guard settings["sms_secret"].count >= 16 else {
            throw Failure("RELOREF_SMS_SECRET : 16 signes au moins, les mêmes chez l’opérateur.")
        }
        let allowsPrivate = settings["sms_private"] == "true"
        let made = WebhookCarrier(address: way, secret: settings["sms_secret"], allowsPrivate: allowsPrivate)
        guard let carrier = made else {
            throw Failure("RELOREF_SMS : attendu spool:DOSSIER ou une adresse https://…, pas « \(way) ».")
        }
        return carrier
    }
}
