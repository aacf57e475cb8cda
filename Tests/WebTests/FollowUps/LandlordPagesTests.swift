import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The landlord's answer by a link: no account, nothing on a GET, a second check, once.
struct LandlordPagesTests {
    /// The family of `WorkWorld` in a home of its own since 20 October, and the link that Alice made for its landlord.
    private struct Asked {
        let work: WorkWorld
        let alice: Browser
        let code: String
        let path: String

        init() async throws {
            work = try await WorkWorld()
            let followUp = try await work.movedOut()
            code = try await work.code("h1")
            alice = try await work.web.browser(.alice)
            let page = try await alice.submit("/menages/\(code)/suivis/\(followUp)/demande/1", [])
            let link = try #require(page.body.firstMatch(of: /(\/loyer\/[A-Za-z0-9_-]{43})</)).1
            path = String(link)
        }

        func outsider() async throws -> Browser {
            let browser = Browser(work.web.services)
            _ = try await browser.get(path)
            return browser
        }

        func count(_ condition: String) async throws -> Int {
            try await work.web.world.store.read {
                try $0.row(Query(unbound: "SELECT count(*) AS n FROM \(condition)"))?.int("n") ?? -1
            }
        }
    }

    @Test func `the link is shown once, and Today waits for the answer`() async throws {
        let asked = try await Asked()
        let again = try await asked.alice.get("/menages/\(asked.code)/suivi")
        #expect(!again.body.contains("/loyer/") && again.shows("demandé au bailleur"))
        #expect(!(try await asked.alice.get("/aujourdhui")).shows("Loyer du mois 1 à vérifier"))
        #expect(try await asked.count("journal_entry WHERE act = 'askLandlord'") == 1)
    }

    @Test func `opening it any number of times changes nothing and names nobody`() async throws {
        let asked = try await Asked()
        let before = try await asked.count("journal_entry")
        for _ in 0..<8 {
            let page = try await Browser(asked.work.web.services).get(asked.path)
            #expect(page.status == 200 && page.shows("trois premières lettres"))
            #expect(!page.body.lowercased().contains("hosseini") && !page.body.contains(asked.code))
        }
        #expect(try await asked.count("journal_entry") == before)
        #expect(try await asked.count("rent_check") == 0)
        #expect(try await asked.count("landlord_link WHERE tries = 0 AND answered_on IS NULL") == 1)
    }

    @Test func `three letters open the question, the answer is kept once and shown again`() async throws {
        let asked = try await Asked()
        let landlord = try await asked.outsider()
        let question = try await landlord.post(asked.path, [("lettres", "HOS")])
        #expect(question.status == 200 && question.shows("Payé à temps"))
        let none = try await landlord.post(asked.path, [("lettres", "HOS"), ("reponse", "oui")])
        #expect(none.status == 422 && none.shows("Choisissez une réponse."))
        let said = try await landlord.post(
            asked.path, [("lettres", "hos"), ("reponse", "oui"), ("situation", "partial"), ("paye", "200")])
        #expect(said.status == 200 && said.shows("Merci") && said.shows("payé en partie"))
        let twice = try await landlord.post(
            asked.path, [("lettres", "hos"), ("reponse", "oui"), ("situation", "ok")])
        #expect(twice.shows("Vous avez déjà répondu") && twice.shows("payé en partie"))
        #expect(try await asked.count("rent_check WHERE status = 'partial' AND source = 'landlordLink'") == 1)
        #expect(try await asked.count("journal_entry WHERE act = 'landlordAnswer' AND actor_id LIKE 'link:%'") == 1)
        let file = try await asked.alice.get("/menages/\(asked.code)/suivi")
        #expect(file.shows("payé en partie") && file.shows("réponse du bailleur par lien"))
        #expect(try await asked.alice.get("/aujourdhui").shows("Voir et appeler"))
    }

    @Test func `the year of birth opens it as well, and five wrong answers close it`() async throws {
        let asked = try await Asked()
        let landlord = try await asked.outsider()
        #expect(try await landlord.post(asked.path, [("lettres", "1984")]).shows("Payé à temps"))
        for left in [4, 3, 2, 1] {
            let wrong = try await landlord.post(asked.path, [("lettres", "xyz")])
            #expect(wrong.status == 422 && wrong.shows("Il reste \(left) essai"))
        }
        #expect(try await landlord.post(asked.path, [("lettres", "xyz")]).status == 410)
        let right = try await landlord.post(asked.path, [("lettres", "hos")])
        #expect(right.status == 410 && right.shows("Trop d’essais"))
    }

    @Test func `a revoked, replaced, expired or tampered link says so and does nothing`() async throws {
        let asked = try await Asked()
        let landlord = try await asked.outsider()
        let odd = try await landlord.get(asked.path + "x")
        #expect(odd.status == 404 && odd.shows("ne mène nulle part"))
        let world = asked.work.web.world
        try await world.store.write { tx in
            _ = try tx.run("UPDATE landlord_link SET expires_at = '2026-11-20T00:00:00.000Z'")
        }
        #expect(try await landlord.get(asked.path).status == 410)
        let late = try await landlord.post(asked.path, [("lettres", "hos"), ("reponse", "oui"), ("situation", "ok")])
        #expect(late.status == 410 && late.shows("dépassé sa date"))
        let id = try await world.store.read { try $0.row("SELECT id FROM landlord_link")?.text("id") ?? "" }
        let gone = try await asked.alice.submit("/menages/\(asked.code)/liens/\(id)/revocation", [])
        #expect(gone.shows("Lien retiré"))
        #expect(try await landlord.get(asked.path).shows("remplacé ou retiré"))
        #expect(try await asked.count("rent_check") == 0)
    }

    @Test func `another association neither makes nor ends a link`() async throws {
        let asked = try await Asked()
        let charlie = try await asked.work.web.browser(.charlie)
        let (link, followUp) = try await asked.work.web.world.store.read { tx in
            (
                try tx.row("SELECT id FROM landlord_link")?.text("id") ?? "",
                try tx.row("SELECT id FROM follow_up")?.text("id") ?? ""
            )
        }
        #expect(try await charlie.post("/menages/\(asked.code)/liens/\(link)/revocation", []).status == 404)
        #expect(try await charlie.post("/menages/\(asked.code)/suivis/\(followUp)/demande/1", []).status == 404)
        // Not due yet: nobody asks for it.
        #expect(try await asked.alice.post("/menages/\(asked.code)/suivis/\(followUp)/demande/2", []).status == 404)
    }
}
