/// Who may be written to (V18, V26): asked when a message is prepared, and again when it leaves.
package struct MessageRules: Sendable, Hashable {
    /// A household as far as writing to it goes.
    package struct Recipient: Sendable, Hashable {
        /// As somebody wrote it; empty when there is none.
        package let number: String
        package let hasConsent: Bool
        package let isDead: Bool
        package let isFileClosed: Bool

        package init(number: String, hasConsent: Bool, isDead: Bool = false, isFileClosed: Bool = false) {
            (self.number, self.hasConsent, self.isDead) = (number, hasConsent, isDead)
            self.isFileClosed = isFileClosed
        }
    }

    /// Why nothing may be sent; nil when nothing stands against it. What concerns the person comes first.
    package static func obstacle(to recipient: Recipient, text: SMSText) -> Message.Fault? {
        if recipient.isDead { return .dead }
        if recipient.isFileClosed { return .closed }
        if !recipient.hasConsent { return .noConsent }
        if recipient.number.isEmpty { return .noNumber }
        if ContactRules.dialled(recipient.number) == nil { return .notANumber }
        return text.segments > SMSText.mostSegments ? .tooLong : nil
    }

    /// When the reminder of an appointment leaves: so many days before at the same hour, two hours before on its own day,
    /// never at night; nil when that is over.
    package static func reminder(of appointment: Appointment, quiet: QuietHours, at now: Moment) -> Moment? {
        guard let days = appointment.reminderDays, appointment.state.isPlanned, now < appointment.start else {
            return nil
        }
        let wished =
            days == 0
            ? appointment.start.adding(seconds: -7_200)
            : Moment(appointment.on.adding(days: -days), at: appointment.at, in: appointment.zone)
        return quiet.last(before: wished)
    }
}
