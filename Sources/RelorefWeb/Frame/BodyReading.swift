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
    /// Whether somebody who sends too much is heard to the end: those alone who may send files.
    let isPatient: Bool
    /// At the latest.
    private var deadline: Duration { .seconds(30 + limit / (1 << 20)) }

    package init(limit: Int, floor: Int = 1_024, grace: Duration = .seconds(5), isPatient: Bool = false) {
        self.isPatient = isPatient
        self.limit = limit
        self.floor = floor
        self.grace = grace
    }

    package func bytes(of request: Request) async throws -> [UInt8] {
        guard limit > 0 else { return [] }
        let declared = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        if declared > limit {
            if isPatient { await letGo(request.body) }
            throw BodyTooLarge(declared: declared, limit: limit)
        }
        let received = Received()
        let reading = self
        let (limit, body) = (limit, request.body)
        return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask {
                var bytes: [UInt8] = []
                bytes.reserveCapacity(max(0, min(limit, declared)))
                for try await chunk in body {
                    guard bytes.count + chunk.readableBytes <= limit else {
                        throw BodyTooLarge(declared: nil, limit: limit)
                    }
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

    /// Reads what is too much and keeps none of it, for half a minute at most: a browser that is cut off while it sends
    /// shows an error of its own, and never the sentence.
    private func letGo(_ body: RequestBody) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                var count = 0
                do {
                    for try await chunk in body {
                        count += chunk.readableBytes
                        if count > Self.mostLetGo { return }
                    }
                } catch { return }
            }
            group.addTask { try? await Task.sleep(for: .seconds(30)) }
            await group.next()
            group.cancelAll()
        }
    }

    private static let mostLetGo = 512 << 20

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

/// More is sent than a page takes in.
package struct BodyTooLarge: Error, Sendable, Hashable {
    /// What the sender said that it weighs; nil when it did not say.
    package let declared: Int?
    package let limit: Int
}

/// How many bytes have come, seen by the reader and by the watch.
private final class Received: Sendable {
    private let bytes = Mutex(0)
    var count: Int { bytes.withLock { $0 } }
    func note(_ count: Int) { bytes.withLock { $0 = count } }
}
