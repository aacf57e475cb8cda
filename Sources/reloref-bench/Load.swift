import Foundation
import Glibc

/// Several connections that each ask, wait for the answer and ask again, for some seconds, all from one thread.
struct Load {
    let port: Int
    let connections: Int
    let seconds: Double

    /// How it went: how many answers, how long each took, and how many were not the page.
    struct Outcome {
        var answers = 0
        var failures = 0
        var seconds = 0.0
        private var microseconds: [UInt32] = []
        private var isSorted = true

        var perSecond: Double { seconds > 0 ? Double(answers) / seconds : 0 }

        mutating func add(_ duration: UInt64, fits: Bool) {
            answers += 1
            if !fits { failures += 1 }
            microseconds.append(UInt32(clamping: duration / 1_000))
            isSorted = false
        }

        /// The time within which this share of the answers came, in milliseconds.
        mutating func quantile(_ share: Double) -> Double {
            if !isSorted {
                microseconds.sort()
                isSorted = true
            }
            guard !microseconds.isEmpty else { return 0 }
            return Double(microseconds[min(microseconds.count - 1, Int(Double(microseconds.count) * share))]) / 1_000
        }
    }

    /// - Parameter next: the request that comes n-th; the answer to each must have the status 200.
    func run(_ next: (Int) -> [UInt8]) throws -> Outcome {
        var outcome = Outcome()
        var asked = 0
        var began = [UInt64](repeating: 0, count: connections)
        let open = try (0..<connections).map { _ in try Connection(port: port, keepsBody: false) }
        var polled = open.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        let start = clockNanoseconds()
        let end = start + UInt64(seconds * 1e9)
        for (place, connection) in open.enumerated() {
            began[place] = clockNanoseconds()
            try connection.send(next(asked))
            asked += 1
        }
        var running = connections
        while running > 0 {
            guard poll(&polled, nfds_t(polled.count), 10_000) > 0 else { throw Failure("No answer for ten seconds.") }
            for place in polled.indices where polled[place].revents != 0 {
                guard let status = try open[place].receive() else { continue }
                let now = clockNanoseconds()
                outcome.add(now - began[place], fits: status == 200)
                if now >= end {
                    polled[place].fd = -1
                    running -= 1
                    continue
                }
                began[place] = now
                try open[place].send(next(asked))
                asked += 1
            }
        }
        outcome.seconds = Double(clockNanoseconds() - start) / 1e9
        return outcome
    }
}

/// The clock that never steps back.
func clockNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
