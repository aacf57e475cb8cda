/// What fell due under a convention in a period, and what was counted on its days.
///
/// What is due on a day stands for the days before it, so that the parts of a longer time add up to the whole: up to
/// 31 October 2009, the five a year of 17 November 2006 make 14.77, whether they are asked for at once or year by year.
package struct PeriodAchievement: Sendable, Hashable {
    /// The first and the last day on which something is counted.
    package let from: Day
    package let to: Day
    /// What fell due of each unit.
    private let due: [ConventionTarget.Unit: Double]
    package let counts: [ConventionTarget.Unit: KnownCount]

    /// Nil where the convention has no day in the period, or nothing falls due in it.
    ///
    /// - Parameters:
    ///   - targets: its own, after those that hold for it of the agreement that it carries out.
    ///   - known: the last day of which the records tell.
    package init?(
        of convention: Convention, _ targets: [ConventionTarget], _ events: ConventionEvents, over period: Period,
        known: Day?
    ) {
        guard let start = convention.from, let (from, to) = Self.span(of: convention, over: period, known: known)
        else { return nil }
        let units = ConventionTarget.Unit.offered(for: convention.facts.kind)
        let first = max(start, period.from.adding(days: -1))
        due = Dictionary(
            uniqueKeysWithValues: units.map {
                ($0, targets.due(of: $0, from: first, to: to, term: convention.to).due)
            })
        guard due.values.contains(where: { $0 > 0 }) else { return nil }
        (self.from, self.to) = (from, to)
        counts = Dictionary(uniqueKeysWithValues: units.map { ($0, events.count($0, from: from, to: to)) })
    }

    /// The first and the last day on which something is counted; nil where the convention has no day in the period.
    package static func span(of convention: Convention, over period: Period, known: Day?) -> (from: Day, to: Day)? {
        guard let start = convention.from, let to = convention.countsUntil(min(period.to, known ?? period.to)),
            to >= period.from
        else { return nil }
        return (max(start, period.from), to)
    }

    package func due(of unit: ConventionTarget.Unit) -> Double { due[unit] ?? 0 }

    /// As figures add it up: in hundredths, a half upwards.
    package func dueHundredths(of unit: ConventionTarget.Unit) -> Int {
        Int((due(of: unit) * 100 + 0.5).rounded(.down))
    }
}
