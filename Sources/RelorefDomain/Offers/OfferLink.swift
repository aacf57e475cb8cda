/// A link by which a landlord follows the dwellings that it proposed to a site, decides on the candidates, and proposes
/// more, without an account. It serves for some weeks, after a code that was said by telephone.
package struct OfferLink: AnswerLink, Hashable, Identifiable {
    package let id: String
    package let partner: String
    package let site: String
    package let sentOn: Day
    package let expiresAt: Moment
    /// How often the code was wrong since it was last right.
    package let triesSince: Int
    /// How often it was wrong in all.
    package let slips: Int
    package let isRevoked: Bool
    /// It is never used up: a landlord follows its offers until it expires.
    package var answeredOn: Day? { nil }

    /// A page behind a link shows so many of what the partner proposed; the association has the rest.
    package static let mostShown = 50

    /// What a partner follows by a link, and proposes more of.
    package enum Side: String, Sendable, CaseIterable { case dwellings, jobs }

    /// Days for which it leads somewhere.
    package static let lifetimeDays = 60

    /// So many wrong codes shut a link for good, however often a right one came between: six digits are not guessed in
    /// twenty tries, and nobody slips so often in two months.
    package static let mostSlips = 20

    package init(
        id: String, partner: String, site: String, sentOn: Day, expiresAt: Moment, triesSince: Int = 0,
        slips: Int = 0, isRevoked: Bool = false
    ) {
        (self.id, self.partner, self.site, self.sentOn) = (id, partner, site, sentOn)
        (self.expiresAt, self.isRevoked) = (expiresAt, isRevoked)
        (self.triesSince, self.slips) = (triesSince, max(slips, triesSince))
    }

    /// How many of the tries that shut a link are used up: those since the last right code, or those of all that leave
    /// fewer.
    package var tries: Int { max(triesSince, slips - (Self.mostSlips - Self.mostTries)) }
}
