/// Something that is sent to a household's telephone, and what became of it.
///
/// It holds nothing of the household but the day and the hour of an appointment, or a link with a second check behind it
/// (R49).
package struct Message: Sendable, Hashable, Identifiable {
    package enum Channel: String, Sendable, Codable, CaseIterable { case sms, mail }

    /// What is said, and of what: the subject is an appointment or a page.
    package enum Purpose: String, Sendable, Codable, CaseIterable {
        case appointmentReminder, appointmentLink, familyPage
        /// To the landlord: the link by which the rent of a month is told of.
        case landlordLink
        /// The figures by which a number is verified.
        case numberCheck
        /// An appointment has another day or hour, does not take place, takes place after all.
        case appointmentMoved, appointmentCancelled, appointmentPlanned
    }

    /// Why it was not sent, or did not arrive.
    package enum Fault: String, Sendable, Codable, CaseIterable {
        /// Nobody of the household has a number.
        case noNumber
        /// What stands there is no telephone number.
        case notANumber
        /// The household did not agree to be written to, or does not any more.
        case noConsent
        /// The person has died.
        case dead
        /// The file was closed.
        case closed
        /// What it speaks of has changed or is over.
        case outdated
        /// Longer than a text message may be.
        case tooLong
        /// The provider says that there is no such number.
        case unknownRecipient
        /// The provider refuses it for another reason.
        case refused
        /// The provider could not be reached, as often as it was tried.
        case unreachable
        /// The provider accepted it and never delivered it.
        case undelivered
        /// There was nothing to tell.
        case nothingToSay
    }

    package enum State: Sendable, Hashable {
        case queued
        case sent(Moment)
        case delivered(Moment)
        /// It was not sent: a rule forbids it.
        case stopped(Fault)
        /// It was sent, or tried, and did not arrive.
        case failed(Fault)

        /// What a carrier tells later: a delivery, or that there was none. Told twice or late, it changes nothing.
        package mutating func learn(_ fault: Fault?, at now: Moment) {
            guard case .sent = self else { return }
            self = fault.map { .failed($0) } ?? .delivered(now)
        }
    }

    package let id: String
    package let purpose: Purpose
    package let channel: Channel
    package let household: String
    /// The appointment or the page that it speaks of.
    package let subject: String
    /// In the household's language where somebody answers for its sentences, otherwise French.
    package let language: FamilyLanguage
    package let dueAt: Moment
    package var state: State
    /// How often it was tried.
    package var attempts: Int

    package init(
        id: String, purpose: Purpose, channel: Channel, household: String, subject: String, language: FamilyLanguage,
        dueAt: Moment, state: State = .queued, attempts: Int = 0
    ) {
        (self.id, self.purpose, self.channel, self.household) = (id, purpose, channel, household)
        (self.subject, self.language, self.dueAt, self.state) = (subject, language, dueAt, state)
        self.attempts = attempts
    }

    /// How often a provider that cannot be reached is tried.
    package static let mostAttempts = 6

    /// When it is tried again: after one, five, 25, 60 minutes …, within the hours in which one may write.
    package static func retry(after attempts: Int, at now: Moment, quiet: QuietHours) -> Moment {
        quiet.next(from: now.adding(seconds: pause(after: attempts)))
    }

    /// In seconds: one, five, 25 minutes, then an hour each time.
    static func pause(after attempts: Int) -> Int {
        (attempts > 3 ? 60 : [1, 5, 25][max(attempts, 1) - 1]) * 60
    }
}
