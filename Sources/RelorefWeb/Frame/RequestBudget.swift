package import RelorefDomain
import Synchronization

/// How many pages an account may ask for: a minute's worth at once, then as they come back with time (R63).
///
/// Far above what a person does; it stops a script that walks through every file with somebody's session.
package final class RequestBudget: Sendable {
    /// Nought: without a limit.
    package let perMinute: Int

    private struct Purse {
        var left: Double
        var at: Moment
    }
    private let purses = Mutex<[String: Purse]>([:])

    package init(perMinute: Int) { self.perMinute = perMinute }

    /// Takes one request from the account's budget.
    ///
    /// - Returns: nil when there was one left; otherwise after how many seconds there will be.
    package func spend(_ account: String, at now: Moment) -> Int? {
        guard perMinute > 0 else { return nil }
        let most = Double(perMinute)
        return purses.withLock { purses in
            var purse = purses[account] ?? Purse(left: most, at: now)
            let passed = Double(max(0, now.milliseconds - purse.at.milliseconds)) / 60_000
            purse = Purse(left: min(most, purse.left + passed * most), at: max(purse.at, now))
            defer { purses[account] = purse }
            guard purse.left >= 1 else { return max(1, Int(((1 - purse.left) * 60 / most).rounded(.up))) }
            purse.left -= 1
            return nil
        }
    }
}
