package import RelorefDomain
package import RelorefStorage

/// A mail as it is sealed until it leaves: the address on the first line, then the words.
struct SealedMail {
    let address: MailAddress
    let text: String

    init(address: MailAddress, text: String) { (self.address, self.text) = (address, text) }

    init?(_ sealed: String) {
        guard let end = sealed.firstIndex(of: "\n"), let address = MailAddress(String(sealed[..<end])) else {
            return nil
        }
        self.init(address: address, text: String(sealed[sealed.index(after: end)...]))
    }

    var sealed: SealedText { SealedText(address.text + "\n" + text) }
}

extension Transaction {
    /// Puts the mail that brings a landlord's link into the queue, with the link itself sealed until it leaves.
    ///
    /// - Throws: `NotVisible` for a link of a file that the author may not write.
    @discardableResult
    package func queueMail(
        ofLink link: String, to address: MailAddress, text: String, by author: Author
    ) throws -> Message {
        try author.needs(.writeFiles)
        let (_, household) = try followUpFile(of: link, in: "landlord_link", where: "revoked = 0", by: author)
        let quiet = QuietHours(zone: try zone(of: household.site))
        let message = Message(
            id: author.newID(), purpose: .landlordLink, channel: .mail, household: household.id, subject: link,
            language: .french, dueAt: quiet.next(from: author.now))
        let slot = SealSlot(owner: household.id, table: "message", row: message.id)
        try insert(
            "message",
            [
                "id": message.id, "purpose": message.purpose, "channel": message.channel,
                "household_id": message.household, "subject_id": link, "occasion": link,
                "language": message.language, "due_at": message.dueAt, "next_at": message.dueAt,
                "state": message.stored.state, "recipient": address.hint,
                "sealed": try author.vault.seal(SealedMail(address: address, text: text).sealed, slot),
                "account_id": author.actor.id, "at": author.now,
            ])
        try journal(
            "queueMail", "message", message.id, household: household.id, site: household.site,
            detail: ["purpose": message.purpose.rawValue], by: author)
        return message
    }
}
