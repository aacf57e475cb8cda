import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The search of one's own, the budget, the list of requests, and what a lease and a separation do to a request.
struct HousingSearchPagesTests {
    private func world() async throws -> (work: WorkWorld, browser: Browser, code: String) {
        let work = try await WorkWorld()
        return (work, try await work.web.browser(.alice), try await work.code("h1"))
    }

    private func filed(_ browser: Browser, _ code: String, on day: String = "01/12/2025") async throws {
        _ = try await browser.submit(
            "/menages/\(code)/demande-de-logement",
            [("depot", day), ("departement", "77"), ("numero", "077112512345678901")])
    }

    @Test func `a lead is written down, completed, printed, taken back and put back`() async throws {
        let (work, browser, code) = try await world()
        let path = "/menages/\(code)/piste"
        let empty = try await browser.post(path, [("source", "agency"), ("jour", "02/11/2026")])
        #expect(empty.status == 422 && empty.shows("Écrivez au moins qui a été contacté"))
        let fields = [
            ("source", "agency"), ("qui", "Agence du Pont"), ("quoi", "T3, 62 m²"), ("commune", "Melun"),
            ("loyer", "620,50"), ("charges", "85"), ("jour", "02/11/2026"),
        ]
        let kept = try await browser.submit(path, fields)
        for text in ["Piste notée", "Agence du Pont", "T3, 62 m², Melun (77)", "1 contact", "attendue"] {
            #expect(kept.shows(text), "\(text)")
        }
        let undo = try #require(kept.body.firstMatch(of: /action="(\/menages\/[^"]+\/retrait)"/)).1
        let undone = try await browser.submit(String(undo), [])
        #expect(undone.shows("Piste retirée.") && !undone.shows("Agence du Pont"))
        let redo = try #require(undone.body.firstMatch(of: /action="(\/menages\/[^"]+\/retablissement)"/)).1
        #expect(try await browser.submit(String(redo), []).shows("Agence du Pont"))
        let id = try await work.web.world.store.read { try $0.row("SELECT id FROM housing_lead")?.text("id") ?? "" }
        let early = try await browser.post(path, fields + [("sujet", id), ("visite", "01/11/2026")])
        #expect(early.status == 422 && early.shows("vient avant"))
        let answered = try await browser.submit(
            path,
            fields + [
                ("sujet", id), ("visite", "05/11/2026"), ("dossier", "06/11/2026"), ("reponse", "refused"),
                ("reponse_le", "12/11/2026"), ("motif_bailleur", "incomeTooLow"),
            ])
        for text in ["refus du bailleur", "ressources trop faibles", "1 visite", "1 dossier déposé"] {
            #expect(answered.shows(text), "\(text)")
        }
        let paper = try await browser.get("/menages/\(code)/recherche-logement/journal")
        #expect(paper.shows("Journal de recherche de logement") && paper.shows("Agence du Pont"))
        let charlie = try await work.web.browser(.charlie)
        #expect(try await charlie.get("/menages/\(code)/recherche-logement/journal").status == 404)
    }

    @Test func `words on health are pointed at, and kept only with a reason`() async throws {
        let (_, browser, code) = try await world()
        let fields = [
            ("source", "owner"), ("qui", "M. Petit"), ("jour", "02/11/2026"),
            ("remarque", "traitement pour un diabète"),
        ]
        let warned = try await browser.post("/menages/\(code)/piste", fields)
        #expect(warned.status == 422 && warned.shows("À confirmer (V30)") && warned.shows("traitement pour un diabète"))
    }

    @Test func `a budget is reckoned without being kept, then kept, printed and taken back`() async throws {
        let (work, browser, code) = try await world()
        let fields = [
            ("ressources", "1450"), ("loyer", "620,50"), ("charges", "85"), ("aide", "231,75"), ("personnes", "4"),
        ]
        let seen = try await browser.post("/menages/\(code)/budget/calcul", fields)
        #expect(seen.status == 200)
        for text in [
            "32,7", "473,75", "976,25", "8,14", "÷ 4 personnes ÷ 30 jours", "40\u{a0}% des ressources au plus",
        ] {
            #expect(seen.shows(text), "\(text)")
        }
        #expect(seen.shows("value=\"620,50\""))
        func kept() async throws -> Int {
            try await work.web.world.store.read {
                try $0.row("SELECT count(*) AS n FROM housing_budget WHERE withdrawn_at IS NULL")?.int("n") ?? -1
            }
        }
        #expect(try await kept() == 0)
        let missing = try await browser.post("/menages/\(code)/budget/calcul", [("loyer", "620")])
        #expect(missing.status == 422 && missing.shows("Écrivez les ressources."))
        let tab = try await browser.submit("/menages/\(code)/budget", fields)
        #expect(tab.shows("Calcul gardé") && tab.shows("32,7"))
        #expect(try await kept() == 1)
        let id = try await work.web.world.store.read { try $0.row("SELECT id FROM housing_budget")?.text("id") ?? "" }
        let paper = try await browser.get("/menages/\(code)/budgets/\(id)")
        #expect(paper.shows("Simulation de budget") && paper.shows("8,14"))
        let again = try await browser.get("/menages/\(code)/budget")
        #expect(again.shows("value=\"1450\"") && again.shows("Celles du dernier calcul"))
        let gone = try await browser.submit("/menages/\(code)/budgets/\(id)/retrait", [])
        #expect(gone.shows("Calcul retiré."))
        #expect(try await kept() == 0)
        let dear = try await browser.post(
            "/menages/\(code)/budget", [("ressources", "1000"), ("loyer", "401"), ("personnes", "1")])
        #expect(dear.status == 422 && dear.shows("au-dessus de 40\u{a0}%") && dear.shows("À confirmer (V70)"))
    }

