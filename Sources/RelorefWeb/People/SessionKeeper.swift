import Crypto
import Foundation
package import RelorefDomain
import RelorefRecords
package import RelorefStorage
import Synchronization

/// Keeps when each session was last seen, and writes it down once in a while: a page that is only read writes nothing.
package final class SessionKeeper: Sendable {
    private let store: any Store
    private let seen = Mutex<[String: Moment]>([:])

    package init(store: any Store) { self.store = store }

    package func saw(_ tokenHash: String, at now: Moment) { seen.withLock { $0[tokenHash] = now } }

    /// When the session was last seen, as far as this process knows beyond what is written.
    package func lastSeen(_ tokenHash: String) -> Moment? { seen.withLock { $0[tokenHash] } }

    package func forget(_ tokenHash: String) { seen.withLock { $0[tokenHash] = nil } }

    /// Writes down what was seen and removes what has ended.
    package func writeDown(at now: Moment) async throws {
        let seenNow = seen.withLock { $0 }
        let idleSince = now.adding(seconds: -1800)
        try await store.write { tx in
            try tx.markSeen(seenNow)
            try tx.closeDeadSessions(before: now, idleSince: idleSince)
        }
        seen.withLock { kept in kept = kept.filter { $0.value >= idleSince } }
    }

    /// What the database keeps of a cookie's token.
    package static func hash(_ token: String) -> String {
        SHA256.hash(data: Data(token.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// 256 random bits, in letters that a cookie and an address can hold.
    package static func newToken() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }
}
