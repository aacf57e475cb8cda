/// What a convention promised and what came of it up to a day: three counters beside the target pro rata.
package struct ConventionAchievement: Sendable, Hashable {
    /// One counter, and what it is of the target pro rata.
    package struct Counter: Sendable, Hashable {
        package let unit: ConventionTarget.Unit
        package let count: KnownCount
        /// What is due of it up to the day of the count.
        package let due: ProRata
        /// What is due of it at the end of the year, or of what is counted.
        package let promised: Double
        /// Whole hundredths; nil where the count is unknown or nothing was due.
        package let percent: Int?
    }

    /// One calendar year, or the part of it that the convention covers.
    package struct Year: Sendable, Hashable {
        package let year: Int
        package let from: Day
        package let to: Day
        package let counters: [Counter]

        package func counter(_ unit: ConventionTarget.Unit) -> Counter? { counters.first { $0.unit == unit } }
    }

    package let convention: Convention
    /// The target in force on the day of the count, if any.
    package let target: ConventionTarget?
    /// Those in which something is promised on that day.
    package let promisedUnits: Set<ConventionTarget.Unit>
    package let from: Day
    /// The day of the count.
    package let to: Day
    package let counters: [Counter]
    package let years: [Year]

    /// Nil before the convention's first day.
    package init?(
        of convention: Convention, _ targets: [ConventionTarget], _ events: ConventionEvents, on today: Day
    ) {
        guard let from = convention.from, let to = convention.countsUntil(today) else { return nil }
        target = targets.standing(on: to)
        promisedUnits = targets.standingUnits(on: to)
        (self.convention, self.from, self.to) = (convention, from, to)
        /// From a day up to but without another, of which so much is past.
        func counters(from start: Day, to end: Day, until last: Day) -> [Counter] {
            ConventionTarget.Unit.offered(for: convention.facts.kind).map { unit in
                let count = events.count(unit, from: start, to: last)
                let due = targets.due(of: unit, from: start, to: min(end, to), term: convention.to)
                return Counter(
                    unit: unit, count: count, due: due,
                    promised: targets.due(of: unit, from: start, to: end, term: convention.to).due,
                    percent: count.number.flatMap(due.percent))
            }
        }
        self.counters = counters(from: from, to: to, until: to)
        years = (from.year...to.year).compactMap { year in
            guard let first = Day(year: year, month: 1, day: 1), let next = Day(year: year + 1, month: 1, day: 1)
            else { return nil }
            let start = max(from, first)
            let end = convention.to.map { min(next, $0.adding(days: 1)) } ?? next
            let last = min(end.adding(days: -1), to)
            return Year(
                year: year, from: start, to: end.adding(days: -1),
                counters: counters(from: start, to: end, until: last))
        }
    }

    package func counter(_ unit: ConventionTarget.Unit) -> Counter? { counters.first { $0.unit == unit } }

    /// The last step of the way is what households gain: leases, or hires.
    package var housed: Counter? { counters.last }

    /// Whether anything was due up to the day of the count.
    package var isDue: Bool { counters.contains { $0.due.due > 0 } }

    /// The counter that the target is told in, where it is known; else the leases.
    package var measured: Counter? {
        if let target, let own = counter(target.unit), own.count.number != nil { own } else { housed }
    }

    /// More than one behind what is due pro rata (domain, ux § 2.3).
    package var isBehind: Bool {
        guard let measured, let number = measured.count.number, measured.due.due > 0 else { return false }
        return Double(number) < measured.due.due - 1
    }
}