    @Test func `the list says which requests are to be renewed, and leaves as a file`() async throws {
        let (work, browser, code) = try await world()
        try await filed(browser, code)
        let list = try await browser.get("/demandes-de-logement")
        for text in ["Hosseini", "077 112 512 345 678 901", "1er oct. 2026", "1er déc. 2026", "1 demande à renouveler"]
        {
            #expect(list.shows(text), "\(text)")
        }
        let file = try await browser.post("/demandes-de-logement/export?format=csv", [])
        #expect(file.status == 200 && file.body.contains("077112512345678901") && file.body.contains("2026-12-01"))
        let charlie = try await work.web.browser(.charlie)
        #expect(try await !charlie.get("/demandes-de-logement?etat=toutes").shows("Hosseini"))
        #expect(
            try await !charlie.post("/demandes-de-logement/export?format=csv&etat=toutes", []).body.contains("0771"))
    }

    @Test func `a lease is asked whether it meets the request`() async throws {
        let (work, browser, code) = try await world()
        try await filed(browser, code)
        let stay = try await work.web.world.store.read { try $0.row("SELECT id FROM accommodation")?.text("id") ?? "" }
        let form = try await browser.get("/menages/\(code)/sortie?sujet=\(stay)")
        #expect(form.shows("La demande de logement social est satisfaite"))
        let fields = [
            ("sujet", stay), ("jour", "20/11/2026"), ("destination", "directLeasePublic"), ("bailleur", "office"),
            ("commune", "Melun"), ("departement", "77"), ("loyer", "520"), ("signature", "20/11/2026"),
        ]
        _ = try await browser.submit("/menages/\(code)/sortie", fields + [("demande_satisfaite", "oui")])
        let tab = try await browser.get("/menages/\(code)/recherche-logement")
        #expect(tab.shows("satisfaite le 20 nov. 2026"))
        #expect(try await !browser.get("/aujourdhui").shows("Demande de logement"))
    }

    @Test func `a lease that says nothing of the request leaves its removal to check`() async throws {
        let (work, browser, code) = try await world()
        try await filed(browser, code)
        _ = try await work.movedOut()
        let today = try await browser.get("/aujourdhui")
        #expect(today.shows("Demande de logement à faire radier après le bail"))
        #expect(!today.shows("Demande de logement à renouveler"))
    }

    @Test func `a household that parts says who keeps its request`() async throws {
        let (work, browser, _) = try await world()
        try work.web.world.vault.makeKeys(for: ["h7"])
        let author = try await work.web.world.author(.alice)
        let (code, spouse) = try await work.web.world.store.write { tx in
            func person(_ given: String, _ sex: Sex, _ kinship: Kinship) -> NewPerson {
                NewPerson(
                    PersonalIdentity(
                        family: "Rahimi", given: given, birth: PartialDate(text: "1988-04-12") ?? .unknown),
                    sex: sex, kinship: kinship,
                    protections: [
                        .init(
                            .refugee, authority: .ofpra, decidedOn: TestDay("2020-03-02"),
                            notifiedOn: TestDay("2020-03-20"))
                    ])
            }
            let new = NewHousehold(
                id: "h7", site: "s1", referent: "alice", openedOn: TestDay("2021-01-04"),
                persons: [person("Najib", .male, .reference), person("Laila", .female, .spouse)])
            let code = try tx.register(new, duplicatesIn: nil, by: author).code
            let members = try tx.members(of: "h7", by: author)
            return (code, members.first { $0.membership.kinship == .spouse }?.id ?? "")
        }
        try await filed(browser, code, on: "01/03/2026")
        let form = try await browser.get("/menages/\(code)/separation")
        #expect(form.shows("part avec le nouveau dossier"))
        let settled = HouseholdChangeRules.SplitStep.allCases.filter { $0 != .requestHolderChosen }
        let opened = try await browser.submit(
            "/menages/\(code)/separation",
            [("part_\(spouse)", "reference"), ("jour", "10/11/2026"), ("demande", "part")]
                + settled.map { ($0.rawValue, "oui") })
        let other = try #require(opened.body.firstMatch(of: /Dossier ([A-Z]{7}) ouvert/)).1
        #expect(
            try await browser.get("/menages/\(other)/recherche-logement").shows("077 112 512 345 678 901"))
        #expect(try await browser.get("/menages/\(code)/recherche-logement").shows("Pas de demande de logement"))
    }

    @Test func `the copy of the file tells of the search`() async throws {
        let (work, browser, code) = try await world()
        try await filed(browser, code)
        _ = try await browser.submit(
            "/menages/\(code)/piste", [("source", "owner"), ("qui", "M. Petit"), ("jour", "02/11/2026")])
        let author = try await work.web.world.author(.alice)
        let copy = try await work.web.world.store.read { tx in
            try tx.household("h1", visibleTo: author.actor).map { try tx.copy(of: $0, by: author) }
        }
        #expect(copy?.requests.first?.number?.text == "077112512345678901")
        #expect(copy?.leads.first?.words?.contact == "M. Petit")
    }
}
