import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

extension Browser {
    /// Answers the first request that waits for this person, as the page offers it: `accord`, `refus` or `retrait`.
    @discardableResult
    func answerWaiting(_ act: String = "accord") async throws -> Page {
        let page = try await get("/accords")
        let offered = page.main.matches(of: /action="(\/accords\/[^"]+)"/).map { String($0.1) }
        return try await submit(try #require(offered.first { $0.hasSuffix("/" + act) }, "\(page.main)"), [])
    }

    /// Sends what was agreed to, as the page holds it ready.
    func carryOut(_ path: String) async throws -> Page {
        let page = try await get("/accords")
        let form = try #require(
            page.main.matches(of: /(?s)<form action="([^"]+)".*?<\/form>/).first { $0.1 == path }, "\(page.main)")
        let fields = form.0.matches(of: /name="([^"]+)" value="([^"]*)"/).map {
            (String($0.1), String($0.2).replacing("&#39;", with: "'").replacing("&amp;", with: "&"))
        }.filter { $0.0 != "jeton" }
        return try await post(path.replacing("&amp;", with: "&"), fields)
    }
}

/// What waits for a second person, as the pages show it (R28, R5).
struct ApprovalPagesTests {
    private func exports(_ world: WebWorld) async throws -> Int {
        try await world.world.store.read { tx in
            try tx.row("SELECT count(*) AS found FROM journal_entry WHERE act = 'export'")?.int("found") ?? -1
        }
    }

    @Test func `an export waits for a colleague who exports as well, then leaves once`() async throws {
        let web = try await WebWorld()
        let (hélène, noé) = (try await web.browser(.hélène), try await web.browser(.noé))
        let fields = [("quoi", "tout"), ("but", "bilan & suivi")]
        let asked = try await hélène.submit("/exports", fields)
        #expect(asked.shows("Accords à deux") && asked.shows("en attente") && asked.shows("deuxième personne"))
        _ = try await hélène.submit("/exports", fields)
        #expect(try await noé.get("/aujourdhui").shows("Accords à donner"))
        #expect(try await noé.get("/admin").shows("hélène demande à exporter le dossier d’échange"))
        #expect(try await noé.get("/accords").shows("bilan &amp; suivi"))
        for person in [Cast.alice, .bob, .charlie, .dora, .félix, .hélène] {
            let browser = try await web.browser(person)
            #expect(try await !browser.get("/accords").shows("Accords à donner"), "\(person)")
        }
        #expect(try await exports(web) == 0)
        #expect(try await noé.answerWaiting().shows("Accord donné"))
        #expect(try await !noé.get("/accords").shows("Accords à donner"), "what waits twice was asked once")
        #expect(try await hélène.post("/exports", [("quoi", "tout"), ("but", "autre")]).location == "/accords")
        let file = try await hélène.carryOut("/exports")
        #expect(file.status == 200 && file.headers[.contentType] == "application/zip")
        #expect(try await exports(web) == 1)
        #expect(try await hélène.post("/exports", fields).location == "/accords", "once")
    }

    @Test func `who asked cannot answer, nor somebody beside, and the answer asks for a code`() async throws {
        let web = try await WebWorld()
        let hélène = try await web.browser(.hélène)
        _ = try await hélène.submit("/exports", [("quoi", "tout"), ("but", "bilan")])
        let id = try #require(try await web.world.store.read { try $0.approvals(askedBy: "hélène") }.first).id
        for person in Cast.allCases where person != .noé {
            let browser = try await web.browser(person)
            #expect(try await browser.post("/accords/\(id)/accord", []).status == 404, "\(person)")
            #expect(try await browser.post("/accords/\(id)/refus", []).status == 404, "\(person)")
            let taken = try await browser.post("/accords/\(id)/retrait", [("essai", "x")]).status
            #expect(person == .hélène || taken == 404, "\(person)")
        }
        #expect(try await web.browser(.noé).post("/accords/\(id)/accord", []).status == 404, "it was withdrawn")
        _ = try await hélène.submit("/exports", [("quoi", "tout"), ("but", "encore")])
        let noé = try await web.browser(.noé)
        try await web.world.store.write {
            _ = try $0.run("UPDATE session SET confirmed_at = '2001-01-01T00:00:00.000Z' WHERE account_id = 'noé'")
        }
        #expect(try await noé.answerWaiting().shows("code_confirmation"))
        #expect(try await noé.answerWaiting("refus").shows("Refusé"))
        #expect(try await hélène.get("/accords").shows("refusée"))
    }

