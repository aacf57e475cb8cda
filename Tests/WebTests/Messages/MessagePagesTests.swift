import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Synchronization
import Testing

/// A provider that keeps what it was given.
private final class Pocket: MessageCarrier {
    let sent = Mutex<[OutgoingMessage]>([])
    let receipts: ReceiptSignature? = ReceiptSignature(secret: "0123456789abcdef")

    func send(_ message: OutgoingMessage) async throws(CarrierFault) -> String? {
        sent.withLock { $0.append(message) }
        return "p-\(message.id)"
    }
}

/// Writing to a household, from the page to the provider and back (S22).
struct MessagePagesTests {
    private struct Setting {
        let work: WorkWorld
        let pocket = Pocket()
        let browser: Browser
        let code: String
        let appointment: String

        init(agrees: Bool = true) async throws {
            work = try await WorkWorld(carrier: pocket)
            browser = try await work.web.browser(.alice)
            code = try await work.code("h1")
            try await work.web.world.store.write { tx in
                if agrees {
                    try tx.insert(Consent(id: "c1", household: "h1", kind: .sms, givenOn: TestDay("2026-11-01")))
                }
            }
            _ = try await browser.submit(
                "/menages/\(code)/nouveau-rendez-vous",
                [
                    ("sujet_rdv", "housing"), ("jour", "24/11/2026"), ("heure", "14:30"), ("duree", "45"),
                    ("lieu", "office"), ("avec", "alice"), ("interprete", "notNeeded"),
                ])
            appointment = try await work.web.world.store.read {
                try $0.row("SELECT id FROM appointment")?.text("id") ?? ""
            }
            let vault = work.web.world.vault
            try await work.web.world.store.write { tx in
                let row = try tx.row(
                    """
                    SELECT person.id, person.key_id FROM membership JOIN person ON person.id = membership.person_id
                    WHERE membership.household_id = 'h1' AND membership.kinship = 'reference'
                    """)
                guard let row else { return }
                let (id, key) = (try row.text("id"), try row.text("key_id"))
                let sealed = try vault.seal(
                    PersonalProfile(phone: "06 39 98 12 34"), SealSlot(owner: key, table: "person", row: id))
                try tx.run("UPDATE person SET sealed = \(sealed) WHERE id = \(id)")
            }
        }

        /// The tests' clock stands at midnight: what waits for the morning is brought forward.
        func morning() async throws {
            let now = work.web.services.now()
            try await work.web.world.store.write { tx in
                _ = try tx.run("UPDATE message SET next_at = \(now) WHERE state = 'queued'")
            }
        }

        var path: String { "/menages/\(code)/sms?sujet=\(appointment)" }
    }

