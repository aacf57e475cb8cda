/// Whether a scheme may cover the lease of a household: one answer for each rule, with what its sentence needs. What is
/// not known is said to be so; a colleague chooses.
package struct GuaranteeFit: Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
        /// The leases that it takes (V72).
        case period(from: Day, to: Day?)
        /// In tenths of a hundredth; nil without a budget or without resources (V70).
        case effort(tenths: Int?, limit: Int)
        case stock(Stock?, only: Stock)
        /// The ages that the reference person may have, the age below which work is not asked for, and whether it works.
        case situation(ages: ClosedRange<Int>?, below: Int?, isWorking: Bool?)
        /// The visa is to be there when the lease is signed (V71).
        case visa
    }

    /// What is known of the household and of the home.
    package struct Situation: Sendable, Hashable {
        /// The day on which the lease is signed, or is to be.
        package var leaseOn: Day
        /// The last budget that was kept.
        package var budget: HousingBudget?
        package var stock: Stock?
        /// Of the reference person, in whole years on the day of the lease: one, or those that a birth known in part leaves.
        package var ages: ClosedRange<Int>?
        package var isWorking: Bool?

        package init(
            leaseOn: Day, budget: HousingBudget? = nil, stock: Stock? = nil, ages: ClosedRange<Int>? = nil,
            isWorking: Bool? = nil
        ) {
            (self.leaseOn, self.budget, self.stock) = (leaseOn, budget, stock)
            (self.ages, self.isWorking) = (ages, isWorking)
        }
    }

    package struct Line: Sendable, Hashable {
        package let verdict: FitVerdict
        package let reason: Reason
    }

    package let lines: [Line]

    package init(_ scheme: GuaranteeScheme, _ known: Situation) {
        let terms = scheme.terms
        let isOpen = known.leaseOn >= scheme.from && scheme.to.map { known.leaseOn <= $0 } ?? true
        var lines = [Line(verdict: .init(isOpen), reason: .period(from: scheme.from, to: scheme.to))]
        if let limit = terms.effortPercent {
            let budget = known.budget.flatMap { $0.resourcesCents > 0 ? $0 : nil }
            lines.append(
                Line(
                    verdict: .init(budget.map { !$0.isAbove(percent: limit) }),
                    reason: .effort(tenths: budget?.effortTenths, limit: limit)))
        }
        if let only = terms.stock {
            lines.append(
                Line(verdict: .init(known.stock.map { $0 == only }), reason: .stock(known.stock, only: only)))
        }
        if terms.needsWork {
            lines.append(
                Line(
                    verdict: .init(Self.mayByWork(terms.openBelowAge, known)),
                    reason: .situation(ages: known.ages, below: terms.openBelowAge, isWorking: known.isWorking)))
        }
        if terms.needsVisa { lines.append(Line(verdict: .unknown, reason: .visa)) }
        self.lines = lines
    }

    private static func mayByWork(_ limit: Int?, _ known: Situation) -> Bool? {
        if known.isWorking == true { return true }
        guard let limit else { return known.isWorking }
        guard let ages = known.ages else { return nil }
        if ages.upperBound < limit { return true }
        return ages.lowerBound >= limit ? known.isWorking : nil
    }

    /// Whether a rule speaks against it.
    package var isRefused: Bool { lines.contains { $0.verdict == .doesNot } }
}
