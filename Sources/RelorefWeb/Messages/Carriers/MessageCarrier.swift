/// A message as it leaves the house.
package struct OutgoingMessage: Sendable, Hashable {
    /// The same for each try, so that a carrier can tell a second try from a second message.
    package let id: String
    /// Digits with the country's.
    package let number: String
    package let text: String

    package init(id: String, number: String, text: String) {
        (self.id, self.number, self.text) = (id, number, text)
    }
}

/// Why a carrier did not take a message.
package enum CarrierFault: Error, Hashable, Sendable {
    case unknownRecipient, refused
    /// It may be tried again.
    case unreachable
    /// The provider's name led to an address that is not public. It may be tried again, once that is put right.
    case privateAddress
}

/// What carries text messages out: a folder from which a modem's program takes them, or a provider's address.
package protocol MessageCarrier: Sendable {
    /// - Returns: the name that the provider gives the message, where it gives one.
    func send(_ message: OutgoingMessage) async throws(CarrierFault) -> String?
    /// By what the provider's word on what became of a message is known; nil where nobody tells.
    var receipts: ReceiptSignature? { get }
}
