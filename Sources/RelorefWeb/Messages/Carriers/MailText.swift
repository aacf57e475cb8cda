import Foundation
package import RelorefDomain

/// A mail as it travels (RFC 5322): ASCII alone, short lines, and nothing in a head line but what we put there.
package struct MailText: Sendable {
    /// Lines end with CR LF.
    package let text: String

    package init(_ mail: OutgoingMail, from sender: MailAddress) {
        let id = mail.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        var head = [
            "From: Reloref <\(sender.text)>", "To: <\(mail.to.text)>",
            Self.folded("Subject:", Self.encodedWords(mail.subject)), "Date: \(Self.date(mail.at))",
            "Message-ID: <\(id)@\(sender.domain)>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable", "Auto-Submitted: auto-generated",
        ]
        if let stop = mail.stopAddress.flatMap(Self.address) { head.append("List-Unsubscribe: <\(stop)>") }
        text = (head + ["", Self.quotedPrintable(mail.body)]).joined(separator: "\r\n")
    }

    /// A subject as encoded words (RFC 2047), each at most 75 signs, no letter cut in two. What is plain ASCII stays.
    static func encodedWords(_ text: String) -> [String] {
        let isPlain = text.utf8.allSatisfy { 0x20..<0x7F ~= $0 } && !text.contains("=?")
        if isPlain, text.utf8.count <= 60 { return [text] }
        var (words, bytes): ([String], [UInt8]) = ([], [])
        for scalar in text.unicodeScalars {
            let next = Array(String(scalar).utf8)
            if bytes.count + next.count > 39 {
                words.append(encodedWord(bytes))
                bytes = []
            }
            bytes += next
        }
        return words + [encodedWord(bytes)]
    }

    private static func encodedWord(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Data(bytes).base64EncodedString())?=" }

    private static func folded(_ name: String, _ words: [String]) -> String {
        name + " " + words.joined(separator: "\r\n ")
    }

    /// `Sat, 21 Nov 2026 06:00:00 +0000`.
    static func date(_ moment: Moment) -> String {
        let day = moment.day(in: "UTC")
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let clock = moment.text.dropFirst(11).prefix(8)
        return "\(names[day.weekday - 1]), \(day.day) \(months[day.month - 1]) \(day.year) \(clock) +0000"
    }

    /// The body (RFC 2045 § 6.7): lines of at most 76 signs, none begins with a full stop, no byte beyond ASCII.
    static func quotedPrintable(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { quoted(Array($0.utf8)) }
            .joined(separator: "\r\n")
    }

    private static func quoted(_ bytes: [UInt8]) -> String {
        var (lines, line) = ("", "")
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let isSpace = byte == 0x20 || byte == 0x09
            let isPlain = (0x21..<0x7F ~= byte && byte != UInt8(ascii: "=")) || (isSpace && !isLast)
            let isFirstStop = line.isEmpty && byte == UInt8(ascii: ".")
            let sign = isPlain && !isFirstStop ? String(Unicode.Scalar(byte)) : "=" + hexadecimal(byte)
            if line.utf8.count + sign.utf8.count > 75 {
                lines += line + "=\r\n"
                line = isPlain && byte == UInt8(ascii: ".") ? "=2E" : sign
            } else {
                line += sign
            }
        }
        return lines + line
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    /// A web address in which nothing ends the head line or the angle that it stands in.
    private static func address(_ text: String) -> String? {
        text.utf8.allSatisfy { 0x21..<0x7F ~= $0 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") } ? text : nil
    }
}
