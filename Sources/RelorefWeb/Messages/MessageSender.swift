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
        let channels = (services.carrier == nil ? [] : [Message.Channel.sms]) + (services.mail == nil ? [] : [.mail])
        guard !channels.isEmpty else { return }
        let (now, vault, newID) = (services.now(), services.vault, services.newID)
        if services.carrier != nil {
            try await services.store.write { tx in try tx.queueReminders(at: now, newID: newID, vault: vault) }
        }
        for id in try await services.store.read({ try $0.messagesDue(at: now, over: channels) }) {
            let leaving = try await services.store.write { try $0.takeMessage(id, at: services.now(), vault: vault) }
            if let leaving { try await send(leaving) }
        }
    }

    private func send(_ leaving: LeavingMessage) async throws {
        let text = try await text(leaving)
        let (fault, name) = await outcome(leaving, text)
        if let fault { services.log.warning("message", metadata: ["fault": "\(fault.rawValue)"]) }
        let segments = leaving.address == nil ? SMSText(text).segments : 0
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

    /// Why it did not leave, and otherwise the name that the provider gave it.
    private func outcome(_ leaving: LeavingMessage, _ text: String) async -> (Message.Fault?, String?) {
        let id = leaving.message.id
        do throws(CarrierFault) {
            if let address = leaving.address {
                let words = LandlordMailWords(l: services.catalogue.language("fr"))
                try await services.mail?.send(
                    OutgoingMail(id: id, to: address, subject: words.subject, body: text, at: services.now()))
                return (nil, nil)
            }
            return (
                nil,
                try await services.carrier?.send(OutgoingMessage(id: id, number: leaving.number, text: text)) ?? nil
            )
        } catch {
            if error == .privateAddress {
                services.log.error("sms: the provider's name leads to a private address (RELOREF_SMS_PRIVATE)")
            }
            return (Message.Fault(error), nil)
        }
    }
}
