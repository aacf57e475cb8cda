import CShims
import Crypto
import Dispatch
import Foundation
import Synchronization

/// Hashes passwords by argon2id (64 MiB, three passes; R1), two at a time: a third waits, a thirty-fifth is refused.
package final class Passwords: Sendable {
    package enum Refusal: Error, Hashable { case tooManyAtOnce, failed(Int32) }

    /// Mixed into every password, kept outside the database: a copy of the database alone cannot be attacked.
    private let pepper: SymmetricKey
    private let cost: Cost
    private let whenComputed: @Sendable () -> Void
    private let queue = DispatchQueue(label: "reloref.passwords", attributes: .concurrent)
    private let slots = DispatchSemaphore(value: 2)
    private let pending = Mutex(0)

    package struct Cost: Sendable {
        let passes: UInt32
        let kibibytes: UInt32
        package static let full = Cost(passes: 3, kibibytes: 65_536)
        /// For tests only: the same code, a thousandth of the work.
        package static let test = Cost(passes: 1, kibibytes: 64)
    }

    /// - Parameter whenComputed: told of each hash that is computed, known account or not; a test counts them.
    package init(pepper: [UInt8], cost: Cost = .full, whenComputed: @escaping @Sendable () -> Void = {}) {
        self.pepper = SymmetricKey(data: pepper)
        self.cost = cost
        self.whenComputed = whenComputed
    }

    /// Whether a stored hash was made at the cost of today: one that was not is renewed at the next sign-in (R1).
    package func isOfThisCost(_ hash: String) -> Bool {
        hash.hasPrefix("$argon2id$v=19$m=\(cost.kibibytes),t=\(cost.passes),p=1$")
    }

    package func hash(_ password: String) async throws -> String {
        try await inTurn { try self.hashNow(password) }
    }

    /// Whether the password fits the stored hash. Without a hash the same work is done and the answer is no, so that an
    /// unknown account takes as long as a known one (R6).
    package func verify(_ password: String, against hash: String?) async throws -> Bool {
        try await inTurn {
            guard let hash else {
                _ = try self.hashNow(password)
                return false
            }
            let peppered = self.peppered(password)
            self.whenComputed()
            return reloref_argon2id_verify(hash, peppered, peppered.count) == 0
        }
    }

    /// For the demonstration's accounts and the command line, which hash one password and wait for it.
    package func hashNow(_ password: String) throws -> String {
        let peppered = peppered(password)
        whenComputed()
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        var encoded = [CChar](repeating: 0, count: 256)
        let result = reloref_argon2id_hash(
            cost.passes, cost.kibibytes, 1, peppered, peppered.count, salt, salt.count, &encoded, encoded.count)
        guard result == 0 else { throw Refusal.failed(result) }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private func peppered(_ password: String) -> [UInt8] {
        [UInt8](HMAC<SHA256>.authenticationCode(for: Data(password.utf8), using: pepper))
    }

    private func inTurn<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        let admitted = pending.withLock { count in
            guard count < 34 else { return false }
            count += 1
            return true
        }
        guard admitted else { throw Refusal.tooManyAtOnce }
        defer { pending.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async {
                self.slots.wait()
                defer { self.slots.signal() }
                continuation.resume(with: Result { try work() })
            }
        }
    }
}
