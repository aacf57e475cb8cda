import Synchronization

/// How many requests are being answered at once; beyond a number, new ones are told to come back (R62).
package final class InFlight: Sendable {
    package let limit: Int
    private let running = Mutex(0)

    package init(limit: Int = 256) { self.limit = limit }

    package var count: Int { running.withLock { $0 } }

    /// Whether there was room; each yes is followed by one `leave`.
    package func enter() -> Bool {
        running.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
    }

    package func leave() { running.withLock { $0 -= 1 } }
}
