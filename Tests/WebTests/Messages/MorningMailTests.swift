import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Synchronization
import Testing

/// The mail of the morning and the notices to an account's owner, from the page to the mailbox and back.
struct MorningMailTests {
    /// Monday 23 November 2026, seven o'clock at Paris: the first family's stay ends on 1 December.
    private static let monday = Moment(text: "2026-11-23T06:00:00.000Z")

    private func work(_ box: Letterbox) async throws -> (WorkWorld, Browser) {
        let work = try await WorkWorld(mail: box, now: Self.monday)
        return (work, try await work.web.browser(.alice))
    }

    @Test func `asked for on one's account, it tells how much there is to do, names nobody, and comes once`()
        async throws
    {
        let box = Letterbox()
        let (work, alice) = try await work(box)
        for _ in 1...2 { try await MailSender(work.web.services).round() }
        #expect(box.sent.withLock { $0.isEmpty }, "nobody asked")
        #expect(try await alice.get("/compte").shows("Il ne vous est pas envoyé."))
        let page = try await alice.submit("/compte/courriel", [("matin", "oui")])
        #expect(page.shows("Il vous est envoyé à alice@exemple.fr."))
        for _ in 1...3 { try await MailSender(work.web.services).round() }
        let mails = box.sent.withLock { $0 }
        let mail = try #require(mails.first)
        #expect(mails.count == 1 && mail.to.text == "alice@exemple.fr")
        #expect(mail.subject == "Reloref\u{A0}: ce qui vous attend aujourd’hui")
        let (late, week) = (try mail.body.firstMatch(of: /En retard\u{A0}: (\d+)/), mail.body.contains("Cette semaine"))
        #expect(late != nil || week, "\(mail.body)")
        #expect(mail.body.contains("http://127.0.0.1:8080/aujourdhui"))
        #expect(mail.stopAddress == "http://127.0.0.1:8080/compte#courriel")
        let code = try await work.code("h1")
        for word in ["Hosseini", "Mohammad", "Melun", code, "alice", "logement", "Office", "77"] {
            #expect(!mail.body.contains(word) && !mail.subject.contains(word), "\(word)")
        }
        #expect(try await alice.get("/compte").shows("parti"))
        _ = try await alice.submit("/compte/courriel", [("matin", "non")])
        #expect(try await alice.get("/compte").shows("Il ne vous est pas envoyé."))
    }

    @Test func `the counts are those of the page that it leads to`() async throws {
        let box = Letterbox()
        let (work, alice) = try await work(box)
        _ = try await alice.submit("/compte/courriel", [("matin", "oui")])
        try await MailSender(work.web.services).round()
        let body = try #require(box.sent.withLock { $0.first?.body })
        let page = try await alice.get("/aujourdhui").main
        let told = body.matches(of: /: (\d+)\n/).compactMap { Int($0.1) }.reduce(0, +)
        let shown = try #require(page.firstMatch(of: /(\d+) choses? à faire/)).1
        #expect(told > 0 && String(told) == shown)
    }

    @Test func `one that comes back is told on Today until it was seen, and only to whom it went`() async throws {
        let box = Letterbox(.unknownRecipient)
        let (work, alice) = try await work(box)
        _ = try await alice.submit("/compte/courriel", [("matin", "oui")])
        try await MailSender(work.web.services).round()
        let today = try await alice.get("/aujourdhui")
        #expect(today.shows("Courriel non remis") && today.shows("ne connaît pas votre adresse"))
        #expect(try await !work.web.browser(.bob).get("/aujourdhui").shows("Courriel non remis"))
        #expect(try await alice.get("/compte").shows("non remis"))
        let seen = try await alice.submit("/compte/courriel/lu", [])
        #expect(!seen.shows("Courriel non remis"))
    }

    @Test func `a colleague who has nothing to do is written nothing`() async throws {
        let box = Letterbox()
        let work = try await WorkWorld(mail: box, now: Self.monday)
        let dora = try await work.web.browser(.dora)
        _ = try await dora.submit("/compte/courriel", [("matin", "oui")])
        try await MailSender(work.web.services).round()
        #expect(box.sent.withLock { $0.isEmpty })
        #expect(try await dora.get("/compte").shows("Rien à dire ce jour-là."))
    }

    @Test func `where nothing carries mails the account says so, and nothing is queued`() async throws {
        let work = try await WorkWorld(now: Self.monday)
        let alice = try await work.web.browser(.alice)
        #expect(try await alice.submit("/compte/courriel", [("matin", "oui")]).shows("Aucun envoi de courriels"))
        try await MailSender(work.web.services).round()
        let count = try await work.web.world.store.read {
            try $0.row("SELECT count(*) AS n FROM colleague_mail")?.int("n")
        }
        #expect(count == 0)
    }

    @Test func `an account's owner is told that its password changed, without a secret and in the own language`()
        async throws
    {
        let box = Letterbox()
        let (work, alice) = try await work(box)
        try await work.web.world.store.write { try $0.run("UPDATE account SET locale = 'en' WHERE id = 'bob'") }
        for who in [Cast.alice, .bob] {
            let browser = who == .alice ? alice : try await work.web.browser(.bob)
            let fields = [("actuel", WebWorld.password), ("nouveau", "verger ardoise campanule")]
            let page = try await browser.get("/compte")
            let names = page.body.matches(of: /type="password"[^>]*name="([^"]+)"|name="([^"]+)"[^>]*type="password"/)
                .map { String($0.1 ?? $0.2 ?? "") }
            let more = names.filter { $0 != "actuel" }.map { ($0, "verger ardoise campanule") }
            _ = try await browser.submit("/compte/mot-de-passe", [fields[0]] + more)
        }
        try await MailSender(work.web.services).round()
        let mails = box.sent.withLock { $0 }
        let own = try #require(mails.first { $0.to.text == "alice@exemple.fr" })
        #expect(own.body.contains("Le mot de passe de votre compte Reloref vient de changer."))
        #expect(own.stopAddress == nil && !own.body.contains("verger") && !own.body.contains("alice"))
        let other = try #require(mails.first { $0.to.text == "bob@exemple.fr" })
        #expect(other.body.contains("has just been changed") && mails.count == 2)
    }
}
