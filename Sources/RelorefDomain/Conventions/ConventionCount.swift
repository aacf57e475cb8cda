/// How many were counted: a number, or unknown. What is unknown is never nought.
package enum KnownCount: Sendable, Hashable {
    case known(Int)
    /// At least so many, by what came of them.
    case unknown(atLeast: Int)

    /// What may be set against a target.
    package var number: Int? {
        if case .known(let number) = self { number } else { nil }
    }

    package var floor: Int {
        switch self {
        case .known(let number), .unknown(let number): number
        }
    }
}

/// So many that counted on a day, or by that day for all of its year.
package struct DayCount: Sendable, Hashable {
    package let day: Day
    package let count: Int

    package init(_ day: Day, _ count: Int = 1) { (self.day, self.count) = (day, count) }
}

/// The days of what counts for a convention: each proposal by the day it came, each allocation and each lease by its own.
package struct ConventionEvents: Sendable, Hashable {
    package let proposals: [DayCount]
    package let allocations: [DayCount]
    package let leases: [DayCount]
    /// Those of the leases that came of no proposal on record: there was one, and nobody wrote it down.
    package let unproposed: [DayCount]
    /// From when every proposal is recorded; nil when that was never so.
    package let offersFrom: Day?

    package init(
        proposals: [Day] = [], allocations: [Day] = [], leases: [Day] = [], unproposed: [Day] = [],
        offersFrom: Day? = nil
    ) {
        self.init(
            counted: proposals.sorted().map { DayCount($0) }, allocations.sorted().map { DayCount($0) },
            leases.sorted().map { DayCount($0) }, unproposed: unproposed.sorted().map { DayCount($0) },
            offersFrom: offersFrom)
    }

    /// What was summed already: by day, or by calendar year between a convention's first day and the day of the count, each
    /// sum standing on a day of its own year. Whole years and the whole span are then counted as by days; nothing else is.
    package init(
        counted proposals: [DayCount], _ allocations: [DayCount], _ leases: [DayCount], unproposed: [DayCount] = [],
        offersFrom: Day? = nil
    ) {
        (self.proposals, self.allocations, self.leases) = (proposals, allocations, leases)
        (self.unproposed, self.offersFrom) = (unproposed, offersFrom)
    }

    package func days(of unit: ConventionTarget.Unit) -> [Day] {
        counts(of: unit).flatMap { Array(repeating: $0.day, count: $0.count) }
    }

    private func counts(of unit: ConventionTarget.Unit) -> [DayCount] {
        switch unit {
        case .proposal, .jobOffer: proposals
        case .allocation, .interview, .presentation: allocations
        case .lease, .hire: leases
        }
    }

    /// What was counted from a day to another, both included.
    ///
    /// A lease is always known. Proposals and allocations are known only for days from which all of them were recorded, and
    /// not where a lease came of none on record; a lease proves that it was proposed and allocated, so their number is at
    /// least that of the leases.
    package func count(_ unit: ConventionTarget.Unit, from: Day, to: Day) -> KnownCount {
        func within(_ counts: [DayCount]) -> Int {
            counts.reduce(0) { $0 + (from <= $1.day && $1.day <= to ? $1.count : 0) }
        }
        let number = within(counts(of: unit))
        if unit == .lease || unit == .hire { return .known(number) }
        let unwritten = within(unproposed)
        guard let offersFrom, offersFrom <= from, unwritten == 0 else {
            return .unknown(atLeast: max(number + unwritten, within(leases)))
        }
        return .known(number)
    }
}