    @Test func `a list that is longer than one person takes away waits, a short one leaves`() async throws {
        let web = try await WebWorld()
        try await web.world.store.write { tx in
            _ = try tx.run(
                """
                INSERT INTO household (id, code, figure_id, site_id, opened_on, composition, size)
                VALUES ('h1', 'BCDFGHJ', 'h1', 's1', '2009-01-10', 'singleMan', 1)
                """)
        }
        let alice = try await web.browser(.alice)
        #expect(try await alice.post("/menages/export?format=csv", []).body.contains("BCDFGHJ"))
        try await web.world.store.write { tx in
            _ = try tx.run("UPDATE reference_series SET value = 0 WHERE series = 'exportLinesAlone'")
        }
        let asked = try await alice.submit("/menages/export?format=csv&etape=none", [])
        #expect(asked.shows("exporter une liste de 1 ligne") && !asked.body.contains("BCDFGHJ"))
        try await web.browser(.hélène).answerWaiting()
        #expect(try await alice.post("/menages/export?format=csv", []).location == "/accords", "other filters")
        let file = try await alice.carryOut("/menages/export?format=csv&amp;etape=none")
        #expect(file.status == 200 && file.body.contains("BCDFGHJ"))
        #expect(try await exports(web) == 2)
    }

    @Test func `a right that raises somebody waits, a colleague's does not`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        let plain = try await dora.submit("/admin/comptes/bob/droits", [("role", "referent"), ("lieu", "s:s1")])
        #expect(plain.shows("Le droit est donné"))
        let raised = [("role", "headOfSite"), ("lieu", "a:a1")]
        #expect(try await dora.submit("/admin/comptes/bob/droits", raised).shows("en attente"))
        #expect(try await !web.world.actor(.bob).may(.inviteColleagues))
        try await web.browser(.hélène).answerWaiting()
        #expect(try await !web.world.actor(.bob).may(.inviteColleagues), "who asked does it")
        #expect(try await dora.carryOut("/admin/comptes/bob/droits").location == "/admin/comptes/bob")
        #expect(try await web.world.actor(.bob).may(.inviteColleagues))
    }

    @Test func `an invitation to govern waits; its link is shown once it is agreed to`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        let fields = [("nom", "Inès"), ("courriel", "ines@exemple.fr"), ("role", "headOfSite"), ("lieu", "s:s1")]
        #expect(try await dora.submit("/admin/comptes/invitation", fields).shows("inviter Inès"))
        #expect(try await !dora.get("/admin/comptes").shows("ines@exemple.fr"))
        try await web.browser(.hélène).answerWaiting()
        #expect(try await dora.carryOut("/admin/comptes/invitation").location == "/admin/comptes")
        #expect(try await dora.get("/admin/comptes").shows("lien-unique"))
    }

    @Test func `an alert's threshold waits for those who are told of alerts; a reminder's delay does not`() async throws
    {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        let fields = [("serie", "alertFilesPerHour"), ("nombre", "400"), ("depuis", "01/01/2026"), ("source", "essai")]
        #expect(try await dora.submit("/admin/delais", fields).shows("changer un seuil"))
        func limit() async throws -> Int {
            try await web.world.store.read { try $0.alertThresholds(on: web.world.today).filesPerHour }
        }
        #expect(try await limit() == 40)
        #expect(try await !web.browser(.hélène).get("/accords").shows("Accords à donner"), "of one association")
        try await web.browser(.noé).answerWaiting()
        _ = try await dora.carryOut("/admin/delais")
        #expect(try await limit() == 400)
        let delay = try await dora.submit(
            "/admin/delais", [("serie", "dueStayFirst"), ("nombre", "75"), ("depuis", "01/01/2026"), ("source", "x")])
        #expect(delay.shows("Le nombre est noté"))
    }
}

