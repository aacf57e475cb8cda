import RelorefWeb
import Synchronization

/// A mail server that keeps what it was given, or refuses it.
final class Letterbox: MailCarrier {
    let sent = Mutex<[OutgoingMail]>([])
    let fault: CarrierFault?

    init(_ fault: CarrierFault? = nil) { self.fault = fault }

    func send(_ mail: OutgoingMail) async throws(CarrierFault) {
        if let fault { throw fault }
        sent.withLock { $0.append(mail) }
    }
}
