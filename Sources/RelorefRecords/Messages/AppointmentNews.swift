package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// What still waits to be said of an appointment is said no more: its reminder, its link, its former day.
    func withdrawMessages(about appointment: String, at now: Moment) throws(StorageError) {
        try run(
            """
            UPDATE message SET state = 'stopped', fault = \(Message.Fault.outdated), next_at = NULL, sealed = NULL,
              ended_at = \(now), version = version + 1
            WHERE subject_id = \(appointment) AND state = 'queued' AND purpose <> \(Message.Purpose.familyPage)
            """)
    }

    /// It takes place after all: what waits to say the contrary is said no more, and it is recalled at its hour.
    func withdrawCancellation(of appointment: String, at now: Moment) throws(StorageError) {
        try run(
            """
            UPDATE message SET state = 'stopped', fault = \(Message.Fault.outdated), next_at = NULL, sealed = NULL,
              ended_at = \(now), version = version + 1
            WHERE subject_id = \(appointment) AND state = 'queued'
              AND purpose = \(Message.Purpose.appointmentCancelled)
            """)
        try run(
            """
            DELETE FROM message WHERE subject_id = \(appointment) AND state = 'stopped'
              AND fault = \(Message.Fault.outdated) AND purpose = \(Message.Purpose.appointmentReminder)
            """)
    }

    /// Tells a household that agreed to messages that an appointment has another day, or does not take place, or does so
    /// after all. What a rule forbids is written down as not sent, so that the log says why.
    ///
    /// - Parameters:
    ///   - one: the one that is in force now: that which took the place of another, or the cancelled one.
    ///   - words: what is said of a day, in a language.
    /// - Returns: nil where the household did not agree, or where the hour is over.
    package func tellHousehold(
        of one: Appointment, _ purpose: Message.Purpose, by author: Author,
        words: (Appointment, FamilyLanguage) throws -> String
    ) throws -> Message? {
        guard author.now < one.start else { return nil }
        let recipient = try messageRecipient(
            of: one.household, named: one.members, on: author.now.day(in: one.zone), vault: author.vault)
        guard recipient.hasConsent else { return nil }
        let language = try messageLanguage(of: one)
        let told = purpose == .appointmentCancelled ? try lastTold(of: one) : one
        let new = NewMessage(
            purpose, to: one.household, about: one.id, occasion: author.newID(), in: language, named: one.members,
            text: try words(told, language))
        do {
            return try queue(new, by: author)
        } catch let stop as MessageStopped {
            return try keepUnsent(new, stop.fault, number: recipient.number, by: author)
        }
    }

    /// The day of which the household knows: before a move of which nothing was sent, the former one.
    private func lastTold(of one: Appointment) throws -> Appointment {
        let moves = try rows(
            """
            SELECT state FROM message
            WHERE subject_id = \(one.id) AND purpose = \(Message.Purpose.appointmentMoved)
            """
        ).map { try $0.code("state", StoredMessageState.self) }
        guard !moves.isEmpty, moves.allSatisfy({ $0 == .stopped || $0 == .failed }),
            let before = try appointments(where: "appointment.moved_to_id = \(one.id)").first
        else { return one }
        return try lastTold(of: before)
    }

    /// Whether the household was told that an appointment does not take place.
    package func wasToldCancelled(_ appointment: String) throws -> Bool {
        try row(
            """
            SELECT 1 AS one FROM message WHERE subject_id = \(appointment)
              AND purpose = \(Message.Purpose.appointmentCancelled) AND state IN ('sent', 'delivered')
            """) != nil
    }

    /// Whether the household learnt of the day at that hour or later: it needs no reminder besides.
    func wasTold(of appointment: String, since moment: Moment) throws -> Bool {
        try row(
            """
            SELECT 1 AS one FROM message WHERE subject_id = \(appointment) AND due_at >= \(moment)
              AND purpose IN (\(Message.Purpose.appointmentMoved), \(Message.Purpose.appointmentPlanned))
              AND state IN ('queued', 'sent', 'delivered')
            """) != nil
    }
}
