package import RelorefDomain
package import RelorefStorage

/// A message that is about to leave, with what it says and to whom.
package struct LeavingMessage: Sendable, Hashable {
    package let message: Message
    /// The number with its country's, digits alone; empty for a mail.
    package let number: String
    /// Where a mail goes; nil for a text message.
    package var address: MailAddress?
    /// The secret words that were kept until now; nil where they are put together now.
    package let text: String?
    /// What it speaks of, where that is an appointment.
    package let appointment: Appointment?
    let version: Int
}

extension Transaction {
    /// Messages whose hour has come, and that nobody else is sending.
    ///
    /// - Parameter channels: those by which something can be sent.
    package func messagesDue(
        at now: Moment, over channels: [Message.Channel] = Message.Channel.allCases, limit: Int = 20
    ) throws -> [String] {
        try rows(
            """
            SELECT id FROM message WHERE state = 'queued' AND next_at <= \(now)
              AND channel IN \(Query.list(channels.map(\.rawValue))) ORDER BY next_at, id LIMIT \(limit)
            """
        ).map { try $0.text("id") }
    }

    /// Takes a message for sending: until it is said what became of it, nobody else takes it for five minutes. Nil when
    /// somebody was faster, or when it may not leave any more: then it is stopped, and says why (V18, V26).
    package func takeMessage(_ id: String, at now: Moment, vault: Vault) throws -> LeavingMessage? {
        guard let found = try row("SELECT * FROM message WHERE id = \(id) AND state = 'queued' AND next_at <= \(now)")
        else { return nil }
        let message = try Message(found)
        return try message.channel == .mail
            ? takeMail(message, found, at: now, vault: vault) : takeText(message, found, at: now, vault: vault)
    }

    private func takeText(
        _ taken: Message, _ found: ResultRow, at now: Moment, vault: Vault
    ) throws -> LeavingMessage? {
        var message = taken
        let appointment = try appointments(where: "appointment.id = \(message.subject)").first
        let day = now.day(in: "Europe/Paris")
        let recipient = try messageRecipient(
            of: message.household, named: appointment?.members ?? [], on: day, vault: vault)
        let text = try words(of: message, found, vault)
        var obstacle = try MessageRules.obstacle(to: recipient, text: SMSText(text ?? "")) ?? outdated(message, at: now)
        if message.purpose == .numberCheck, obstacle == nil,
            try !isNumberAsked(message.subject, number: recipient.number, of: message.household, at: now, vault)
        {
            obstacle = .outdated
        }
        let version = try found.int("version")
        if let obstacle {
            message.state = .stopped(obstacle)
            try keep(message, version: version, at: now)
            return nil
        }
        guard try take(&message, version: version, at: now), let number = ContactRules.dialled(recipient.number) else {
            return nil
        }
        return LeavingMessage(
            message: message, number: number, text: text, appointment: appointment, version: version + 1)
    }

    /// A mail leaves as long as what it speaks of holds, and its words and its address were kept.
    private func takeMail(
        _ taken: Message, _ found: ResultRow, at now: Moment, vault: Vault
    ) throws -> LeavingMessage? {
        var (message, version) = (taken, try found.int("version"))
        let text = try words(of: message, found, vault)
        guard let mail = text.flatMap({ SealedMail($0) }), try outdated(message, at: now) == nil else {
            message.state = .stopped(.outdated)
            try keep(message, version: version, at: now)
            return nil
        }
        guard try take(&message, version: version, at: now) else { return nil }
        version += 1
        var leaving = LeavingMessage(
            message: message, number: "", text: mail.text, appointment: nil, version: version)
        leaving.address = mail.address
        return leaving
    }

    private func words(of message: Message, _ found: ResultRow, _ vault: Vault) throws -> String? {
        let slot = SealSlot(owner: message.household, table: "message", row: message.id)
        return try found.optionalBytes("sealed").flatMap {
            try vault.openIfKept(Sealed<SealedText>(slot: slot, bytes: $0))?.text
        }
    }

    /// False when somebody was faster.
    private func take(_ message: inout Message, version: Int, at now: Moment) throws(StorageError) -> Bool {
        message.attempts += 1
        return try run(
            """
            UPDATE message SET next_at = \(now.adding(seconds: 300)), attempts = \(message.attempts),
              version = version + 1 WHERE id = \(message.id) AND version = \(version)
            """) == 1
    }

    /// Whether what a message speaks of is over, changed or gone.
    private func outdated(_ message: Message, at now: Moment) throws -> Message.Fault? {
        switch message.purpose {
        case .appointmentReminder, .appointmentLink, .appointmentMoved, .appointmentPlanned:
            let one = try appointments(where: "appointment.id = \(message.subject)").first
            guard let one, one.state.isPlanned, now < one.start else { return .outdated }
            return nil
        case .appointmentCancelled:
            let one = try appointments(where: "appointment.id = \(message.subject)").first
            guard let one, case .cancelled = one.state, now < one.start else { return .outdated }
            return nil
        case .familyPage:
            let page = try familyPage(of: message.household)
            return page?.id == message.subject && page?.state(at: now) == .open ? nil : .outdated
        case .numberCheck: return nil
        case .landlordLink:
            let link = try row("SELECT * FROM landlord_link WHERE id = \(message.subject)").map { try LandlordLink($0) }
            return link?.state(at: now) == .open ? nil : .outdated
        }
    }

    /// What became of a message that was taken.
    ///
    /// - Parameter fault: nil when the provider has it; `unreachable` is tried again until it was tried often enough.
    package func settle(
        _ leaving: LeavingMessage, _ fault: Message.Fault?, providerID: String? = nil, segments: Int, at now: Moment
    ) throws {
        var message = leaving.message
        if fault == .unreachable, message.attempts < Message.mostAttempts {
            let next = Message.retry(after: message.attempts, at: now, quiet: QuietHours())
            try run(
                """
                UPDATE message SET next_at = \(next), version = version + 1
                WHERE id = \(message.id) AND version = \(leaving.version)
                """)
            return
        }
        message.state = fault.map { .failed($0) } ?? .sent(now)
        try run("UPDATE message SET provider_id = \(providerID), segments = \(segments) WHERE id = \(message.id)")
        try keep(message, version: leaving.version, at: now)
    }

    /// The words are forgotten with the sending.
    private func keep(_ message: Message, version: Int, at now: Moment) throws {
        let stored = message.stored
        try run(
            """
            UPDATE message SET state = \(stored.state), fault = \(stored.fault), next_at = NULL, sealed = NULL,
              ended_at = \(now), version = version + 1 WHERE id = \(message.id) AND version = \(version)
            """)
    }

    /// What the provider tells of a message that it took: that it arrived, or why not. Told twice, it changes nothing.
    ///
    /// - Returns: whether there is such a message.
    package func learn(ofMessage id: String, _ fault: Message.Fault?, at now: Moment) throws -> Bool {
        guard let found = try row("SELECT * FROM message WHERE id = \(id)") else { return false }
        var message = try Message(found)
        let before = message.state
        message.state.learn(fault, at: now)
        if message.state != before { try keep(message, version: try found.int("version"), at: now) }
        return true
    }
}
