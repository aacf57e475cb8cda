import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Appointments as a referent uses them, without a script: made, on Today, kept, moved, cancelled.
struct AppointmentPagesTests {
    private static let fields = [
        ("sujet_rdv", "housing"), ("jour", "22/11/2026"), ("heure", "14:30"), ("duree", "45"), ("lieu", "office"),
        ("lieu_mots", "salle 2"), ("avec", "alice"), ("avec_mots", "la mairie"), ("interprete", "toBook"),
        ("langue", "prs"), ("apporter", "avis d’impôt"), ("rappel", "1"), ("note", "relire le bail"),
    ]

    private func fields(_ changed: [String: String] = [:]) -> [(String, String)] {
        Self.fields.map { ($0.0, changed[$0.0] ?? $0.1) }
            + changed.filter { key, _ in
                !Self.fields.contains { $0.0 == key }
            }.map { ($0.key, $0.value) }
    }

    private func stored(_ work: WorkWorld) async throws -> String {
        try await work.web.world.store.read {
            try $0.row("SELECT id FROM appointment ORDER BY made_at, id LIMIT 1")?.text("id") ?? ""
        }
    }

    @Test func `made in the file, it is on its tab, in its head and on Today`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        let none = try await browser.get("/menages/\(code)/rendez-vous")
        #expect(none.shows("Pas de rendez-vous pour l’instant."))
        let form = try await browser.get("/menages/\(code)/nouveau-rendez-vous")
        for text in ["Sujet", "Heure", "Au bureau", "Interprète", "À apporter", "Rappel souhaité"] {
            #expect(form.shows(text), "\(text)")
        }
        let said = try await browser.submit("/menages/\(code)/nouveau-rendez-vous", fields())
        for text in [
            "Rendez-vous pris", "Logement, 14\u{A0}h\u{A0}30", "salle 2", "la mairie", "avis d’impôt", "relire le bail",
            "à réserver", "45\u{A0}min", "week-end",
        ] { #expect(said.shows(text), "\(text)") }
        let summary = try await browser.get("/menages/\(code)")
        #expect(summary.shows("Prochain rendez-vous") && summary.shows("14\u{A0}h\u{A0}30"))
        let today = try await browser.get("/aujourdhui")
        #expect(today.shows("Rendez-vous à 14\u{A0}h\u{A0}30, logement") && today.shows("Interprète à réserver"))
        #expect(today.shows("Règle du réseau : l’interprète".replacing(" :", with: "\u{A0}:")))
        let history = try await browser.get("/menages/\(code)/historique")
        #expect(history.shows("Rendez-vous pris"))
    }

