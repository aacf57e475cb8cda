import Logging
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Sends what waits: after the commit, one after another, each with what became of it written down.
package struct MessageSender: Sendable {
    private let services: Services

    package init(_ services: Services) { self.services = services }

    /// One round: reminders whose hour has come, then everything that is due. Without a carrier nothing is queued and
    /// nothing leaves.
    package func round() async throws {
        guard let carrier = services.carrier else { return }
        let (now, vault, newID) = (services.now(), services.vault, services.newID)
        try await services.store.write { tx in try tx.queueReminders(at: now, newID: newID, vault: vault) }
        for id in try await services.store.read({ try $0.messagesDue(at: now) }) {
            let leaving = try await services.store.write { try $0.takeMessage(id, at: services.now(), vault: vault) }
            if let leaving { try await send(leaving, carrier) }
        }
    }

    private func send(_ leaving: LeavingMessage, _ carrier: any MessageCarrier) async throws {
        let text = try await text(leaving)
        let (fault, name) = await outcome(
            OutgoingMessage(id: leaving.message.id, number: leaving.number, text: text), carrier)
        if let fault { services.log.warning("message", metadata: ["fault": "\(fault.rawValue)"]) }
        let segments = SMSText(text).segments
        try await services.store.write { tx in
            try tx.settle(leaving, fault, providerID: name, segments: segments, at: services.now())
        }
    }

    private func text(_ leaving: LeavingMessage) async throws -> String {
        if let text = leaving.text { return text }
        let language = leaving.message.language
        let translations = try await services.store.read { try $0.translations(into: language) }
        return MessageText(language: language, translations: translations)
            .text(leaving.message.purpose, appointment: leaving.appointment)
    }

    private func outcome(
        _ message: OutgoingMessage, _ carrier: any MessageCarrier
    ) async -> (Message.Fault?, String?) {
        do {
            return (nil, try await carrier.send(message))
        } catch {
            if error == .privateAddress {
                services.log.error("sms: the provider's name leads to a private address (RELOREF_SMS_PRIVATE)")
            }
            return (Message.Fault(error), nil)
        }
    }
}