    @Test func `what will be said stands there in full, leaves once, and opens the appointment`() async throws {
        let setting = try await Setting()
        let form = try await setting.browser.get(setting.path)
        for text in ["06 39 98 12 34", "donné", "Vous avez rendez-vous. mardi 24 novembre 2026 14:30", "SMS, "] {
            #expect(form.shows(text), "\(text)")
        }
        let done = try await setting.browser.submit(
            "/menages/\(setting.code)/sms", [("sujet", setting.appointment), ("langue", "fr")])
        #expect(done.shows("SMS prêt"))
        #expect(try await setting.browser.get("/messages").shows("en attente"))
        try await setting.morning()
        for _ in 1...2 { try await MessageSender(setting.work.web.services).round() }
        let sent = try #require(setting.pocket.sent.withLock { $0 }.first)
        #expect(setting.pocket.sent.withLock { $0.count } == 1 && sent.number == "33639981234")
        for name in ["Hosseini", "Melun", setting.code, "logement"] { #expect(!sent.text.contains(name), "\(name)") }
        let link = try #require(sent.text.split(separator: "\n").last.map(String.init))
        let path = try #require(link.firstRange(of: "/rdv/").map { String(link[$0.lowerBound...]) })
        #expect(try await setting.work.web.browser().get(path).status == 200)
        let log = try await setting.browser.get("/messages?partie=sent")
        #expect(log.shows("parti") && log.shows("… 34") && log.shows("Lien d’un rendez-vous"))
        #expect(try await !setting.work.web.browser(.charlie).get("/messages").shows(setting.code))
        #expect(try await setting.work.web.browser(.charlie).get(setting.path).status == 404)
        #expect(try await setting.browser.get("/menages/\(setting.code)/historique").shows("SMS au ménage"))
    }

    @Test func `without agreement it is said what to do, and no link is made`() async throws {
        let setting = try await Setting(agrees: false)
        #expect(try await setting.browser.get(setting.path).shows("pas donné son accord"))
        let refused = try await setting.browser.post(
            "/menages/\(setting.code)/sms", [("sujet", setting.appointment), ("langue", "fr")])
        #expect(refused.status == 422 && refused.shows("pas donné son accord"))
        let links = try await setting.work.web.world.store.read {
            try $0.row("SELECT count(*) AS found FROM appointment_link")?.int("found")
        }
        #expect(links == 0, "a refusal takes back the link that it had made")
    }

    @Test func `a receipt is believed when it is signed; what was lost is on Today until it is settled`() async throws {
        let setting = try await Setting()
        _ = try await setting.browser.submit(
            "/menages/\(setting.code)/sms", [("sujet", setting.appointment), ("langue", "fr")])
        try await setting.morning()
        try await MessageSender(setting.work.web.services).round()
        let id = try #require(setting.pocket.sent.withLock { $0 }.first?.id)
        let body = Array("{\"id\":\"\(id)\",\"state\":\"unknown\"}".utf8)
        let second = setting.work.web.services.now().milliseconds / 1_000
        let provider = try await setting.work.web.browser()
        func tell(_ signature: String) async throws -> Int {
            try await provider.send(
                .post, "/messages/recus?t=\(second)&s=\(signature)", fields: nil, raw: ("application/json", body)
            ).status
        }
        #expect(try await tell("00") == 404)
        let good = try #require(setting.pocket.receipts).sign(body, at: second)
        for _ in 1...2 { #expect(try await tell(good) == 204) }
        let today = try await setting.browser.get("/aujourdhui")
        #expect(today.shows("SMS non remis") && today.shows("ne connaît pas ce numéro"))
        let settled = try await setting.browser.submit("/messages/\(id)/fin", [])
        #expect(settled.shows("réglé"))
        #expect(try await !setting.browser.get("/aujourdhui").shows("SMS non remis"))
        #expect(try await setting.work.web.browser(.charlie).post("/messages/\(id)/fin", []).status == 404)
    }

    @Test func `the number is said not to be verified until the household has said the figures`() async throws {
        let setting = try await Setting()
        #expect(try await setting.browser.get(setting.path).shows("Le vérifier"))
        let path = "/menages/\(setting.code)/verifier-numero"
        #expect(try await !setting.browser.get(path).shows("Les chiffres que dit le ménage"))
        let sent = try await setting.browser.submit(path, [("chiffres", "")])
        #expect(sent.shows("SMS prêt") && sent.shows("Les chiffres que dit le ménage"))
        try await setting.morning()
        try await MessageSender(setting.work.web.services).round()
        let figures = try #require(setting.pocket.sent.withLock { $0.last }?.text.suffix(6))
        #expect(figures.allSatisfy { $0.isNumber })
        let wrong = String(figures.map { $0 == "0" ? "1" : "0" })
        #expect(try await setting.browser.submit(path, [("chiffres", wrong)]).shows("Ce ne sont pas les chiffres"))
        #expect(try await setting.browser.submit(path, [("chiffres", String(figures))]).shows("Numéro vérifié."))
        let after = try await setting.browser.get(setting.path)
        #expect(!after.shows("Le vérifier") && after.shows("oui, le"))
        #expect(try await setting.browser.get("/messages").shows("Chiffres pour vérifier le numéro"))
        #expect(try await setting.work.web.browser(.charlie).get(path).status == 404)
    }

    @Test func `where nothing carries messages the pages say so, and nothing waits`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        #expect(try await browser.get("/messages").shows("Aucun envoi de SMS n’est réglé"))
        let code = try await work.code("h1")
        let refused = try await browser.post("/menages/\(code)/sms", [("langue", "fr")])
        #expect(refused.status == 422)
        try await MessageSender(work.web.services).round()
    }

    @Test func `moved or cancelled, an appointment is told to a household that agreed, once each`() async throws {
        let setting = try await Setting()
        let (browser, file) = (setting.browser, "/menages/\(setting.code)")
        let form = try await browser.get("\(file)/report-de-rendez-vous?sujet=\(setting.appointment)")
        #expect(form.shows("un message lui dit le nouveau jour"))
        let moved = try await browser.submit(
            "\(file)/report-de-rendez-vous",
            [
                ("sujet", setting.appointment), ("qui_deplace", "network"), ("sujet_rdv", "housing"),
                ("jour", "26/11/2026"), ("heure", "09:15"), ("duree", "45"), ("lieu", "office"), ("avec", "alice"),
                ("interprete", "notNeeded"),
            ])
        #expect(moved.shows("Un SMS prévient le ménage."))
        try await setting.morning()
        for _ in 1...2 { try await MessageSender(setting.work.web.services).round() }
        let last = try await setting.work.web.world.store.read {
            try $0.row("SELECT id FROM appointment WHERE state = 'planned'")?.text("id") ?? ""
        }
        let path = "\(file)/annulation-de-rendez-vous"
        let cancelled = try await browser.submit(path, [("sujet", last), ("qui_annule", "network")])
        #expect(cancelled.shows("Rendez-vous annulé.") && cancelled.shows("Un SMS prévient le ménage."))
        try await setting.morning()
        try await MessageSender(setting.work.web.services).round()
        _ = try await browser.submit("\(file)/rendez-vous/\(last)/retablissement", [])
        try await setting.morning()
        try await MessageSender(setting.work.web.services).round()
        #expect(
            setting.pocket.sent.withLock { $0.map(\.text) } == [
                "Votre rendez-vous a changé : jeudi 26 novembre 2026 09:15",
                "Votre rendez-vous est annulé : jeudi 26 novembre 2026 09:15",
                "Vous avez rendez-vous. jeudi 26 novembre 2026 09:15",
            ])
    }

    @Test func `without agreement a move says nothing to anybody`() async throws {
        let setting = try await Setting(agrees: false)
        let cancelled = try await setting.browser.submit(
            "/menages/\(setting.code)/annulation-de-rendez-vous",
            [("sujet", setting.appointment), ("qui_annule", "household")])
        #expect(cancelled.shows("Rendez-vous annulé.") && !cancelled.shows("SMS prévient"))
        let kept = try await setting.work.web.world.store.read {
            try $0.row("SELECT count(*) AS found FROM message")?.int("found")
        }
        #expect(kept == 0)
    }
}
