import Crypto
import Foundation
package import RelorefDomain

/// Signs what goes to a provider and what comes back from it: HMAC-SHA256 over the moment and the body.
package struct ReceiptSignature: Sendable {
    private let key: SymmetricKey
    /// For so many seconds a signature counts.
    static let window = 300

    /// - Parameter secret: shared with the provider.
    package init(secret: String) { key = SymmetricKey(data: Data(secret.utf8)) }

    /// In hexadecimal.
    package func sign(_ body: [UInt8], at second: Int64) -> String {
        code(body, second).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// Whether somebody who holds the secret signed the body within the last five minutes.
    package func isGood(_ signature: String, of body: [UInt8], at second: Int64, now: Moment) -> Bool {
        guard abs(now.milliseconds / 1_000 - second) <= Int64(Self.window) else { return false }
        var bytes: [UInt8] = []
        var rest = Substring(signature)
        while rest.count >= 2 {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return false }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        guard rest.isEmpty, bytes.count == 32 else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            bytes, authenticating: Self.signed(body, second), using: key)
    }

    private func code(_ body: [UInt8], _ second: Int64) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Self.signed(body, second), using: key)
    }

    private static func signed(_ body: [UInt8], _ second: Int64) -> Data { Data("\(second).".utf8) + Data(body) }
}
