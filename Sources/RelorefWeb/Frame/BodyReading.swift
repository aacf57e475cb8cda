import HTTPTypes
package import Hummingbird
import NIOCore
import Synchronization

/// Reads a request's body within its size, its time and its pace: a body that trickles in is let go (R61, F8).
package struct BodyReading: Sendable {
    let limit: Int
    /// Bytes a second below which a sender is too slow, once the first seconds have passed.
    let floor: Int
    let grace: Duration
    /// At the latest.
    private var deadline: Duration { .seconds(30 + limit / (1 << 20)) }

    package init(limit: Int, floor: Int = 1_024, grace: Duration = .seconds(5)) {
        self.limit = limit
        self.floor = floor
        self.grace = grace
    }

    package func bytes(of request: Request) async throws -> [UInt8] {
        guard limit > 0 else { return [] }
        if let declared = request.headers[.contentLength].flatMap({ Int($0) }), declared > limit {
            throw HTTPError(.contentTooLarge)
        }
        let received = Received()
        let reading = self
        let (limit, body) = (limit, request.body)
        return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask {
                var bytes: [UInt8] = []
                for try await chunk in body {
                    guard bytes.count + chunk.readableBytes <= limit else { throw HTTPError(.contentTooLarge) }
                    bytes.append(contentsOf: chunk.readableBytesView)
                    received.note(bytes.count)
                }
                return bytes
            }
            group.addTask {
                try await reading.watch(received)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let body = first else { throw HTTPError(.requestTimeout) }
            return body
        }
    }

    /// Returns when the sender is too slow.
    private func watch(_ received: Received) async throws {
        let start = ContinuousClock.now
        while true {
            try await Task.sleep(for: .seconds(1))
            let passed = start.duration(to: .now)
            if passed > deadline { return }
            let seconds = Int(passed.components.seconds)
            if passed > grace, received.count < floor * seconds { return }
        }
    }
}

/// How many bytes have come, seen by the reader and by the watch.
private final class Received: Sendable {
    private let bytes = Mutex(0)
    var count: Int { bytes.withLock { $0 } }
    func note(_ count: Int) { bytes.withLock { $0 = count } }
}
