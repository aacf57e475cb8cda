/// What a convention promised and what came of it up to a day: three counters beside the target pro rata.
package struct ConventionAchievement: Sendable, Hashable {
    /// One counter, and what it is of the target pro rata.
    package struct Counter: Sendable, Hashable {
        package let unit: ConventionTarget.Unit
        package let count: KnownCount
        /// Whole hundredths; nil where the count is unknown or nothing was due.
        package let percent: Int?
    }

    /// One calendar year, or the part of it that the convention covers.
    package struct Year: Sendable, Hashable {
        package let year: Int
        package let from: Day
        package let to: Day
        /// What is due at the year's end.
        package let promised: Double
        /// What is due up to the day of the count.
        package let due: Double
        package let counters: [Counter]
    }

    package let convention: Convention
    /// The target in force on the day of the count, if any.
    package let target: ConventionTarget?
    package let from: Day
    /// The day of the count.
    package let to: Day
    package let proRata: ProRata
    package let counters: [Counter]
    package let years: [Year]

    /// Nil before the convention's first day.
    package init?(
        of convention: Convention, _ targets: [ConventionTarget], _ events: ConventionEvents, on today: Day
    ) {
        guard let from = convention.from, let to = convention.countsUntil(today) else { return nil }
        let target = targets.standing(on: to)
        let versions = targets.filter { $0.unit == target?.unit }
        let proRata = ProRata(versions, from: from, to: to, term: convention.to)
        let kind = convention.facts.kind
        (self.convention, self.target, self.from, self.to, self.proRata) = (convention, target, from, to, proRata)
        counters = Self.counters(kind, events, from, to, proRata)
        years = (from.year...to.year).compactMap { year in
            guard let first = Day(year: year, month: 1, day: 1), let next = Day(year: year + 1, month: 1, day: 1)
            else { return nil }
            let start = max(from, first)
            let end = convention.to.map { min(next, $0.adding(days: 1)) } ?? next
            let promised = ProRata(versions, from: start, to: end, term: convention.to)
            let due = ProRata(versions, from: start, to: min(end, to), term: convention.to)
            let last = min(end.adding(days: -1), to)
            return Year(
                year: year, from: start, to: end.adding(days: -1), promised: promised.due, due: due.due,
                counters: Self.counters(kind, events, start, last, due))
        }
    }

    private static func counters(
        _ kind: Convention.Kind, _ events: ConventionEvents, _ from: Day, _ to: Day, _ due: ProRata
    ) -> [Counter] {
        ConventionTarget.Unit.offered(for: kind).map { unit in
            let count = events.count(unit, from: from, to: to)
            return Counter(unit: unit, count: count, percent: count.number.flatMap(due.percent))
        }
    }

    package func counter(_ unit: ConventionTarget.Unit) -> Counter? { counters.first { $0.unit == unit } }

    /// The last step of the way is what households gain: leases, or hires.
    package var housed: Counter? { counters.last }

    /// The counter that the target is told in, where it is known; else the leases.
    package var measured: Counter? {
        if let target, let own = counter(target.unit), own.count.number != nil { own } else { housed }
    }

    /// More than one behind what is due pro rata (domain, ux § 2.3).
    package var isBehind: Bool {
        guard let number = measured?.count.number, proRata.due > 0 else { return false }
        return Double(number) < proRata.due - 1
    }
}
