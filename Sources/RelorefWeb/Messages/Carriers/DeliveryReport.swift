import CShims
import Foundation
package import RelorefDomain

/// What a mail server reports of a mail that it had taken, in a mail of its own (RFC 3464).
package struct DeliveryReport: Sendable, Hashable {
    package enum Verdict: Sendable, Hashable {
        case delivered, failed(Message.Fault)
        /// It is tried further, or was handed on to where nothing is reported.
        case pending
    }

    /// The `Message-ID` of the mail that it speaks of, without its angles.
    package let messageID: String
    package let verdict: Verdict

    /// Bytes of a mail that are read.
    package static let longest = 1 << 18

    /// Nil when the mail is no report on a delivery, or does not say on which mail.
    ///
    /// - Parameter mail: as it lies in a mailbox; what stands beyond 256 kB is not read.
    package init?(_ mail: [UInt8]) {
        let parts = Self.parts(Array(mail.prefix(Self.longest)))
        let heads = parts.filter { ["message/rfc822", "text/rfc822-headers"].contains($0.type) }
        guard let status = parts.first(where: { $0.type == "message/delivery-status" }),
            let id = heads.lazy.compactMap({ Self.field("message-id", in: $0.text) }).first,
            let verdict = Self.verdict(status.text)
        else { return nil }
        messageID = id.trimmingCharacters(in: CharacterSet(charactersIn: "<> "))
        self.verdict = verdict
    }

    /// A mail of ours has one recipient: the first group that says what was done speaks of it.
    private static func verdict(_ text: String) -> Verdict? {
        guard let action = field("action", in: text)?.lowercased() else { return nil }
        switch action {
        case "delivered": return .delivered
        case "failed":
            // 5.1.x says that the address is wrong (RFC 3463).
            let isUnknown = field("status", in: text)?.hasPrefix("5.1.") ?? false
            return .failed(isUnknown ? .unknownRecipient : .undelivered)
        default: return .pending
        }
    }

    /// The first field of that name; a line that begins with a space goes on with the one before it.
    private static func field(_ name: String, in text: String) -> String? {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name else { continue }
            var value = String(line[line.index(after: colon)...])
            for next in lines[(index + 1)...] {
                guard let first = next.first, first == " " || first == "\t" else { break }
                value += next
            }
            return value.trimmingCharacters(in: .whitespaces)
        }
        return nil
    }

    private static func parts(_ mail: [UInt8]) -> [(type: String, text: String)] {
        guard
            let report = mail.withUnsafeBufferPointer({
                reloref_report_open($0.baseAddress, $0.count)
            })
        else { return [] }
        defer { reloref_multipart_close(report) }
        return (0..<reloref_multipart_count(report)).map { index in
            var length = 0
            let start = reloref_multipart_bytes(report, index, &length)
            let bytes = UnsafeBufferPointer(start: start, count: length)
            let type = reloref_multipart_name(report, index).map { String(cString: $0) } ?? ""
            return (type, String(decoding: bytes, as: UTF8.self))
        }
    }
}
