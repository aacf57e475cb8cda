import RelorefDomain
import RelorefRecords
import RelorefTesting
import RelorefWeb
import Testing

/// Duplicates on screen: proposed, compared, made one, taken back, told apart.
struct MergePagesTests {
    @Test func `probable duplicates are proposed, and nothing is merged by itself`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let page = try await alice.get("/menages/doublons")
        #expect(page.shows("1 paire à comparer"))
        #expect(page.shows("Tesfay Yonas") && page.shows("Tesfai Yonass") && !page.shows("Noori"))
        let charlie = try await cases.web.browser(.charlie)
        let other = try await charlie.get("/menages/doublons")
        #expect(other.shows("Aucun doublon probable") && !other.shows("Tesfay") && !other.shows("Noori"))
        #expect(try await cases.web.browser(.bob).get("/menages/doublons").status == 404)
    }

    @Test func `two files are compared field by field, merged with the chosen values, and parted again`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let (one, other) = (cases.code("h1"), cases.code("h2"))
        let page = try await alice.get("/menages/\(one)/fusion?avec=\(other)")
        #expect(page.status == 200)
        #expect(page.shows("diffère") && page.shows("Ce qui passe de \(other) à \(one)"))
        let (ours, theirs) = (try await cases.head("h1"), try await cases.head("h2"))
        let fields = [
            ("avec", other), ("qui_\(theirs)", ours), ("vu_\(theirs)", ours), ("p_\(theirs)_name", "garde"),
            ("p_\(theirs)_birth", "autre"), ("cle", "m1"),
        ]
        let merged = try await alice.submit("/menages/\(one)/fusion", fields)
        #expect(merged.shows("Dossiers réunis."))
        #expect(try await alice.get("/menages/\(one)/membres").shows("20 janv. 1991"))
        let moved = try await alice.get("/menages/\(other)")
        #expect(moved.location == "/menages/\(one)")
        let list = try await alice.get("/menages/doublons")
        #expect(list.shows("réversible jusqu’au 21 déc. 2026"))
        let id = try #require(list.found(/name="sujet" value="([^"]+)"/))
        let undone = try await alice.submit("/menages/\(one)/fusion-annulee", [("sujet", id)])
        #expect(undone.shows("Réunion annulée"))
        #expect(try await alice.get("/menages/\(other)").status == 200)
        #expect(!(try await alice.get("/menages/\(one)/membres")).shows("20 janv. 1991"))
    }

    @Test func `people who were not shown side by side are compared before they are merged`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let (ours, theirs) = (try await cases.head("h1"), try await cases.head("h3"))
        let path = "/menages/\(cases.code("h1"))/fusion"
        _ = try await alice.get(path + "?avec=\(cases.code("h3"))")
        let page = try await alice.post(path, [("avec", cases.code("h3")), ("qui_\(theirs)", ours), ("cle", "m2")])
        #expect(page.status == 422)
        #expect(page.shows("Comparez les personnes choisies"))
        #expect(page.shows("vu_\(theirs)"))
    }

    @Test func `a code of another association and a code that does not exist read alike`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let path = "/menages/\(cases.code("h3"))/fusion?avec="
        let foreign = try await alice.get(path + cases.code("h4"))
        let absent = try await alice.get(path + "BCDFGHJ")
        #expect(foreign.status == 422 && absent.status == 422)
        let same = foreign.main.replacing(cases.code("h4"), with: "X") == absent.main.replacing("BCDFGHJ", with: "X")
        #expect(same)
        #expect(foreign.shows("/menages/\(cases.code("h3"))/lien"))
        #expect(try await alice.post("/menages/\(cases.code("h3"))/fusion", [("avec", cases.code("h4"))]).status == 404)
    }

    @Test func `a pair that is told apart is not proposed again, and can be`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        _ = try await alice.get("/menages/doublons")
        let (one, other) = (try await cases.head("h1"), try await cases.head("h2"))
        let said = try await alice.submit("/menages/doublons/distincts", [("une", one), ("autre", other)])
        #expect(said.shows("Aucun doublon probable"))
        let back = try await alice.submit("/menages/doublons/distincts/annulation?une=\(one)&autre=\(other)", [])
        #expect(back.shows("1 paire à comparer"))
        let foreign = try await cases.head("h4")
        let refused = try await alice.post("/menages/doublons/distincts", [("une", one), ("autre", foreign)])
        #expect(refused.status == 404)
    }

    @Test func `somebody written twice in one file becomes one person`() async throws {
        let cases = try await FileCases()
        let alice = try await cases.web.browser(.alice)
        let path = "/menages/\(cases.code("h3"))"
        _ = try await alice.get(path + "/personne")
        let added = try await alice.post(
            path + "/personne",
            [
                ("nom", "Nouri"), ("prenom", "Farid"), ("naissance", "1992"), ("sexe", "M"), ("lien", "sibling"),
                ("jour", "20/11/2026"),
                ("confirme_V06", "oui"), ("motif_V06", "à vérifier"), ("cle", "p1"),
            ])
        #expect(added.status == 303)
        let found = try await alice.get("/menages/doublons")
        let way = try #require(found.found(/(personnes-reunies\?[^"]+)"/)).replacing("&amp;", with: "&")
        let page = try await alice.get("\(path)/\(way)")
        #expect(page.shows("Réunir deux personnes") && page.shows("Nouri"))
        let ids = way.split(separator: /[=&]/).map(String.init)
        let merged = try await alice.submit(
            path + "/personnes-reunies", [("sujet", ids[1]), ("avec", ids[3]), ("p_birth", "garde"), ("cle", "p2")])
        #expect(merged.shows("Personnes réunies.") && merged.shows("1 personne"))
        let foreign = try await cases.web.browser(.charlie).get("\(path)/\(way)")
        #expect(foreign.status == 404)
    }
}
