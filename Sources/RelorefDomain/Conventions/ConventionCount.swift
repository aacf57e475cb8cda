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

/// The days of what counts for a convention: each proposal by the day it came, each allocation and each lease by its own.
package struct ConventionEvents: Sendable, Hashable {
    package var proposals: [Day]
    package var allocations: [Day]
    package var leases: [Day]
    /// From when every proposal is recorded; nil when that was never so.
    package var offersFrom: Day?

    package init(proposals: [Day] = [], allocations: [Day] = [], leases: [Day] = [], offersFrom: Day? = nil) {
        self.proposals = proposals.sorted()
        self.allocations = allocations.sorted()
        self.leases = leases.sorted()
        self.offersFrom = offersFrom
    }

    package func days(of unit: ConventionTarget.Unit) -> [Day] {
        switch unit {
        case .proposal, .presentation: proposals
        case .allocation: allocations
        case .lease, .hire: leases
        }
    }

    /// What was counted from a day to another, both included.
    ///
    /// A lease is always known. Proposals and allocations are known only for days from which all of them were recorded;
    /// a lease proves that it was proposed and allocated, so their number is at least that of the leases.
    package func count(_ unit: ConventionTarget.Unit, from: Day, to: Day) -> KnownCount {
        func within(_ days: [Day]) -> Int { days.count { from <= $0 && $0 <= to } }
        let number = within(days(of: unit))
        if unit == .lease || unit == .hire { return .known(number) }
        guard let offersFrom, offersFrom <= from else {
            return .unknown(atLeast: max(number, within(leases)))
        }
        return .known(number)
    }
}
