/// A link by which a landlord says, once and without an account, whether the rent of a month was paid.
package struct LandlordLink: AnswerLink, Hashable, Identifiable {
    package let id: String
    package let followUp: String
    /// The month of the follow-up that it asks about, 1 for the first.
    package let month: Int
    package let sentOn: Day
    package let expiresAt: Moment
    /// How often the second check failed.
    package private(set) var tries: Int
    package let answeredOn: Day?
    package let isRevoked: Bool

    /// Days for which it leads somewhere.
    package static let lifetimeDays = 21

    package init(
        id: String, followUp: String, month: Int, sentOn: Day, expiresAt: Moment, tries: Int = 0,
        answeredOn: Day? = nil, isRevoked: Bool = false
    ) {
        (self.id, self.followUp, self.month, self.sentOn) = (id, followUp, month, sentOn)
        (self.expiresAt, self.tries, self.answeredOn, self.isRevoked) = (expiresAt, tries, answeredOn, isRevoked)
    }

    package mutating func fail() { tries += 1 }
}
