import RelorefDomain
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Today as a colleague uses it, without a script.
struct TodayTests {
    @Test func `the page says what, when, why, and what to do`() async throws {
        let page = try await WorkWorld().web.browser(.alice).get("/aujourdhui")
        #expect(page.status == 200)
        for text in [
            "Cette semaine", "Fin de séjour le 1er déc. 2026", "Hosseini (1)", "Préparer la sortie", "Pourquoi", "J-10",
            "Logement vide", "77-D2",
        ] {
            #expect(page.shows(text), "\(text)")
        }
        #expect(page.shows("Convention d’occupation du logement-relais"))
    }

    @Test func `another association has a list of its own`() async throws {
        let page = try await WorkWorld().web.browser(.charlie).get("/aujourdhui")
        #expect(page.status == 200 && !page.shows("Hosseini") && !page.shows("77-D2"))
    }

    @Test func `a tick is undone from the banner`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let key = try await work.termKey()
        let done = try await browser.submit("/aujourdhui/actes", [("fait", key)])
        #expect(done.shows("1 ligne faite.") && !done.shows("Fin de séjour"))
        let undo = try #require(done.body.firstMatch(of: /action="(\/aujourdhui\/actes\/\d+\/annulation)"/)).1
        let undone = try await browser.submit(String(undo), [])
        #expect(undone.shows("1 ligne remise comme avant.") && undone.shows("Fin de séjour"))
    }

    @Test func `putting off asks until when, and the third time why`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let key = try await work.termKey()
        let asked = try await browser.post("/aujourdhui/actes", [("reporter", key)])
        #expect(asked.status == 200 && asked.shows("Jusqu’à quand") && asked.shows("Hosseini (1)"))
        let bad = try await browser.post(
            "/aujourdhui/report", [("objet", key), ("quand", "date"), ("jour", "31/02/2027")])
        #expect(bad.status == 422 && bad.shows("31/02/2027"))
        try await work.web.world.store.write { tx in
            let parts = key.split(separator: "~")
            try tx.insert(
                "task_mark",
                [
                    "rule": "stayTerm", "subject_id": String(parts[2]), "due_on": "2026-11-24", "state": "open",
                    "snoozes": 2,
                    "account_id": "alice", "at": "2026-11-01T00:00:00.000Z", "household_id": "h1",
                ])
        }
        let third = try await browser.post("/aujourdhui/report", [("objet", key), ("quand", "lundi")])
        #expect(third.status == 422 && third.shows("Dites pourquoi"))
        let put = try await browser.submit(
            "/aujourdhui/report", [("objet", key), ("quand", "lundi"), ("motif", "attend OFII")])
        #expect(put.shows("1 ligne reportée au lun. 23 nov. 2026.") && !put.shows("Fin de séjour"))
    }

    @Test func `work is given to a colleague who sees the file`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let key = try await work.termKey()
        let asked = try await browser.post("/aujourdhui/actes", [("confier", key)])
        #expect(asked.shows("bob") && !asked.shows("charlie"))
        #expect(try await browser.post("/aujourdhui/attribution", [("objet", key)]).status == 422)
        let given = try await browser.submit("/aujourdhui/attribution", [("objet", key), ("a", "bob")])
        #expect(given.shows("1 ligne confiée.") && !given.shows("Fin de séjour"))
        let bob = try await work.web.browser(.bob)
        #expect(try await bob.get("/aujourdhui?portee=site-s1").shows("confié à bob"))
    }

    @Test func `the bar needs a ticked row, and says what a tick cannot settle`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let nothing = try await browser.post("/aujourdhui/actes", [("acte", "fait")])
        #expect(nothing.status == 422 && nothing.shows("Cochez au moins une ligne"))
        let vacancy = "vacantDwelling~2019-02-01~d2"
        let mixed = try await browser.submit(
            "/aujourdhui/actes", [("acte", "fait"), ("objet", try await work.termKey()), ("objet", vacancy)])
        #expect(mixed.shows("1 ligne faite.") && mixed.shows("la cocher ne suffit pas") && mixed.shows("Logement vide"))
    }

    @Test func `a colleague of another association marks nothing`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.charlie)
        let key = try await work.termKey()
        #expect(try await browser.post("/aujourdhui/actes", [("reporter", key)]).status == 404)
        let done = try await browser.submit("/aujourdhui/actes", [("fait", key)])
        #expect(done.shows("n’est plus d’actualité"))
        #expect(try await work.web.browser(.alice).get("/aujourdhui").shows("Fin de séjour"))
    }

    @Test func `it speaks English too`() async throws {
        let browser = try await WorkWorld().web.browser(.alice)
        _ = try await browser.post("/langue", [("langue", "en"), ("retour", "/aujourdhui")])
        let page = try await browser.get("/aujourdhui")
        #expect(page.shows("This week") && page.shows("Vacant dwelling") && !page.shows("Cette semaine"))
    }
}
