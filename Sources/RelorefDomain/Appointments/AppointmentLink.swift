/// A link by which the household says, once and without an account, that it comes, or asks for another moment.
package struct AppointmentLink: AnswerLink, Hashable, Identifiable {
    package enum Answer: String, Sendable, Codable, CaseIterable { case comes, otherTime }

    package let id: String
    package let appointment: String
    package let sentOn: Day
    /// When the appointment begins: later there is nothing to ask.
    package let expiresAt: Moment
    package let tries: Int
    package let answeredOn: Day?
    package let answer: Answer?
    package let isRevoked: Bool

    package init(
        id: String, appointment: String, sentOn: Day, expiresAt: Moment, tries: Int = 0, answeredOn: Day? = nil,
        answer: Answer? = nil, isRevoked: Bool = false
    ) {
        (self.id, self.appointment, self.sentOn, self.expiresAt) = (id, appointment, sentOn, expiresAt)
        (self.tries, self.answeredOn, self.answer, self.isRevoked) = (tries, answeredOn, answer, isRevoked)
    }

    /// Letters that the household may write beside its answer.
    package static let longestWish = 300
}
