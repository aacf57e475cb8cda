import Foundation
import RelorefDomain
import RelorefRecords
import RelorefTesting
import RelorefWeb
import Synchronization
import Testing

/// What mail servers report of mails that they had taken: Postfix, Exim, Exchange; and what only looks like it.
struct ReturnedMailTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let status: String
        var head = "Message-ID: <mail-1@exemple.fr>\nSubject: Reloref"
        var kind = "message/rfc822"
        var report = "multipart/report; report-type=delivery-status"
        let verdict: DeliveryReport.Verdict?
    }

    static let cases: [Case] = [
        .init(
            testDescription: "no such address",
            status: "Final-Recipient: rfc822; a@exemple.fr\nAction: failed\nStatus: 5.1.1",
            verdict: .failed(.unknownRecipient)),
        .init(
            testDescription: "a mailbox that is full", status: "Action: failed\nStatus: 5.2.2",
            verdict: .failed(.undelivered)),
        .init(testDescription: "no status", status: "Action: failed", verdict: .failed(.undelivered)),
        .init(
            testDescription: "tried for days", status: "Action: FAILED\nStatus: 4.4.7", verdict: .failed(.undelivered)),
        .init(testDescription: "still tried", status: "Action: delayed\nStatus: 4.4.1", verdict: .pending),
        .init(testDescription: "handed on", status: "Action: relayed\nStatus: 2.0.0", verdict: .pending),
        .init(testDescription: "arrived", status: "action: delivered\nStatus: 2.0.0", verdict: .delivered),
        .init(
            testDescription: "head lines alone, the id on a line of its own", status: "Action: failed\nStatus: 5.1.10",
            head: "Subject: Reloref\nMessage-Id:\n <mail-1@exemple.fr>", kind: "text/rfc822-headers",
            verdict: .failed(.unknownRecipient)),
        .init(
            testDescription: "no word on which mail", status: "Action: failed\nStatus: 5.1.1", head: "Subject: Reloref",
            verdict: nil),
        .init(testDescription: "no word on what was done", status: "Status: 5.1.1", verdict: nil),
        .init(
            testDescription: "read by a person", status: "Action: failed\nStatus: 5.1.1",
            report: "multipart/report; report-type=disposition-notification", verdict: nil),
        .init(
            testDescription: "a person's mail with files", status: "Action: failed\nStatus: 5.1.1",
            report: "multipart/mixed", verdict: nil),
    ]

    static func mail(_ one: Case, id: String = "mail-1") -> [UInt8] {
        let text = """
            From: MAILER-DAEMON@exemple.fr
            To: reloref@exemple.fr
            Subject: Undelivered Mail Returned to Sender
            Message-ID: <another@exemple.fr>
            MIME-Version: 1.0
            Content-Type: \(one.report); boundary="limit"

            --limit
            Content-Type: text/plain

            Action: delivered

            --limit
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.exemple.fr

            \(one.status)

            --limit
            Content-Type: \(one.kind)

            \(one.head)

            --limit--

            """
        return Array(text.replacing("mail-1", with: id).replacing("\n", with: "\r\n").utf8)
    }

    @Test(arguments: cases)
    func `a report is taken for what it says of our mail`(_ one: Case) {
        let report = DeliveryReport(Self.mail(one))
        #expect(report?.verdict == one.verdict)
        #expect(report.map { $0.messageID == "mail-1@exemple.fr" } ?? true)
    }

    @Test func `what is no mail is no report, however it was cut`() {
        let whole = Self.mail(Self.cases[0])
        #expect(DeliveryReport([]) == nil)
        #expect(DeliveryReport(Array(repeating: 0, count: 1 << 19)) == nil)
        for length in stride(from: 0, to: whole.count, by: 7) {
            let report = DeliveryReport(Array(whole.prefix(length)))
            #expect(report == nil || report?.verdict == .failed(.unknownRecipient), "\(length)")
        }
    }

    /// A Maildir of its own.
    private struct Mailbox {
        let folder: URL

        init() throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "reloref-box-\(UUID().uuidString)")
            for part in ["new", "cur"] {
                try FileManager.default.createDirectory(
                    at: folder.appending(path: part), withIntermediateDirectories: true)
            }
        }

        func put(_ name: String, _ mail: [UInt8]) throws {
            try Data(mail).write(to: folder.appending(path: "new/\(name)"))
        }

        func names(_ part: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path).sorted()
        }
    }

    @Test func `a colleague's mail that comes back later is told on Today, and what is none is left to people`()
        async throws
    {
        let (box, mailbox) = (Letterbox(), try Mailbox())
        defer { try? FileManager.default.removeItem(at: mailbox.folder) }
        let work = try await WorkWorld(mail: box, now: Moment(text: "2026-11-23T06:00:00.000Z"))
        let alice = try await work.web.browser(.alice)
        _ = try await alice.submit("/compte/courriel", [("matin", "oui")])
        try await MailSender(work.web.services).round()
        let id = try #require(box.sent.withLock { $0.first?.id })

        let returned = ReturnedMails(work.web.services, folder: mailbox.folder.path)
        try mailbox.put("1", Self.mail(Self.cases[4], id: id))
        try await returned.round()
        // Asked under addresses of their own: a page that was just written serves again for twenty seconds.
        #expect(try await !alice.get("/aujourdhui?fois=1").shows("Courriel non remis"), "it is still tried")
        try mailbox.put("2", Self.mail(Self.cases[0], id: id))
        try mailbox.put("3", Self.mail(Self.cases[0], id: "nobody-knows"))
        try mailbox.put("4", Array("Subject: Absente\r\n\r\nJe suis absente.".utf8))
        // Its place in `cur` is taken, by a folder: the others are looked at all the same.
        try mailbox.put("0", Array("Subject: ?\r\n\r\n".utf8))
        let taken = mailbox.folder.appending(path: "cur/0:2,")
        try FileManager.default.createDirectory(at: taken, withIntermediateDirectories: true)
        for _ in 1...2 { try await returned.round() }
        try FileManager.default.removeItem(at: taken)
        #expect(try mailbox.names("new") == ["0"])
        try await returned.round()
        #expect(try mailbox.names("new").isEmpty)
        #expect(try mailbox.names("cur") == ["0:2,", "3:2,", "4:2,"])
        #expect(try await alice.get("/aujourdhui?fois=2").shows("ne connaît pas votre adresse"))
        #expect(try await !work.web.browser(.bob).get("/aujourdhui").shows("Courriel non remis"))

        _ = try await alice.submit("/compte/courriel/lu", [])
        try mailbox.put("5", Self.mail(Self.cases[0], id: id))
        try await returned.round()
        #expect(try await !alice.get("/aujourdhui?fois=3").shows("Courriel non remis"), "told twice")
    }

    @Test func `a landlord's mail that comes back later stands on the Today of the household's team`() async throws {
        let (box, mailbox) = (Letterbox(), try Mailbox())
        defer { try? FileManager.default.removeItem(at: mailbox.folder) }
        let work = try await WorkWorld(mail: box, now: Moment(text: "2026-11-23T08:00:00.000Z"))
        let followUp = try await work.movedOut()
        let alice = try await work.web.browser(.alice)
        let path = "/menages/\(try await work.code("h1"))/courriel-bailleur"
        _ = try await alice.submit(path, [("sujet", followUp), ("mois", "1"), ("adresse", "agence@exemple.fr")])
        try await MessageSender(work.web.services).round()
        let id = try #require(box.sent.withLock { $0.first?.id })
        #expect(try await !alice.get("/aujourdhui?fois=1").shows("Courriel au bailleur non remis"))
        try mailbox.put("1", Self.mail(Self.cases[1], id: id))
        try await ReturnedMails(work.web.services, folder: mailbox.folder.path).round()
        #expect(try mailbox.names("new").isEmpty && mailbox.names("cur").isEmpty)
        #expect(try await alice.get("/aujourdhui?fois=2").shows("Courriel au bailleur non remis"))
        #expect(try await !work.web.browser(.charlie).get("/aujourdhui").shows("Courriel au bailleur non remis"))
    }
}
