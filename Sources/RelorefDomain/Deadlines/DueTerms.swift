/// How long before a day somebody is warned, and how long a dwelling may stay empty, as the network has set it for a day.
///
/// The numbers are dated reference data, in days, and never written in the program; a warning of zero days is none.
package struct DueTerms: Sendable, Hashable {
    /// One number, under the name of its dated series.
    package enum Series: String, CaseIterable, Sendable {
        /// How long before its first warning an item is announced.
        case dueAnnounced
        /// Days of emptiness after which a relay dwelling is reported.
        case dueVacancyAllowed
        case dueStayFirst, dueStaySecond, dueStayThird
        /// In a centre for protected persons.
        case dueCPHFirst, dueCPHSecond
        case dueExtension
        case duePermitFirst, duePermitSecond, duePermitThird
    }

    private let days: [Series: Int]

    package init(_ days: [Series: Int]) { self.days = days }

    /// Days; zero for what is not set.
    package subscript(series: Series) -> Int { days[series] ?? 0 }

    /// Days before the legal day on which somebody is warned; the day itself comes after them.
    package func warnings(_ rule: DeadlineRule, _ basis: AuthorisedStay.Basis? = nil) -> [Int] {
        let steps: [Series] =
            switch rule {
            case .stayTerm:
                basis == .cph ? [.dueCPHFirst, .dueCPHSecond] : [.dueStayFirst, .dueStaySecond, .dueStayThird]
            case .extensionToAsk: [.dueExtension]
            case .permitExpiry: [.duePermitFirst, .duePermitSecond, .duePermitThird]
            default: []
            }
        return steps.map { self[$0] }.filter { $0 > 0 }
    }
}
