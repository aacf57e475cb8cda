package import RelorefDomain
package import RelorefStorage

extension Transaction {
    /// Appointments that are to be recalled and of which nothing is queued yet: the next month's.
    package func appointmentsToRecall(at now: Moment) throws -> [Appointment] {
        let today = now.day(in: "Europe/Paris")
        return try appointments(
            where: """
                appointment.state = 'planned' AND appointment.reminder_days IS NOT NULL
                AND appointment.on_day >= \(today) AND appointment.on_day <= \(today.adding(days: 31))
                AND NOT EXISTS (SELECT 1 FROM message WHERE message.purpose = 'appointmentReminder'
                  AND message.subject_id = appointment.id)
                """)
    }

    /// Puts the reminders whose hour has come into the queue. What a rule forbids is written down as not sent, so that
    /// the log says why nobody was reminded.
    ///
    /// - Parameter language: in which the household's page speaks.
    package func queueReminders(at now: Moment, newID: () -> String, vault: Vault) throws {
        for one in try appointmentsToRecall(at: now) {
            guard let due = MessageRules.reminder(of: one, quiet: QuietHours(zone: one.zone), at: now), due <= now,
                try !wasTold(of: one.id, since: due)
            else { continue }
            let recipient = try messageRecipient(
                of: one.household, named: one.members, on: now.day(in: one.zone), vault: vault)
            var message = Message(
                id: newID(), purpose: .appointmentReminder, channel: .sms, household: one.household, subject: one.id,
                language: try messageLanguage(of: one), dueAt: QuietHours(zone: one.zone).next(from: now))
            if let fault = MessageRules.obstacle(to: recipient, text: SMSText("")) { message.state = .stopped(fault) }
            let (stored, isQueued) = (message.stored, message.state == .queued)
            try insert(
                "message",
                [
                    "id": message.id, "purpose": message.purpose, "channel": message.channel,
                    "household_id": message.household, "subject_id": message.subject, "occasion": one.start,
                    "language": message.language, "due_at": due, "next_at": isQueued ? message.dueAt : nil,
                    "state": stored.state, "fault": stored.fault, "recipient": Self.hint(of: recipient.number),
                    "at": now, "ended_at": isQueued ? nil : now,
                ])
        }
    }

    /// The language of the household's page, otherwise the one of the appointment, otherwise French.
    func messageLanguage(of one: Appointment) throws -> FamilyLanguage {
        if let page = try familyPage(of: one.household) { return page.language }
        return FamilyLanguage(spoken: one.language.map { [$0] } ?? [])
    }
}
