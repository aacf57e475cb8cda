import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Days to follow as a colleague notes and answers them, the proof of what was done, and the deadlines as data.
struct FollowedDatePagesTests {
    private func noted(_ work: WorkWorld, _ browser: Browser) async throws -> (page: Page, id: String) {
        let code = try await work.code("h1")
        let page = try await browser.submit(
            "/menages/\(code)/date-a-suivre",
            [("nature", "noticeReceived"), ("jour", "30/09/2026"), ("cas", "courant"), ("note", "lettre du 28")])
        let id = try await work.web.world.store.read { try $0.row("SELECT id FROM anchor_event")?.text("id") ?? "" }
        return (page, id)
    }

    @Test func `a notice is noted in one form, turns up on Today with its why, is corrected and answered`() async throws
    {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let code = try await work.code("h1")
        let empty = try await browser.get("/menages/\(code)/dates-a-suivre")
        #expect(empty.shows("Aucune date à suivre") && empty.shows("Noter une date"))
        let wrong = try await browser.post(
            "/menages/\(code)/date-a-suivre", [("nature", "noticeReceived"), ("jour", "31/12/2026")])
        #expect(wrong.status == 422 && wrong.shows("31/12/2026"))
        let (page, id) = try await noted(work, browser)
        for text in ["Date notée", "30 sept. 2026", "30 déc. 2026", "lettre du 28", "Noter la suite"] {
            #expect(page.shows(text), "\(text)")
        }
        #expect(try await browser.get("/menages/\(code)").shows("Dates à suivre"))
        let today = try await browser.get("/aujourdhui")
        for text in ["avant le 30 déc. 2026", "Délai : 3 mois", "Échéance D-14", "30 sept. 2026"] {
            #expect(today.shows(text), "\(text)")
        }
        let corrected = try await browser.submit(
            "/menages/\(code)/date-a-suivre",
            [("sujet", id), ("nature", "noticeReceived"), ("jour", "05/11/2026"), ("cas", "reduced")])
        #expect(corrected.shows("Date corrigée") && corrected.shows("5 déc. 2026") && corrected.shows("corrigée"))
        let next = try await work.web.world.store.read {
            try $0.row("SELECT id FROM anchor_event WHERE withdrawn_at IS NULL")?.text("id") ?? ""
        }
        let early = try await browser.post(
            "/menages/\(code)/suite-d-une-date", [("sujet", next), ("jour", "04/11/2026")])
        #expect(early.status == 422 && early.shows("vient après le 5 nov. 2026"))
        let answered = try await browser.submit(
            "/menages/\(code)/suite-d-une-date", [("sujet", next), ("jour", "20/11/2026"), ("suite", "clés rendues")])
        #expect(answered.shows("plus rien à rappeler") && answered.shows("réglée le 20 nov. 2026"))
        #expect(answered.shows("clés rendues"))
        let undo = try #require(answered.body.firstMatch(of: /action="(\/menages\/[^"]+\/reouverture)"/)).1
        #expect(try await browser.submit(String(undo), []).shows("de nouveau à suivre"))
    }

