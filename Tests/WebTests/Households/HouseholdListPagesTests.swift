import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The list at work: views that are kept, chips, many files at once, and a series.
struct HouseholdListPagesTests {
    @Test func `a filter is a chip that can be taken off, and a view keeps it under a name`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let page = try await alice.get("/menages?etape=none&composition=singleMan")
        #expect(page.shows("class=\"chip\" href=\"/menages?composition=singleMan\""))
        #expect(page.shows("3 ménages"))
        #expect(try await alice.post("/menages/vues", [("liste", "etape=none"), ("vue", "")]).status == 422)
        let kept = try await alice.submit(
            "/menages/vues", [("liste", "etape=none&apres=X&q=1"), ("vue", "À placer"), ("pour", "s1")])
        #expect(kept.shows("Vue gardée.") && kept.shows("3 ménages"))
        let bob = try await cases.web.browser(.bob)
        #expect(
            try await bob.get("/menages").found(/href="(\/menages\?[^"]*)" class="pick">À placer</)
                == "/menages?etape=none")
        #expect(!(try await cases.web.browser(.charlie).get("/menages")).shows("(équipe)"))
        let foreign = try await alice.post(
            "/menages/vues", [("liste", ""), ("vue", "Ailleurs"), ("pour", "s3")])
        #expect(foreign.status == 404)
    }

    @Test func `an empty list offers ways out`() async throws {
        let cases = try await FileCases()
        let page = try await cases.web.browser(.alice).get("/menages?etape=relay&composition=couple")
        #expect(page.shows("Aucun ménage ne correspond"))
        #expect(page.shows("href=\"/menages?etape=relay\"") && page.shows("Effacer les filtres"))
    }

    @Test func `ticked households change hands, the filter stays, and it is undone`() async throws {
        let cases = try await FileCases()
        let hélène = try await cases.web.browser(.hélène)
        _ = try await hélène.get("/menages")
        let none = try await hélène.post("/menages/lot", [("liste", "etape=none"), ("repreneur", "bob")])
        #expect(none.status == 422 && none.shows("Cochez au moins un ménage."))
        let ticked = [("liste", "etape=none"), ("ici", "etape=none"), ("dossier", cases.code("h1"))]
        let nobody = try await hélène.post("/menages/lot", ticked)
        #expect(nobody.status == 422 && nobody.shows("Choisissez à qui confier"))
        #expect(nobody.shows("value=\"\(cases.code("h1"))\" aria-label=\"Cocher Tesfay Yonas\" checked"))
        let done = try await hélène.post(
            "/menages/lot", [("liste", "etape=none"), ("tous", "oui"), ("repreneur", "bob")])
        #expect(done.location == "/menages?etape=none")
        let list = try await hélène.get("/menages?etape=none")
        #expect(list.shows("3 ménages confiés."))
        let undo = try #require(list.found(/action="(\/menages\/lot\/[^"]+)"/)).replacing("&amp;", with: "&")
        let undone = try await hélène.submit(undo, [])
        #expect(undone.shows("3 ménages retrouvent") && undone.shows("sans séjour"))
        let closed = try await hélène.get("/menages?dossiers=clos")
        #expect(!closed.shows("Confier les ménages cochés"))
    }

    @Test func `from a list, one file leads to the next and back to the list`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let list = try await alice.get("/menages?etape=none")
        let first = try #require(list.found(/href="(\/menages\/[A-Z]{7}\?liste=[^"]+)"/))
        let file = try await alice.get(first)
        #expect(file.shows("Ménages (1 sur 3)") && file.shows("href=\"/menages?etape=none\""))
        let next = try #require(file.found(/href="([^"]+)" rel="next"/))
        #expect(try await alice.get(next).shows("Ménages (2 sur 3)"))
        #expect(file.shows("/membres?liste=etape%3Dnone"))
    }

    @Test func `the thread shows notes and events, and is narrowed by a link`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let path = "/menages/\(cases.code("h3"))"
        _ = try await alice.get(path)
        _ = try await alice.submit(path + "/notes", [("texte", "Visite faite"), ("niveau", "team"), ("cle", "n1")])
        let all = try await alice.get(path)
        #expect(all.shows("Visite faite") && all.shows("Dossier ouvert"))
        let notes = try await alice.get(path + "?fil=notes")
        #expect(notes.shows("Visite faite") && !notes.shows("<p class=\"words\">Dossier ouvert"))
    }
}
