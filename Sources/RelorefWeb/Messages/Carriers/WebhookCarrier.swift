import CShims
import Dispatch
import Foundation

/// Gives each message to a provider's address, as JSON: `{"id", "to", "text"}`, signed, with the message's id as
/// `Idempotency-Key`. The provider answers 2xx when it takes the message, with `{"id"}` if it names it.
package struct WebhookCarrier: MessageCarrier {
    private let address: String
    private let signature: ReceiptSignature
    private let isOnThisMachine: Bool
    private let allowsPrivate: Bool
    private let seconds: Int64
    private let second: @Sendable () -> Int64

    package var receipts: ReceiptSignature? { signature }

    /// - Parameters:
    ///   - address: https, or http to a gateway on this machine.
    ///   - allowsPrivate: the gateway may be at an address of one's own network; otherwise the name must lead to a
    ///     public address, whatever it led to a moment ago.
    ///   - seconds: the most that one try may take.
    /// - Returns: nil for an address of another kind.
    package init?(
        address: String, secret: String, allowsPrivate: Bool = false, seconds: Int64 = 15,
        second: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
    ) {
        guard let parts = URLComponents(string: address), let host = parts.host, parts.user == nil else { return nil }
        isOnThisMachine = ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
        guard parts.scheme == "https" || (parts.scheme == "http" && isOnThisMachine) else { return nil }
        (self.address, self.seconds, self.second) = (address, seconds, second)
        self.allowsPrivate = allowsPrivate || isOnThisMachine
        signature = ReceiptSignature(secret: secret)
    }

    private struct Body: Encodable {
        let id: String
        let to: String
        let text: String
    }
    private struct Taken: Decodable { let id: String? }

    package func send(_ message: OutgoingMessage) async throws(CarrierFault) -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(Body(id: message.id, to: "+" + message.number, text: message.text)) else {
            throw .refused
        }
        let (body, at) = ([UInt8](data), second())
        let headers = [
            "Content-Type: application/json", "Expect:", "Idempotency-Key: \(message.id)", "X-Reloref-Timestamp: \(at)",
            "X-Reloref-Signature: sha256=\(signature.sign(body, at: at))",
        ]
        let answer = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: post(body, headers)) }
        }
        if answer.isPrivate { throw .privateAddress }
        switch answer.status {
        case 200..<300: return (try? JSONDecoder().decode(Taken.self, from: Data(answer.body.utf8)))?.id
        case 404, 410: throw .unknownRecipient
        case 400..<429, 430..<500: throw .refused
        // A redirection is no answer: nobody is sent elsewhere with a household's number.
        default: throw .unreachable
        }
    }

    /// Status nought when no answer came.
    private func post(
        _ body: [UInt8], _ headers: [String]
    ) -> (status: Int64, body: String, isPrivate: Bool) {
        var pointers = headers.map { UnsafePointer(strdup($0)) } + [nil]
        defer { for pointer in pointers { free(UnsafeMutablePointer(mutating: pointer)) } }
        var status: Int64 = 0
        var answer = [CChar](repeating: 0, count: 4_096)
        let code = reloref_curl_post(
            address, &pointers, body, body.count, seconds, isOnThisMachine ? 1 : 0, allowsPrivate ? 1 : 0, &answer,
            answer.count, &status)
        guard code == 0 else { return (0, "", code == RELOREF_PRIVATE_ADDRESS) }
        let text = String(decoding: answer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return (status, text, false)
    }
}
