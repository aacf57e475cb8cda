/// How long a household has been in relay dwellings, and when somebody should look (V47, deadline D-05).
///
/// Stays linked by a transfer count together: give the first entry.
package enum StayWatch: Int, CaseIterable, Sendable, Comparable {
    case twelveMonths = 12
    case fifteenMonths = 15
    /// The end of what practice allows.
    case eighteenMonths = 18

    package var months: Int { rawValue }

    /// The mark that has been passed on a day, nil before the first.
    package static func reached(entry: Day, on day: Day) -> StayWatch? {
        allCases.last { entry.adding(months: $0.months) <= day }
    }

    /// The days on which the marks are reached.
    package static func days(entry: Day) -> [(mark: StayWatch, day: Day)] {
        allCases.map { ($0, entry.adding(months: $0.months)) }
    }

    package static func < (one: StayWatch, other: StayWatch) -> Bool { one.rawValue < other.rawValue }
}
