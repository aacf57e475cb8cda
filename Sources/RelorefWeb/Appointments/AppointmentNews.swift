import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A household that agreed to messages learns that an appointment moved or does not take place.
struct AppointmentNews {
    let ask: Ask

    /// Whether a message leaves when one is moved or cancelled; said on the form before.
    static func isAgreed(_ request: ActRequest) throws -> Bool {
        guard request.ask.services.carrier != nil else { return false }
        return try request.tx.messageRecipient(
            of: request.household.id, on: request.ask.today, vault: request.ask.services.vault
        ).hasConsent
    }

    func announce(_ h: HTML, _ sentence: String) { h.p(sentence, .class("small muted")) }

    /// Puts the message into the queue.
    ///
    /// - Returns: what the banner adds; empty where nothing is sent.
    func tell(
        _ one: Appointment, _ purpose: Message.Purpose, _ tx: any Transaction, _ author: Author
    ) throws -> String {
        guard ask.services.carrier != nil else { return "" }
        let message = try tx.tellHousehold(of: one, purpose, by: author) { told, language in
            MessageText(language: language, translations: try tx.translations(into: language))
                .text(purpose, appointment: told)
        }
        switch message?.state {
        case .queued: return " " + ask.l("Un SMS prévient le ménage.")
        case .stopped(let fault):
            return " " + ask.l("Le ménage n’est pas prévenu par SMS.") + " " + MessageWords(l: ask.l).sentence(fault)
        default: return ""
        }
    }

    /// It takes place after all: said where the household had been told the contrary.
    func tellPlanned(_ id: String, _ household: String, _ tx: any Transaction, _ author: Author) throws {
        guard try tx.wasToldCancelled(id) else { return }
        let one = try tx.appointments(of: household, by: author)?.first { $0.id == id }?.appointment
        if let one { _ = try tell(one, .appointmentPlanned, tx, author) }
    }
}