    @Test func `who came is said in one touch from Today, and taken back`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        _ = try await browser.submit(
            "/menages/\(code)/nouveau-rendez-vous", fields(["interprete": "booked", "jour": "21/11/2026"]))
        let id = try await stored(work)
        let path = "/menages/\(code)/rendez-vous/\(id)/presence?retour=aujourdhui"
        #expect(try await browser.get("/aujourdhui").body.contains("formaction=\"\(path)\""))
        let said = try await browser.submit(path, [("presence", "absent")])
        #expect(said.shows("Noté\u{A0}: absent") && said.shows("Aujourd’hui"))
        #expect(!said.shows("Rendez-vous à 14\u{A0}h\u{A0}30"))
        let again = try await browser.submit(path, [("presence", "honoured")])
        #expect(again.shows("n’est plus prévu"))
        let undo = try #require(said.body.firstMatch(of: /action="(\/menages\/[^"]+\/retablissement[^"]*)"/)).1
        let undone = try await browser.submit(String(undo).replacing("&amp;", with: "&"), [])
        #expect(undone.shows("de nouveau prévu") && undone.shows("Rendez-vous à 14\u{A0}h\u{A0}30"))
        #expect(try await browser.post(path, [("presence", "late")]).status == 404)
    }

    @Test func `moved and cancelled, it stays readable`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        _ = try await browser.submit("/menages/\(code)/nouveau-rendez-vous", fields())
        let id = try await stored(work)
        let move = "/menages/\(code)/report-de-rendez-vous"
        let form = try await browser.get("\(move)?sujet=\(id)")
        #expect(form.shows("Prévu le dim. 22 nov. 2026, 14\u{A0}h\u{A0}30") && form.shows("Qui le demande"))
        let moved = try await browser.submit(
            move,
            fields(["sujet": id, "qui_deplace": "household", "motif": "train en retard", "jour": "24/11/2026"]))
        for text in ["Rendez-vous déplacé", "déplacé par le ménage", "train en retard", "Remplace celui du"] {
            #expect(moved.shows(text), "\(text)")
        }
        let next = try await work.web.world.store.read {
            try $0.row("SELECT id FROM appointment WHERE state = 'planned'")?.text("id") ?? ""
        }
        let change = "/menages/\(code)/precisions-de-rendez-vous"
        let changed = try await browser.submit(
            change, fields(["sujet": next, "lieu": "phone", "interprete": "booked"]))
        #expect(changed.shows("Rendez-vous modifié.") && changed.shows("par téléphone"))
        let cancel = "/menages/\(code)/annulation-de-rendez-vous"
        let gone = try await browser.submit(cancel, [("sujet", next), ("qui_annule", "partner"), ("motif", "fermé")])
        #expect(gone.shows("annulé par le partenaire") && gone.shows("fermé"))
        let twice = try await browser.post(cancel, [("sujet", next), ("qui_annule", "partner")])
        #expect(twice.status == 422 && twice.shows("n’est plus prévu"))
    }

    @Test(
        arguments: [
            (["jour": "20/11/2026"], "après coup", "14:30"), (["jour": "31/02/2027"], "31/02/2027", "31/02/2027"),
            (["jour": "22/11/2029"], "trop loin", "22/11/2029"),
            (["heure": "midi"], "Écrivez l’heure", "relire le bail"),
            (["avec": "", "avec_mots": ""], "qui le ménage rencontre", "relire le bail"),
            (["avec": "charlie"], "collègue de la liste", "relire le bail"),
            (["duree": "2"], "dure de 5 minutes", "salle 2"),
        ] as [([String: String], String, String)])
    func `bad input gets its sentence and loses nothing`(
        changed: [String: String], sentence: String, kept: String
    ) async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        let page = try await browser.post("/menages/\(code)/nouveau-rendez-vous", fields(changed))
        #expect(page.status == 422 && page.shows(sentence) && page.body.contains(kept))
        #expect(try await stored(work) == "")
    }

    @Test func `the tab says the same in English`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        _ = try await browser.submit("/menages/\(code)/nouveau-rendez-vous", fields())
        _ = try await browser.submit("/langue", [("langue", "en"), ("retour", "/")])
        let page = try await browser.get("/menages/\(code)/rendez-vous")
        for text in ["Appointments", "Housing, 14:30", "at the office", "To bring", "interpreter", "New appointment"] {
            #expect(page.shows(text), "\(text)")
        }
    }

    @Test func `another association finds nothing there`() async throws {
        let work = try await WorkWorld()
        let (alice, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        _ = try await alice.submit("/menages/\(code)/nouveau-rendez-vous", fields())
        let id = try await stored(work)
        let charlie = try await work.web.browser(.charlie)
        for path in ["rendez-vous", "nouveau-rendez-vous", "report-de-rendez-vous?sujet=\(id)"] {
            #expect(try await charlie.get("/menages/\(code)/\(path)").status == 404, "\(path)")
        }
        for act in ["presence", "retablissement", "interprete"] {
            let answer = try await charlie.post(
                "/menages/\(code)/rendez-vous/\(id)/\(act)", [("presence", "absent"), ("interprete", "booked")])
            #expect(answer.status == 404, "\(act)")
        }
        // Nor does the id of another file's appointment open anything in one's own.
        let own = try await work.code("h2")
        #expect(try await charlie.get("/menages/\(own)/report-de-rendez-vous?sujet=\(id)").status == 404)
    }
}
