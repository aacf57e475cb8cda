import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

struct JournalPagesTests {
    @Test func `each sees their own acts, a head the site's, Charlie nothing of it`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        _ = try await dora.post("/admin/comptes/alice/droits", [("role", "editor"), ("lieu", "s:s1")])
        #expect(try await dora.get("/admin/journal").shows("Droit donné"))
        #expect(try await web.browser(.hélène).get("/admin/journal").shows("Droit donné"))
        for person in [Cast.alice, .charlie] {
            let browser = try await web.browser(person)
            #expect(try await browser.get("/admin/journal").status == 404)
            let own = try await browser.get("/historique")
            #expect(own.status == 200 && !own.shows("Droit donné") && own.shows("Connexion"))
        }
    }

    @Test func `the chain is verified on demand, and a broken one is said`() async throws {
        let web = try await WebWorld(keepingJournal: false)
        let dora = try await web.browser(.dora)
        _ = try await web.browser(.hélène)
        _ = try await dora.get("/admin/journal")
        _ = try await web.world.store.write { try $0.sealJournal() }
        #expect(try await dora.post("/admin/journal/verification", []).shows("La chaîne est entière"))
        try await web.world.store.write { tx in
            _ = try tx.run("DROP TRIGGER journal_link_no_delete")
            _ = try tx.run("DELETE FROM journal_link WHERE position = 1")
        }
        #expect(try await dora.post("/admin/journal/verification", []).shows("rompue à la position"))
    }

    @Test func `filters and wrong days are said, nothing is lost`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        #expect(try await dora.get("/admin/journal?acte=freeze").shows("Aucune écriture dans cette période"))
        #expect(try await dora.get("/admin/journal?sujet=connections").shows("Connexion"))
        #expect(try await dora.get("/admin/journal?du=hier").shows("class=\"err\""))
        #expect(try await dora.get("/admin/journal?avant=x&acte=%27").status == 200)
    }

    @Test func `a registration given up is taken back from the trash, by its owner alone`() async throws {
        let web = try await WebWorld()
        let alice = try await web.browser(.alice)
        let form = try await alice.get("/menages/nouveau")
        let draft = try #require(
            form.main.firstMatch(of: /action="\/menages\/nouveau\/([^\/"]+)\/membres"/).map { String($0.1) })
        _ = try await alice.post(
            "/menages/nouveau/\(draft)/membres", [("nom1", "Rahimi"), ("naissance1", "1988"), ("sexe1", "M")])
        _ = try await alice.post("/menages/nouveau/\(draft)/abandon", [])
        #expect(try await alice.get("/historique/corbeille").shows("Rahimi"))
        #expect(try await !web.browser(.charlie).get("/historique/corbeille").shows("Rahimi"))
        let charlie = try await web.browser(.charlie)
        #expect(try await charlie.post("/historique/corbeille/\(draft)", []).status == 404)
        #expect(try await alice.post("/historique/corbeille/\(draft)", []).location == "/menages/nouveau/\(draft)")
        #expect(try await alice.get("/historique/corbeille").shows("Rien à reprendre"))
    }
}
