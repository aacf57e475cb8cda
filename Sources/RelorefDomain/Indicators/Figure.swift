/// The answer to a question: a number with what it was divided by, and how many cases are not known.
package struct Figure: Sendable, Hashable, Codable {
    package let indicator: IndicatorID
    package let numerator: Int
    /// Nil for a count; zero when there is nothing to divide by.
    package let denominator: Int?
    package let unknown: Int
    /// The days by which the denominator is to be divided; nil where it stands for itself.
    package let days: Int?
    /// As it is shown, rounded half-up from the integers; nil is "non calculable".
    package let value: Double?
    /// For durations: the middle case, and the one that nine in ten do not pass.
    package let median: Double?
    package let ninthDecile: Double?

    /// - Parameter factor: what the quotient is multiplied by before it is rounded (for a rotation, the period's days).
    package init(
        _ indicator: IndicatorID, numerator: Int, denominator: Int? = nil, unknown: Int = 0, factor: Int = 1,
        durations: [Int] = []
    ) {
        self.indicator = indicator
        self.numerator = numerator
        self.denominator = denominator
        self.unknown = unknown
        days = factor == 1 ? nil : factor
        let sorted = durations.sorted()
        let middle = Figure.median(sorted)
        value =
            indicator.definition.aggregate == .median
            ? middle : indicator.definition.rounding.rounded(numerator, over: denominator, factor: factor)
        median = middle
        ninthDecile = Figure.ninthDecile(sorted)
    }

    /// More than one case in ten is not known: the figure is shown with "données incomplètes" (domain guide, § 3.4).
    package var isIncomplete: Bool {
        guard unknown > 0 else { return false }
        // What is weighed against fractions of a dwelling is not a number of cases: one that is not known is enough.
        if indicator.definition.parts > 1 { return true }
        let known = denominator ?? numerator
        switch indicator.definition.unknowns {
        case .within: return unknown * 10 > known
        case .beside: return unknown * 10 > known + unknown
        }
    }

    /// The mean of the two middle cases when they are two.
    private static func median(_ sorted: [Int]) -> Double? {
        guard !sorted.isEmpty else { return nil }
        return Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    /// The smallest duration that at least nine cases in ten do not pass.
    private static func ninthDecile(_ sorted: [Int]) -> Double? {
        guard !sorted.isEmpty else { return nil }
        return Double(sorted[(sorted.count * 9 + 9) / 10 - 1])
    }

    /// Days as months of a mean year (30.4375 days).
    package static func months(days: Double) -> Double { days / 30.4375 }
}

/// How a quotient of two integers becomes the number that is shown; halves go up (domain guide, § 3.1).
package enum FigureRounding: String, Sendable, Codable {
    case whole, percent, tenths, hundredths

    private var scale: (multiplier: Int, divisor: Double) {
        switch self {
        case .whole: (1, 1)
        case .percent: (100, 1)
        case .tenths: (10, 10)
        case .hundredths: (100, 100)
        }
    }

    /// Nil when there is nothing to divide by; the numerator itself when it is a count.
    package func rounded(_ numerator: Int, over denominator: Int?, factor: Int = 1) -> Double? {
        guard let denominator else { return Double(numerator) }
        guard denominator > 0 else { return nil }
        let (multiplier, divisor) = scale
        let doubled = 2 * multiplier * factor * numerator + denominator
        // Floor, not truncation: a negative half goes up as well.
        let whole = doubled >= 0 ? doubled / (2 * denominator) : -((2 * denominator - 1 - doubled) / (2 * denominator))
        return Double(whole) / divisor
    }
}
