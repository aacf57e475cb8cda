package import RelorefDomain

/// A mail as it leaves the house: plain text to one address.
package struct OutgoingMail: Sendable, Hashable {
    /// The same for each try: it becomes the message's own id.
    package let id: String
    package let to: MailAddress
    package let subject: String
    /// Lines end with a line feed.
    package let body: String
    package let at: Moment
    /// Where mails of its kind are stopped; nil for one that tells of the account's safety.
    package let stopAddress: String?

    package init(
        id: String, to: MailAddress, subject: String, body: String, at: Moment, stopAddress: String? = nil
    ) {
        (self.id, self.to, self.subject, self.body, self.at) = (id, to, subject, body, at)
        self.stopAddress = stopAddress
    }
}

/// What carries mails out: a mail server, or a folder into which they are put.
package protocol MailCarrier: Sendable {
    func send(_ mail: OutgoingMail) async throws(CarrierFault)
}
