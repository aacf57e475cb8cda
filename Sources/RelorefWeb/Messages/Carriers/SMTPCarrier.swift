import CShims
import Dispatch
import Foundation
package import RelorefDomain

/// Hands each mail to a mail server by SMTP, encrypted unless the server is on this machine and that was asked for.
package struct SMTPCarrier: MailCarrier {
    private let server: MailServer
    private let sender: MailAddress
    private let seconds: Int64

    /// - Parameter seconds: the most that one try may take.
    package init(_ server: MailServer, sender: MailAddress, seconds: Int64 = 30) {
        (self.server, self.sender, self.seconds) = (server, sender, seconds)
    }

    /// How far a try came.
    private struct Outcome {
        let code: Int32
        let status: Int64
        let command: String
        let answer: String
    }

    package func send(_ mail: OutgoingMail) async throws(CarrierFault) {
        let outcome = await talk(to: mail.to, Array(MailText(mail, from: sender).text.utf8))
        if outcome.code == 0 { return }
        // Refused for good is what is said to the recipient's name or to the mail itself. All that comes before is
        // between the server and us, and may be put right.
        guard 500..<600 ~= outcome.status, ["RCPT", "DATA"].contains(outcome.command) else { throw .unreachable }
        throw outcome.command == "RCPT" && Self.isUnknown(outcome.answer) ? .unknownRecipient : .refused
    }

    /// Asks the server whether it would listen, without sending anything.
    ///
    /// - Returns: what is wrong, in the words of libcurl and with the server's code; nil when it listens.
    package func fault() async -> String? {
        let outcome = await talk(to: nil, [])
        if outcome.code == 0 { return nil }
        let said = outcome.answer.trimmingCharacters(in: .whitespacesAndNewlines)
        return String(cString: reloref_curl_words(outcome.code)) + (said.isEmpty ? "" : " (\(said))")
    }

    /// 5.1.x says that the address is wrong (RFC 3463); without such a code, 550, 551 and 553 do (RFC 5321 § 4.2.3).
    private static func isUnknown(_ answer: String) -> Bool {
        let words = answer.split { $0 == " " || $0 == "-" }
        let detail = words.dropFirst().first.map(String.init) ?? ""
        if detail.hasPrefix("5.1.") { return true }
        return detail.firstMatch(of: /^5\.\d/) == nil && ["550", "551", "553"].contains(words.first ?? "")
    }

    private func talk(to recipient: MailAddress?, _ bytes: [UInt8]) async -> Outcome {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: ask(recipient, bytes)) }
        }
    }

    private func ask(_ recipient: MailAddress?, _ bytes: [UInt8]) -> Outcome {
        let texts = [server.address + "/" + sender.domain, server.user, server.password, server.authorities]
            .map { $0.map { strdup($0) } }
        defer { for text in texts { text.map { free($0) } } }
        func pointer(_ index: Int) -> UnsafePointer<CChar>? { texts[index]?.map { UnsafePointer($0) } }
        var asked = reloref_mail_server(
            url: pointer(0), user: pointer(1), password: pointer(2), authorities: pointer(3),
            is_plain_allowed: server.isPlain ? 1 : 0)
        var outcome = reloref_mail_outcome()
        let to: String? = recipient.map { "<\($0.text)>" }
        let code = reloref_curl_mail(
            &asked, "<\(sender.text)>", to, bytes, bytes.count, seconds, &outcome)
        return Outcome(
            code: code, status: outcome.status, command: Self.text(outcome.command), answer: Self.text(outcome.answer))
    }

    /// A C text inside a structure.
    private static func text<Field>(_ field: Field) -> String {
        withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
