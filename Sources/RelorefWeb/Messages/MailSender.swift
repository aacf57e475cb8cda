import Logging
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Sends the mails that wait for colleagues: after the commit, one after another, each with what became of it.
package struct MailSender: Sendable {
    private let services: Services

    package init(_ services: Services) { self.services = services }

    /// One round: the mails of the morning when their hour has come, then everything that is due. Without a carrier
    /// nothing is queued and nothing leaves.
    package func round() async throws {
        guard let carrier = services.mail else { return }
        let (now, newID) = (services.now(), services.newID)
        try await services.store.write { try $0.queueMorningMails(at: now, newID: newID) }
        for id in try await services.store.read({ try $0.mailsDue(at: now) }) {
            let leaving = try await services.store.write { try $0.takeMail(id, at: services.now()) }
            if let leaving { try await send(leaving, carrier) }
        }
    }

    private func send(_ leaving: LeavingMail, _ carrier: any MailCarrier) async throws {
        let fault = try await outcome(leaving, carrier)
        if let fault { services.log.warning("mail", metadata: ["fault": "\(fault.rawValue)"]) }
        try await services.store.write { try $0.settle(leaving, fault, at: services.now()) }
    }

    private func outcome(_ leaving: LeavingMail, _ carrier: any MailCarrier) async throws -> Message.Fault? {
        guard let written = try await written(leaving) else { return .nothingToSay }
        do {
            try await carrier.send(written)
            return nil
        } catch {
            return Message.Fault(error)
        }
    }

    /// Nil when there is nothing to tell.
    private func written(_ leaving: LeavingMail) async throws -> OutgoingMail? {
        let (mail, now) = (leaving.mail, services.now())
        let words = ColleagueMailWords(
            l: services.catalogue.language(leaving.locale), origin: services.settings.publicOrigin)
        let text: (subject: String, body: String)
        switch mail.purpose {
        case .digest:
            let vault = services.vault
            let counts = try await services.store.read { tx in
                try tx.morningCounts(of: mail.account, on: now.day(in: MorningMail.zone), vault: vault)
            }
            guard let counts, !counts.isNothing else { return nil }
            text = words.morning(counts)
        default:
            guard let notice = words.notice(mail.purpose) else { return nil }
            text = notice
        }
        return OutgoingMail(
            id: mail.id, to: leaving.address, subject: text.subject, body: text.body, at: now,
            stopAddress: mail.purpose == .digest ? words.stopAddress : nil)
    }
}

extension Message.Fault {
    init(_ fault: CarrierFault) {
        switch fault {
        case .unknownRecipient: self = .unknownRecipient
        case .refused: self = .refused
        case .unreachable, .privateAddress: self = .unreachable
        }
    }
}
