/// A link by which a landlord follows the dwellings that it proposed to a site, decides on the candidates, and proposes
/// more, without an account. It serves for some weeks, after a code that was said by telephone.
package struct OfferLink: AnswerLink, Hashable, Identifiable {
    package let id: String
    package let partner: String
    package let site: String
    package let sentOn: Day
    package let expiresAt: Moment
    /// How often the code was wrong.
    package let tries: Int
    package let isRevoked: Bool
    /// It is never used up: a landlord follows its offers until it expires.
    package var answeredOn: Day? { nil }

    /// What a partner follows by a link, and proposes more of.
    package enum Side: String, Sendable, CaseIterable { case dwellings, jobs }

    /// Days for which it leads somewhere.
    package static let lifetimeDays = 60

    package init(
        id: String, partner: String, site: String, sentOn: Day, expiresAt: Moment, tries: Int = 0,
        isRevoked: Bool = false
    ) {
        (self.id, self.partner, self.site, self.sentOn) = (id, partner, site, sentOn)
        (self.expiresAt, self.tries, self.isRevoked) = (expiresAt, tries, isRevoked)
    }
}
