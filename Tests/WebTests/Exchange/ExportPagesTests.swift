import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// What leaves the register: with a purpose, a recent code, an entry in the journal, and within one's reach.
struct ExportPagesTests {
    private func world() async throws -> WebWorld {
        let world = try await WebWorld()
        try await world.world.store.write { tx in
            for (id, code, site) in [("h1", "BCDFGHJ", "s1"), ("h3", "LMNPQRS", "s3")] {
                _ = try tx.run(
                    """
                    INSERT INTO household (id, code, figure_id, site_id, opened_on, composition, size, external_id)
                    VALUES (\(id), \(code), \(id), \(site), '2009-01-10', 'singleMan', 1, \(id + "-ext"))
                    """)
            }
        }
        return world
    }

    /// Asks for an export, has it agreed to by the network's head, and takes it.
    private func agreed(_ web: WebWorld, _ browser: Browser, _ fields: [(String, String)]) async throws -> Page {
        let asked = try await browser.post("/exports", fields)
        guard asked.location == "/accords" else { return asked }
        try await web.browser(.noé).answerWaiting()
        return try await browser.post("/exports", fields)
    }

    private func journalled(_ world: WebWorld) async throws -> [(noun: String, detail: String, actor: String)] {
        try await world.world.store.read { tx in
            try tx.rows("SELECT * FROM journal_entry WHERE act = 'export' ORDER BY id").map {
                (try $0.text("noun"), try $0.text("detail"), try $0.text("actor_id"))
            }
        }
    }

    @Test func `an export says what it is for, and is journalled with it`() async throws {
        let world = try await world()
        let browser = try await world.browser(.hélène)
        _ = try await browser.get("/exports")
        let refused = try await browser.post("/exports", [("quoi", "tout"), ("but", "  ")])
        #expect(refused.status == 422 && refused.shows("à quoi sert"))
        #expect(try await journalled(world).isEmpty)
        let one = try await agreed(
            world, browser, [("quoi", "tables"), ("table", "households"), ("but", "bilan annuel")])
        #expect(one.status == 200 && one.body.contains("h1-ext") && !one.body.contains("h3-ext"))
        #expect(one.headers[.contentDisposition]?.contains("households.csv") == true)
        let entries = try await journalled(world)
        #expect(
            entries.count == 1 && entries[0].detail.contains("purpose=bilan annuel") && entries[0].actor == "hélène")
        let whole = try await agreed(world, browser, [("quoi", "tout"), ("but", "sauvegarde lisible")])
        #expect(whole.headers[.contentType] == "application/zip")
        #expect(try await browser.get("/exports").shows("sauvegarde lisible"))
        #expect(try await browser.post("/exports", [("quoi", "tables"), ("but", "x")]).status == 422)
    }

    @Test func `an old sign-in gives its code again before anything leaves`() async throws {
        let world = try await world()
        let browser = try await world.browser(.hélène)
        let old = world.world.now.adding(seconds: -301)
        try await world.world.store.write { _ = try $0.run("UPDATE session SET confirmed_at = \(old)") }
        for path in [
            "/exports", "/menages/export?format=csv", "/logements/export", "/indicateurs/menages-suivis/cas.csv",
        ] {
            let page = try await browser.post(path, [("quoi", "tout"), ("but", "bilan")])
            #expect(page.status == 422 && page.shows("code_confirmation") && page.shows("value=\"bilan\""))
            #expect(page.shows("action=\"\(path)\"") && page.headers[.contentDisposition] == nil)
        }
        #expect(try await journalled(world).isEmpty)
    }

    @Test func `lists leave by a form, journalled; a link that only reads does not exist`() async throws {
        let world = try await world()
        let browser = try await world.browser(.alice)
        #expect(try await browser.get("/menages").shows("/menages/export?format=csv"))
        for path in ["/menages/export?format=csv", "/logements/export", "/indicateurs/menages-suivis/cas.csv"] {
            #expect([404, 405, 303].contains(try await browser.get(path).status), "\(path)")
        }
        let page = try await browser.post("/menages/export?format=csv&etape=none", [])
        #expect(page.status == 200 && page.body.contains("BCDFGHJ") && !page.body.contains("LMNPQRS"))
        #expect(page.body.contains("sans séjour"), "the filters are in the header")
        let entries = try await journalled(world)
        #expect(entries.count == 1 && entries[0].noun == "list" && entries[0].detail.contains("screen=/menages/export"))
        #expect(entries[0].detail.contains("etape=none") && entries[0].actor == "alice")
        let workbook = try await browser.post("/menages/export?format=xlsx", [])
        #expect(workbook.headers[.contentDisposition]?.contains(".xlsx") == true)
    }

    @Test(arguments: [Cast.alice, .charlie, .dora, .félix])
    func `whoever may not export finds no page for it`(person: Cast) async throws {
        let browser = try await world().browser(person)
        #expect(try await browser.get("/exports").status == 404)
        #expect(try await browser.post("/exports", [("quoi", "tout"), ("but", "x")]).status == 404)
    }

    @Test func `Charlie's list and package hold nothing of another association`() async throws {
        let world = try await world()
        let grant = Grant(role: .headOfSite, association: "a2", site: nil, from: TestDay("2004-01-01"))
        try await world.world.store.write { try $0.insert(grant, id: "grant-head", account: "charlie") }
        let browser = try await world.browser(.charlie)
        let list = try await browser.post("/menages/export?format=csv", [])
        #expect(list.body.contains("LMNPQRS") && !list.body.contains("BCDFGHJ"))
        let page = try await agreed(world, browser, [("quoi", "tables"), ("table", "households"), ("but", "x")])
        #expect(page.body.contains("h3-ext") && !page.body.contains("h1-ext"))
    }
}
