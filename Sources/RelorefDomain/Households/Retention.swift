/// How long a closed file is kept: two years after the last contact, then it is reviewed and erased.
///
/// Source: CNIL, délibération 2023-095 (D-36). The file is on the review list for sixty days first, so that somebody
/// looks at it; a dated legal hold keeps it longer.
package struct Retention: Sendable, Hashable {
    package let years: Int
    package let reviewDays: Int

    package init(years: Int = 2, reviewDays: Int = 60) {
        self.years = max(1, years)
        self.reviewDays = max(1, reviewDays)
    }

    /// The day on which a file is to be erased.
    package func due(lastContact: Day) -> Day { lastContact.adding(months: years * 12) }

    /// The first day on which it is on the review list.
    package func reviewed(lastContact: Day) -> Day { due(lastContact: lastContact).adding(days: -reviewDays) }

    /// Whether it is erased on a day: its time is over, it was on the list long enough, and nothing holds it.
    package func erases(lastContact: Day, listedOn: Day?, heldUntil: Day?, on today: Day) -> Bool {
        guard let listedOn, heldUntil.map({ $0 < today }) ?? true else { return false }
        return due(lastContact: lastContact) <= today && listedOn.adding(days: reviewDays) <= today
    }
}