    @Test func `another association has neither the page nor the acts`() async throws {
        let work = try await WorkWorld()
        let code = try await work.code("h1")
        let (_, id) = try await noted(work, try await work.web.browser(.alice))
        let charlie = try await work.web.browser(.charlie)
        for path in [
            "/menages/\(code)/dates-a-suivre", "/menages/\(code)/date-a-suivre", "/logements/77-D1/dates",
            "/partenaires/office/dates", "/sites/s1/dates",
        ] {
            #expect(try await charlie.get(path).status == 404, "\(path)")
        }
        let own = try await work.code("h2")
        for step in ["retrait", "retablissement", "reouverture"] {
            #expect(try await charlie.post("/menages/\(own)/dates-a-suivre/\(id)/\(step)", []).status == 404)
        }
        #expect(
            try await charlie.post("/sites/s1/dates", [("nature", "yearEnd"), ("jour", "31/12/2026")]).status == 404)
    }

    @Test func `a site has its own, which come round`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.hélène)
        let page = try await browser.submit("/sites/s1/dates", [("nature", "yearEnd"), ("jour", "31/12/2025")])
        #expect(page.shows("31 mars 2026") && page.shows("Date notée"))
        let action = try #require(page.body.firstMatch(of: /action="(\/sites\/s1\/dates\/[^"]+\/suite)"/)).1
        let settled = try await browser.submit(String(action), [("jour", "20/11/2026")])
        #expect(settled.shows("Le suivant court du 31 déc. 2026") && settled.shows("31 mars 2027"))
        let wrong = try await browser.post("/sites/s1/dates", [("nature", "noticeReceived"), ("jour", "20/11/2026")])
        #expect(wrong.status == 422)
        #expect(try await browser.get("/aujourdhui?portee=site-s1").shows("Dates du site"))
    }

    @Test func `done with its day and its proof, seen afterwards and put back`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let key = try await work.termKey()
        let asked = try await browser.post("/aujourdhui/actes", [("preuve", key)])
        #expect(asked.status == 200 && asked.shows("Fait le") && asked.shows("Hosseini (1)"))
        let ahead = try await browser.post(
            "/aujourdhui/fait", [("objet", key), ("jour", "30/11/2026"), ("preuve", "accusé 12")])
        #expect(ahead.status == 422 && ahead.shows("accusé 12"))
        let done = try await browser.submit(
            "/aujourdhui/fait", [("objet", key), ("jour", "19/11/2026"), ("preuve", "accusé 12")])
        #expect(done.shows("1 ligne faite.") && done.shows("1 ligne faite : voir"))
        let page = try await browser.get("/aujourdhui/fait")
        for text in ["accusé 12", "19 nov. 2026", "Remettre dans la liste"] {
            #expect(page.shows(text), "\(text)")
        }
        let code = try await work.code("h1")
        #expect(try await browser.get("/menages/\(code)/historique").shows("Échéance marquée comme faite"))
        let charlie = try await work.web.browser(.charlie)
        #expect(!(try await charlie.get("/aujourdhui/fait").shows("accusé 12")))
        #expect(try await charlie.post("/aujourdhui/remise", [("objet", key)]).status == 404)
        let back = try await browser.submit("/aujourdhui/remise", [("objet", key)])
        #expect(back.shows("Rien n’a été coché."))
        #expect(try await browser.get("/aujourdhui").shows("Fin de séjour"))
    }

    @Test func `thirty days of one's own, of a site and of a département`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        for scope in ["moi", "site-s1"] {
            let page = try await browser.get("/aujourdhui/trente-jours?portee=\(scope)")
            #expect(page.shows("Semaine du 30 nov. 2026") && page.shows("Hosseini (1)"), "\(scope)")
        }
        let charlie = try await work.web.browser(.charlie)
        #expect(!(try await charlie.get("/aujourdhui/trente-jours").shows("Hosseini")))
    }

    @Test func `a deadline is set from a day on, and its history stays`() async throws {
        let work = try await WorkWorld()
        let (alice, dora) = (try await work.web.browser(.alice), try await work.web.browser(.dora))
        _ = try await noted(work, alice)
        #expect(try await alice.get("/admin/echeances").status == 404)
        let list = try await dora.get("/admin/echeances")
        for text in ["D-01", "D-37", "3 mois", "37 échéances"] { #expect(list.shows(text), "\(text)") }
        let typed = [
            ("depuis", "01/01/2026"), ("fait", "noticeReceived"), ("cas", ""), ("delai", "2"), ("unite", "months"),
            ("poids", "urgent"), ("source", "décret d’essai"), ("confiance", "V"),
        ]
        let wrong = try await dora.post("/admin/echeances/D-14", typed + [("rappels", "demain")])
        #expect(wrong.status == 422 && wrong.shows("décret d’essai"))
        let kept = try await dora.submit("/admin/echeances/D-14", typed + [("rappels", "20, 5")])
        for text in ["La version est notée", "décret d’essai", "2 mois", "20, 5", "loi du 6 juillet 1989"] {
            #expect(kept.shows(text), "\(text)")
        }
        let today = try await alice.get("/aujourdhui")
        #expect(today.shows("avant le 30 nov. 2026") && today.shows("décret d’essai") && today.shows("20, 5"))
        #expect(try await dora.get("/admin/echeances/D-01").shows("parmi les nombres datés"))
        #expect(try await dora.get("/admin/echeances/D-99").status == 404)
        #expect(try await dora.get("/admin/journal").shows("Échéance D-14"))
        #expect(try await alice.post("/admin/echeances/D-14", typed).status == 404)
    }

    @Test func `Today's numbers are those of its lines`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        _ = try await noted(work, browser)
        let page = try await browser.get("/aujourdhui?portee=site-s1")
        let rows = page.main.matches(of: /<li class="row">/).count
        let groups = page.main.matches(of: /<h2>[^<]+<span>(\d+)<\/span>/).compactMap { Int($0.1) }
        #expect(rows > 0 && groups.reduce(0, +) == rows)
        let later = page.main.firstMatch(of: /<h2>Plus tard <span>(\d+)<\/span>/).flatMap { Int($0.1) } ?? 0
        let told = page.main.firstMatch(of: /(\d+) choses? à faire/).flatMap { Int($0.1) }
        #expect(told == rows - later)
    }
}
