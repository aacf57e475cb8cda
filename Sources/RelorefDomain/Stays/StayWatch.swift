/// A mark at which somebody should look at how long a household has been in relay dwellings (V47, deadline D-05).
///
/// The marks are dated reference data (twelve, fifteen and eighteen months as shipped); one of zero months is none.
/// Stays linked by a transfer count together: give the first entry.
package struct StayWatch: Sendable, Hashable {
    package let months: Int
    /// The end of what practice allows.
    package let isLast: Bool

    package init(months: Int, isLast: Bool = false) { (self.months, self.isLast) = (months, isLast) }

    /// The marks that hold, the first one first.
    package static func marks(_ terms: DueTerms) -> [StayWatch] {
        let months = Set([terms[.stayWatchFirst], terms[.stayWatchSecond], terms[.stayWatchThird]])
            .filter { $0 > 0 }.sorted()
        return months.map { StayWatch(months: $0, isLast: $0 == months.last) }
    }

    /// The mark that has been passed on a day, nil before the first.
    package static func reached(entry: Day, on day: Day, _ terms: DueTerms) -> StayWatch? {
        marks(terms).last { entry.adding(months: $0.months) <= day }
    }

    /// The days on which the marks are reached.
    package static func days(entry: Day, _ terms: DueTerms) -> [(mark: StayWatch, day: Day)] {
        marks(terms).map { ($0, entry.adding(months: $0.months)) }
    }
}
