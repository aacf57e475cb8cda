import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Is this household known to another association? A blind request, the head's answer, and a file that moves.
struct FamilyLinkPagesTests {
    @Test func `a request says nothing, the head links without a name, and both files say that they count once`()
        async throws
    {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let path = "/menages/\(cases.code("h3"))"
        _ = try await alice.get(path + "/lien")
        let asked = try await alice.submit(path + "/lien", [("code", ""), ("cle", "l1")])
        #expect(asked.shows("Demande envoyée.") && asked.shows("aucun lien établi"))
        #expect(!asked.shows("Provins") && !asked.shows("Maison des Arrivants"))
        let charlie = try await cases.web.browser(.charlie)
        #expect(!(try await charlie.get("/menages/\(cases.code("h4"))")).shows("Autre association"))

        let noé = try await cases.web.browser(.noé)
        let list = try await noé.get("/rapprochements")
        #expect(list.shows("1 demande attend") && list.shows("4 ménages comptés"))
        let link = try #require(list.found(/href="(\/rapprochements\/[^"]+)"/))
        let page = try await noé.get(link)
        #expect(page.shows(cases.code("h4")) && page.shows("Maison des Arrivants") && page.shows("100"))
        #expect(!page.shows("Noori") && !page.shows("Farid"))
        #expect(try await noé.post(link + "/reunir", []).status == 422)
        #expect(try await noé.post(link + "/reunir", [("avec", "h1")]).status == 404)
        let linked = try await noé.submit(link + "/reunir", [("avec", "h4")])
        #expect(linked.shows("3 ménages comptés"))
        #expect(try await alice.get(path).shows("compte une seule fois"))
        #expect(try await charlie.get("/menages/\(cases.code("h4"))").shows("compte une seule fois"))
        #expect(try await charlie.get(path).status == 404)
        #expect(try await noé.submit(link + "/annulation", []).shows("4 ménages comptés"))
    }

    @Test func `a refusal is not told to who asked`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let path = "/menages/\(cases.code("h1"))"
        _ = try await alice.get(path + "/lien")
        #expect(try await alice.post(path + "/lien", [("code", "pas un code"), ("cle", "l2")]).status == 422)
        _ = try await alice.submit(path + "/lien", [("code", cases.code("h4")), ("cle", "l3")])
        let before = try await alice.get(path)
        let noé = try await cases.web.browser(.noé)
        let link = try #require(try await noé.get("/rapprochements").found(/href="(\/rapprochements\/[^"]+)"/))
        #expect(try await noé.get(link).shows("dont les noms ne ressemblent pas"))
        #expect(try await noé.submit(link + "/refus", []).shows("Demande classée"))
        #expect(try await noé.submit(link + "/reunir", [("avec", "h4")]).shows("a déjà une réponse"))
        let aside = /<h2>Autre association<\/h2>.*?<\/section>/
        #expect(
            before.main.firstMatch(of: aside)?.output == (try await alice.get(path)).main.firstMatch(of: aside)?.output)
        #expect(!(try await alice.get(path + "/historique")).shows("refuseLink"))
        #expect(try await alice.get("/rapprochements").status == 404)
    }

    @Test func `a file moves with the household's agreement, and who had it no longer opens it`() async throws {
        let cases = try await FileCases()
        let hélène = try await cases.web.browser(.hélène)
        let path = "/menages/\(cases.code("h3"))"
        let form = try await hélène.get(path + "/transmission")
        #expect(form.shows("Provins, Maison des Arrivants") && form.shows("charlie"))
        let fields = [("site", "s3"), ("repreneur", "charlie"), ("accord_jour", "20/11/2026"), ("cle", "t1")]
        let refused = try await hélène.post(path + "/transmission", fields)
        #expect(refused.status == 422 && refused.shows("Sans l’accord du ménage"))
        let wrong = try await hélène.post(
            path + "/transmission", [("site", "s2"), ("repreneur", "charlie"), ("accorde", "oui"), ("cle", "t2")])
        #expect(wrong.status == 422)
        let moved = try await hélène.submit(path + "/transmission", fields + [("accorde", "oui")])
        #expect(moved.shows("transmis") && moved.shows("Provins"))
        #expect(try await hélène.get(path).status == 404)
        #expect(try await cases.web.browser(.alice).get(path).status == 404)
        let charlie = try await cases.web.browser(.charlie)
        #expect(try await charlie.get(path).shows("Noori"))
        #expect(try await charlie.get(path + "/historique").shows("Dossier transmis à un autre site"))
        #expect(try await cases.web.browser(.alice).get("/menages/\(cases.code("h1"))/transmission").status == 404)
    }

    /// What an act had written before it was refused is taken back with it.
    @Test func `an agreement is not kept of a file that does not go`() async throws {
        let cases = try await FileCases()
        let path = "/menages/\(cases.code("h3"))"
        let alice = try await cases.web.browser(.alice)
        _ = try await alice.get(path + "/objectif")
        let goal = [
            ("paroles", "Je veux travailler"), ("langue", "fr"), ("domaine", "employment"), ("priorite", "first"),
            ("qui", "person"), ("accord", "oui"), ("cle", "d1"),
        ]
        #expect(try await alice.submit(path + "/objectif", goal).shows("Je veux travailler"))
        let hélène = try await cases.web.browser(.hélène)
        _ = try await hélène.get(path + "/transmission")
        let fields = [
            ("site", "s3"), ("repreneur", "charlie"), ("accord_jour", "20/11/2026"), ("accorde", "oui"), ("cle", "t3"),
        ]
        let refused = try await hélène.post(path + "/transmission", fields)
        #expect(refused.status == 422 && refused.shows("confirme_V98"))
        let agreements = try await cases.web.world.store.read { tx in
            try tx.row("SELECT count(*) AS n FROM consent WHERE household_id = 'h3'")?.int("n")
        }
        #expect(agreements == 0)
        #expect(try await hélène.get(path).status == 200)
    }
}
