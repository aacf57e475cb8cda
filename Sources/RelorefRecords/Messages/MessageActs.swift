package import RelorefDomain
package import RelorefStorage

/// A message before it is queued.
package struct NewMessage: Sendable, Hashable {
    package let purpose: Message.Purpose
    package let household: String
    package let subject: String
    /// What makes it the only one of its purpose and subject: the moment of the appointment, the id of a link.
    package let occasion: String
    package let language: FamilyLanguage
    /// Those of the household whom it is for; nobody named means everybody.
    package var named: Set<String> = []
    /// The words, where they hold a secret link; nil where they are put together when it leaves.
    package var text: String?

    package init(
        _ purpose: Message.Purpose, to household: String, about subject: String, occasion: String,
        in language: FamilyLanguage, named: Set<String> = [], text: String? = nil
    ) {
        (self.purpose, self.household, self.subject) = (purpose, household, subject)
        (self.occasion, self.language, self.named, self.text) = (occasion, language, named, text)
    }
}

/// Nothing stands against a message but this.
package struct MessageStopped: Error, Hashable, Sendable {
    package let fault: Message.Fault

    package init(fault: Message.Fault) { self.fault = fault }
}

extension Transaction {
    /// Puts a message into the queue: it leaves after the commit, at the next hour in which one may write. The same one
    /// twice is queued once.
    ///
    /// - Parameter due: when it is meant to leave; now when nil.
    /// - Throws: `MessageStopped` where a rule forbids it, `NotVisible` where the file is not the author's.
    @discardableResult
    package func queue(_ new: NewMessage, due: Moment? = nil, by author: Author) throws -> Message {
        try author.needs(.writeFiles)
        guard let household = try household(new.household, visibleTo: author.actor), household.mergedInto == nil else {
            throw NotVisible("household", new.household)
        }
        let recipient = try messageRecipient(of: household.id, named: new.named, on: author.today, vault: author.vault)
        let sms = SMSText(new.text ?? "")
        if let fault = MessageRules.obstacle(to: recipient, text: sms) { throw MessageStopped(fault: fault) }
        if let known = try queued(new) { return known }
        let quiet = QuietHours(zone: try zone(of: household.site))
        let message = Message(
            id: author.newID(), purpose: new.purpose, channel: .sms, household: household.id, subject: new.subject,
            language: new.language, dueAt: quiet.next(from: due ?? author.now))
        try insert(message, new, number: recipient.number, segments: sms.segments, author)
        try journal(
            "queueMessage", "message", message.id, household: household.id, site: household.site,
            detail: ["purpose": new.purpose.rawValue], by: author)
        return message
    }

    private func queued(_ new: NewMessage) throws -> Message? {
        try row(
            """
            SELECT * FROM message WHERE purpose = \(new.purpose) AND subject_id = \(new.subject)
              AND occasion = \(new.occasion)
            """
        ).map { try Message($0) }
    }

    private func insert(
        _ message: Message, _ new: NewMessage, number: String, segments: Int, _ author: Author
    ) throws {
        let slot = SealSlot(owner: message.household, table: "message", row: message.id)
        let (stored, isQueued) = (message.stored, message.state == .queued)
        let text = isQueued ? new.text : nil
        try insert(
            "message",
            [
                "id": message.id, "purpose": message.purpose, "channel": message.channel,
                "household_id": message.household, "subject_id": message.subject, "occasion": new.occasion,
                "language": message.language, "due_at": message.dueAt, "next_at": isQueued ? message.dueAt : nil,
                "state": stored.state, "fault": stored.fault, "segments": segments,
                "recipient": Self.hint(of: number),
                "sealed": try text.map { try author.vault.seal(SealedText($0), slot) },
                "account_id": author.actor.id, "at": author.now, "ended_at": isQueued ? nil : author.now,
            ])
    }

    /// Writes down that a message was not sent, and why.
    func keepUnsent(
        _ new: NewMessage, _ fault: Message.Fault, number: String, by author: Author
    ) throws -> Message {
        let message = Message(
            id: author.newID(), purpose: new.purpose, channel: .sms, household: new.household, subject: new.subject,
            language: new.language, dueAt: author.now, state: .stopped(fault))
        try insert(message, new, number: number, segments: 0, author)
        return message
    }

    /// The last two digits: enough to know one's own number again, and nobody else's.
    static func hint(of number: String) -> String { String(number.filter(\.isNumber).suffix(2)) }

    func zone(of site: String) throws -> String {
        try row("SELECT time_zone FROM site WHERE id = \(site)")?.text("time_zone") ?? "Europe/Paris"
    }

    /// What did not arrive was dealt with: the number was corrected, or the household reached in another way.
    package func settleMessage(_ id: String, by author: Author) throws {
        try author.needs(.writeFiles)
        guard let found = try row("SELECT * FROM message WHERE id = \(id)"),
            let household = try household(found.text("household_id"), visibleTo: author.actor)
        else { throw NotVisible("message", id) }
        guard try Message(found).stored.state == .failed, try found.optionalText("settled_at") == nil else { return }
        try run("UPDATE message SET settled_at = \(author.now), version = version + 1 WHERE id = \(id)")
        try journal("settleMessage", "message", id, household: household.id, site: household.site, by: author)
    }

    /// A file that becomes part of another: what waits is not sent any more, what was sent goes along.
    func moveMessages(from absorbed: String, to kept: String, _ undo: inout MergeUndo, at now: Moment) throws {
        try run(
            """
            UPDATE message SET state = 'stopped', fault = \(Message.Fault.outdated), next_at = NULL, sealed = NULL,
              ended_at = \(now), version = version + 1 WHERE household_id = \(absorbed) AND state = 'queued'
            """)
        try run("DELETE FROM number_check WHERE household_id = \(absorbed) AND verified_on IS NULL")
        for id in try ids("message", of: absorbed) { try set("message", id, ["household_id": kept], &undo) }
    }
}
