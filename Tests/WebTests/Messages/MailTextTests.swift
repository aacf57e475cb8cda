import Foundation
import RelorefDomain
import RelorefWeb
import Testing

/// A mail as it travels: ASCII, short lines, one head line of each kind, whatever stands in subject and body.
struct MailTextTests {
    private func text(_ subject: String, _ body: String, stop: String? = nil) throws -> String {
        let mail = OutgoingMail(
            id: "01-ab", to: try #require(MailAddress("alice@exemple.fr")), subject: subject, body: body,
            at: try #require(Moment(text: "2026-11-23T06:00:05.000Z")), stopAddress: stop)
        return MailText(mail, from: try #require(MailAddress("reloref@reseau.example"))).text
    }

    /// Subject and body as a reader's program shows them.
    private func read(_ text: String) throws -> (head: [String], subject: String, body: String) {
        let parts = text.components(separatedBy: "\r\n\r\n")
        let head = parts[0].replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n")
        let raw = try #require(head.first { $0.hasPrefix("Subject: ") }).dropFirst(9)
        var subject = String(raw)
        if raw.hasPrefix("=?") {
            subject = try raw.matches(of: /=\?UTF-8\?B\?([A-Za-z0-9+\/=]+)\?=/).map { match in
                String(decoding: try #require(Data(base64Encoded: String(match.1))), as: UTF8.self)
            }.joined()
        }
        let quoted = parts.dropFirst().joined(separator: "\r\n\r\n").replacingOccurrences(of: "=\r\n", with: "")
            .replacingOccurrences(of: "\r\n", with: "\n")
        return (head, subject, try #require(quoted.replacingOccurrences(of: "=", with: "%").removingPercentEncoding))
    }

    @Test func `it says who, when and what in the forms of the standards`() throws {
        let stop = "https://reloref.example/compte#courriel"
        let head = try read(try text("Plain", "Bonjour", stop: stop)).head
        #expect(
            head == [
                "From: Reloref <reloref@reseau.example>", "To: <alice@exemple.fr>", "Subject: Plain",
                "Date: Mon, 23 Nov 2026 06:00:05 +0000", "Message-ID: <01-ab@reseau.example>", "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable",
                "Auto-Submitted: auto-generated", "List-Unsubscribe: <\(stop)>",
            ])
        #expect(try !text("Plain", "x").contains("List-Unsubscribe"))
        #expect(try !text("Plain", "x", stop: "https://x/>\r\nBcc: b@exemple.fr").contains("Bcc"))
    }

    static let subjects = [
        "Reloref\u{A0}: ce qui vous attend aujourd’hui", "موعد في المكتب يوم الثلاثاء الساعة الثانية والنصف بعد الظهر",
        "🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠", "=?UTF-8?B?eA==?=", String(repeating: "long ", count: 40),
        "x\r\nBcc: bob@exemple.fr", "x\r\n\r\nbody", "x\nCc: y", "\u{0}", "é",
    ]

    @Test(arguments: subjects)
    func `any subject arrives as it is and never becomes a second line`(subject: String) throws {
        let whole = try text(subject, "Bonjour")
        let read = try read(whole)
        #expect(read.subject == subject)
        #expect(read.body == "Bonjour")
        #expect(read.head.count == 9 && !read.head.contains { $0.hasPrefix("Bcc") || $0.hasPrefix("Cc") })
        #expect(whole.utf8.allSatisfy { $0 < 0x80 })
        #expect(whole.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 })
    }

    static let bodies = [
        "En retard\u{A0}: 3\nAujourd’hui\u{A0}: 2\n\nhttps://reloref.example/aujourdhui\n", ".", ".\n.\n..x",
        "a=b\n=\n",
        "fin d’espace \n\tonglet\t", "خانه", String(repeating: "é", count: 500), String(repeating: ".", count: 300),
        String(repeating: "a ", count: 200), "", "\n\n",
    ]

    @Test(arguments: bodies)
    func `any body arrives as it is, in short lines, none of which ends the talk`(body: String) throws {
        let whole = try text("Sujet", body)
        #expect(try read(whole).body == body)
        let lines = whole.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasPrefix(".") && !$0.hasSuffix(" ") })
        #expect(!whole.replacingOccurrences(of: "\r\n", with: "").contains("\r"))
        #expect(whole.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func `the folder holds one whole file a mail`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reloref-mails-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let spool = MailSpool(folder: folder.path, sender: try #require(MailAddress("r@reseau.example")))
        let mail = OutgoingMail(
            id: "../m/1", to: try #require(MailAddress("alice@exemple.fr")), subject: "x", body: "y",
            at: Moment(milliseconds: 0))
        for _ in 1...2 { try await spool.send(mail) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["reloref-m1.eml"])
        let written = try String(contentsOf: folder.appending(path: "reloref-m1.eml"), encoding: .utf8)
        #expect(written == MailText(mail, from: spool.sender).text)
    }
}
