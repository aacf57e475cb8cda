import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Synchronization
import Testing

/// Asking a landlord by mail: what it says, what it does not, that it leaves once, and what is done when it comes back.
struct LandlordMailTests {
    private struct Setting {
        let work: WorkWorld
        let box: Letterbox
        let alice: Browser
        let code: String
        let followUp: String

        init(_ fault: CarrierFault? = nil) async throws {
            box = Letterbox(fault)
            // Monday at nine at Paris: mails leave at once.
            work = try await WorkWorld(mail: box, now: Moment(text: "2026-11-23T08:00:00.000Z"))
            followUp = try await work.movedOut()
            code = try await work.code("h1")
            alice = try await work.web.browser(.alice)
        }

        var path: String { "/menages/\(code)/courriel-bailleur" }

        func ask(_ address: String, as browser: Browser? = nil) async throws -> Page {
            try await (browser ?? alice).submit(path, [("sujet", followUp), ("mois", "1"), ("adresse", address)])
        }

        func round() async throws { try await MessageSender(work.web.services).round() }

        func count(_ condition: String) async throws -> Int {
            try await work.web.world.store.read {
                try $0.row(Query(unbound: "SELECT count(*) AS n FROM \(condition)"))?.int("n") ?? -1
            }
        }
    }

    @Test func `the mail brings the link once, names nobody and nothing, and the link asks as ever`() async throws {
        let setting = try await Setting()
        #expect(try await setting.alice.get("/menages/\(setting.code)/suivi").shows("Demander par courriel"))
        let form = try await setting.alice.get("\(setting.path)?sujet=\(setting.followUp)&mois=1")
        #expect(form.shows("Une question vous attend"))
        #expect(try await setting.ask("agence@exemple.fr").shows("Courriel prêt"))
        let waiting = try await setting.alice.get("/messages")
        #expect(waiting.shows("a…@exemple.fr") && waiting.shows("Lien au bailleur, par courriel"))
        for _ in 1...2 { try await setting.round() }
        let mails = setting.box.sent.withLock { $0 }
        let mail = try #require(mails.first)
        #expect(mails.count == 1 && mail.to.text == "agence@exemple.fr" && mail.stopAddress == nil)
        for word in ["Hosseini", "Mohammad", "Melun", "Office", setting.code, "loyer du", "réfugié", "Relais"] {
            #expect(!mail.body.contains(word) && !mail.subject.contains(word), "\(word)")
        }
        let link = try #require(mail.body.firstMatch(of: /\/loyer\/[A-Za-z0-9_-]{43}/)).0
        let page = try await Browser(setting.work.web.services).get(String(link))
        #expect(page.status == 200 && page.shows("trois premières lettres"))
        #expect(try await setting.count("message WHERE sealed IS NULL AND state = 'sent' AND channel = 'mail'") == 1)
        #expect(try await setting.count("journal_entry WHERE act = 'queueMail'") == 1)
        #expect(try await setting.alice.get("/menages/\(setting.code)/historique").shows("Courriel au bailleur"))
        #expect(try await !setting.work.web.browser(.charlie).get("/messages").shows("exemple.fr"))
    }

    @Test(arguments: ["", "agence", "a@b", "agence@exemple.fr\r\nBcc: x@exemple.fr", "é@exemple.fr"])
    func `what is no address is refused, nothing is lost, and no link is made`(address: String) async throws {
        let setting = try await Setting()
        let refused = try await setting.alice.post(
            setting.path, [("sujet", setting.followUp), ("mois", "1"), ("adresse", address)])
        #expect(refused.status == 422 && refused.shows("Une adresse est attendue"))
        #expect(try await setting.count("landlord_link") == 0)
        #expect(try await setting.count("message") == 0)
    }

    @Test func `one that comes back is on Today until it is settled`() async throws {
        let setting = try await Setting(.unknownRecipient)
        _ = try await setting.ask("agence@exemple.fr")
        try await setting.round()
        let today = try await setting.alice.get("/aujourdhui")
        #expect(today.shows("Courriel au bailleur non remis") && today.shows("ne connaît pas cette adresse"))
        let log = try await setting.alice.get("/messages?partie=notArrived")
        #expect(log.shows("Refaire la demande"))
        let id = try await setting.work.web.world.store.read { try $0.row("SELECT id FROM message")?.text("id") ?? "" }
        _ = try await setting.alice.submit("/messages/\(id)/fin", [])
        #expect(try await !setting.alice.get("/aujourdhui").shows("Courriel au bailleur non remis"))
    }

    @Test func `a link that was withdrawn meanwhile does not leave; whoever may not see the file may not ask`()
        async throws
    {
        let setting = try await Setting()
        _ = try await setting.ask("agence@exemple.fr")
        let link = try await setting.work.web.world.store.read {
            try $0.row("SELECT id FROM landlord_link")?.text("id") ?? ""
        }
        _ = try await setting.alice.submit("/menages/\(setting.code)/liens/\(link)/revocation", [])
        try await setting.round()
        #expect(setting.box.sent.withLock { $0.isEmpty })
        #expect(try await setting.alice.get("/messages?partie=notSent").shows("a changé ou est passé"))
        let charlie = try await setting.work.web.browser(.charlie)
        #expect(try await setting.ask("agence@exemple.fr", as: charlie).status == 404)
        #expect(try await setting.count("landlord_link") == 1)
    }
}
