/// How many more to expect in the days that are left, from how many came in the days observed.
///
/// A count that comes at random at a steady pace is Poisson's. The pace itself is known only by what was observed: with
/// Jeffreys' prior, the count to come is negative binomial with r = observed + ½ and p = days observed ÷ (days observed +
/// days left). (Jeffreys 1946; gamma–Poisson mixture, e.g. Gelman et al., Bayesian Data Analysis, 3rd ed., § 2.6–2.8.)
/// The interval holds eight times in ten.
package struct CountForecast: Sendable, Hashable {
    package let expected: Double
    package let low: Int
    package let high: Int

    /// - Parameters:
    ///   - observed: how many came.
    ///   - days: over how many days, at least one.
    ///   - left: days to come.
    package init(observed: Int, over days: Int, left: Int) {
        let (seen, ahead) = (Double(max(1, days)), Double(max(0, left)))
        expected = Double(observed) * ahead / seen
        guard left > 0 else {
            (low, high) = (0, 0)
            return
        }
        let shape = Double(observed) + 0.5
        let stay = seen / (seen + ahead)
        // p to the power of observed + ½: nothing comes in the days that are left.
        let none = (0..<max(0, observed)).reduce(stay.squareRoot()) { power, _ in power * stay }
        func quantile(_ share: Double) -> Int {
            var probability = none
            var (sum, count) = (probability, 0)
            while sum < share, count < 10_000 {
                probability *= (Double(count) + shape) / Double(count + 1) * (1 - stay)
                sum += probability
                count += 1
            }
            return count
        }
        (low, high) = (quantile(0.1), quantile(0.9))
    }
}
