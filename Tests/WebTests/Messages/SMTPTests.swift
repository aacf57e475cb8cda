import RelorefDomain
import RelorefWeb
import Testing

/// Mails handed to a server that talks SMTP, on this machine.
struct SMTPTests {
    private func carrier(_ port: Int, plain: Bool = true) throws -> SMTPCarrier {
        SMTPCarrier(
            try MailServer("smtp://127.0.0.1:\(port)", isPlain: plain, password: "", authorities: ""),
            sender: try #require(MailAddress("reloref@reseau.example")), seconds: 5)
    }

    private func mail(_ body: String = ".\nDeux choses à faire.\n") throws -> OutgoingMail {
        OutgoingMail(
            id: "m-1", to: try #require(MailAddress("alice@exemple.fr")), subject: "Reloref\u{A0}: à faire", body: body,
            at: Moment(milliseconds: 0))
    }

    @Test func `the mail arrives as it was written, from and to whom it says`() async throws {
        let peer = try MailPeer()
        defer { peer.close() }
        try await carrier(peer.port).send(mail())
        let heard = peer.heard
        #expect(heard.first == "EHLO reseau.example", "this machine's own name is not told")
        #expect(heard.contains("MAIL FROM:<reloref@reseau.example>") && heard.contains("RCPT TO:<alice@exemple.fr>"))
        let start = try #require(heard.firstIndex(of: "DATA"))
        let end = try #require(heard.firstIndex(of: "."))
        let sender = try #require(MailAddress("reloref@reseau.example"))
        #expect(
            heard[(start + 1)..<end].joined(separator: "\r\n").trimmingSuffix("\r\n")
                == MailText(try mail(), from: sender).text.trimmingSuffix("\r\n"))
    }

    struct Reply: CustomTestStringConvertible {
        let word: String, reply: String
        let fault: CarrierFault?
        var testDescription: String { "\(word) \(reply)" }
    }

    static let replies: [Reply] = [
        .init(word: "RCPT", reply: "550 5.1.1 no such user", fault: .unknownRecipient),
        .init(word: "RCPT", reply: "550 no such user", fault: .unknownRecipient),
        .init(word: "RCPT", reply: "553 bad mailbox", fault: .unknownRecipient),
        .init(word: "RCPT", reply: "550 5.7.1 not from you", fault: .refused),
        .init(word: "RCPT", reply: "552 5.2.2 full", fault: .refused),
        .init(word: "RCPT", reply: "450 4.2.1 try later", fault: .unreachable),
        .init(word: "RCPT", reply: "421 4.3.2 going down", fault: .unreachable),
        .init(word: ".", reply: "554 5.7.1 not wanted", fault: .refused),
        .init(word: ".", reply: "451 4.3.0 try later", fault: .unreachable),
        .init(word: "DATA", reply: "554 5.5.1 no", fault: .refused),
        .init(word: "MAIL", reply: "530 5.7.0 sign in first", fault: .unreachable),
        .init(word: "MAIL", reply: "250 2.1.0 fine", fault: nil),
    ]

    @Test(arguments: replies)
    func `what the server answers is taken for what it is`(_ reply: Reply) async throws {
        let peer = try MailPeer([reply.word: reply.reply])
        defer { peer.close() }
        var fault: CarrierFault?
        do { try await carrier(peer.port).send(mail()) } catch { fault = error as? CarrierFault }
        #expect(fault == reply.fault)
    }

    @Test func `encryption that is asked for and not offered: nothing is said of the mail`() async throws {
        let peer = try MailPeer()
        defer { peer.close() }
        let strict = try carrier(peer.port, plain: false)
        await #expect(throws: CarrierFault.unreachable) { try await strict.send(mail()) }
        #expect(!peer.heard.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("RCPT") || $0.contains("alice") })
        #expect(await strict.fault() != nil)
        let lying = try MailPeer(["EHLO": "250-peer.example\r\n250 STARTTLS", "STARTTLS": "454 4.7.0 not now"])
        defer { lying.close() }
        await #expect(throws: CarrierFault.unreachable) { try await carrier(lying.port, plain: false).send(mail()) }
        #expect(!lying.heard.contains { $0.hasPrefix("MAIL") })
    }

    @Test func `nobody listens: it may be tried again, and doctor says so; a question sends nothing`() async throws {
        let peer = try MailPeer()
        #expect(try await carrier(peer.port).fault() == nil)
        #expect(peer.heard.contains("NOOP") && !peer.heard.contains { $0.hasPrefix("MAIL") })
        let port = peer.port
        peer.close()
        await #expect(throws: CarrierFault.unreachable) { try await carrier(port).send(mail()) }
        #expect(try await carrier(port).fault() != nil)
    }

    @Test func `a server is written so that no password lies open and no line is in clear outside`() throws {
        func wrong(_ text: String, plain: Bool = false, password: String = "") -> MailServer.Wrong? {
            do {
                _ = try MailServer(text, isPlain: plain, password: password, authorities: "")
                return nil
            } catch { return error }
        }
        #expect(wrong("smtp://mail.example") == nil && wrong("smtps://u@mail.example:465", password: "p") == nil)
        #expect(wrong("smtp://localhost", plain: true) == nil)
        #expect(wrong("smtp://mail.example", plain: true) == .plainOutside)
        #expect(wrong("smtp://u:p@mail.example") == .passwordInAddress)
        #expect(wrong("smtp://u@mail.example") == .noPassword)
        for text in ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example/x", "smtp://m.example?x=1"]
        {
            #expect(wrong(text) == .address, "\(text)")
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