/// Telephone and recovery codes lost: two coordinators, a day, the owner told on every page (R5).
struct RecoveryPagesTests {
    /// The link that Dora prepares for Alice once Hélène has agreed.
    private func link(_ web: WebWorld, _ dora: Browser) async throws -> String {
        _ = try await dora.submit("/admin/comptes/alice/recuperation", [])
        try await web.browser(.hélène).answerWaiting()
        _ = try await dora.carryOut("/admin/comptes/alice/recuperation")
        return try InvitationFlowTests.link(in: try await dora.get("/admin/comptes/alice"))
    }

    @Test func `the owner is told at once and on every page, and one press stops it`() async throws {
        let web = try await WebWorld()
        let (alice, dora) = (try await web.browser(.alice), try await web.browser(.dora))
        #expect(try await !alice.get("/aide").shows("rouvrent l’accès"))
        let link = try await link(web, dora)
        for path in ["/aide", "/menages", "/compte"] {
            #expect(try await alice.get(path).shows("rouvrent l’accès"), "\(path)")
        }
        #expect(try await !dora.get("/aide").shows("rouvrent l’accès"))
        #expect(try await alice.submit("/compte/recuperation", []).shows("C’est arrêté"))
        #expect(try await !alice.get("/aide").shows("rouvrent l’accès"))
        #expect(try await web.browser().get(link).status == 404)
    }

    @Test func `the link works after a day, and asks for a new telephone's code`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        let link = try await link(web, dora)
        let stranger = try await web.browser()
        let early = try await stranger.get(link)
        #expect(early.shows("ne vaut pas encore") && !early.shows("cle-totp"))
        let chosen = [("nouveau", InvitationFlowTests.password), ("nouveau_encore", InvitationFlowTests.password)]
        #expect(try await stranger.post(link, chosen + [("code", "000000")]).status == 404)
        let old = try await web.world.store.read { try $0.signInAccount(id: "alice")?.totpSecret }
        let reached = web.services.now().adding(seconds: -1)
        try await web.world.store.write { _ = try $0.run("UPDATE password_reset SET works_from = \(reached)") }
        let page = try await stranger.get(link)
        #expect(page.shows("<svg class=\"qr\""))
        let wrong = try await stranger.post(link, chosen + [("code", "000000")])
        #expect(wrong.status == 422 && wrong.shows("pas celui du téléphone"))
        #expect(try await web.world.store.read { try $0.signInAccount(id: "alice")?.totpSecret } == old)
        let code = try InvitationFlowTests.code(in: page, web.services)
        #expect(try await stranger.submit(link, chosen + [("code", code)]).shows("mot de passe est changé"))
        #expect(try await web.world.store.read { try $0.signInAccount(id: "alice")?.totpSecret } != old)
        let half = try await stranger.post(
            "/connexion", [("courriel", Cast.alice.email), ("mot_de_passe", InvitationFlowTests.password)])
        #expect(half.location == "/connexion/code", "a password alone leads nowhere")
        #expect(try await stranger.get(link).status == 404, "once")
    }

    @Test func `one coordinator alone opens nothing, and nobody opens their own or a higher account`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        let asked = try await dora.submit("/admin/comptes/alice/recuperation", [])
        #expect(asked.shows("en attente") && !asked.shows("lien-unique"))
        #expect(try await dora.submit("/admin/comptes/alice/recuperation", []).shows("en attente"))
        let found = try await web.world.store.read { try $0.row("SELECT count(*) AS found FROM password_reset") }
        #expect(try found?.int("found") == 0)
        #expect(try await dora.post("/admin/comptes/dora/recuperation", []).status == 422)
        let hélène = try await web.browser(.hélène)
        #expect(try await hélène.post("/admin/comptes/charlie/recuperation", []).status == 404)
        #expect(try await web.browser(.alice).post("/admin/comptes/bob/recuperation", []).status == 404)
    }
}
