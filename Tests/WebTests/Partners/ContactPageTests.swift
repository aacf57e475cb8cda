import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Contacts and talks on a partner's page, and the next step in Today.
struct ContactPageTests {
    private func world() async throws -> WebWorld {
        let web = try await WebWorld()
        try await web.world.store.write { tx in
            try tx.insert(Partner(id: "office", name: "Office du Val", kind: .hlmBody, landlordKind: .oph, site: "s1"))
        }
        return web
    }

    @Test func `a contact is added with consent, and says whom to call once it left`() async throws {
        let web = try await world()
        let alice = try await web.browser(.alice)
        _ = try await alice.get("/partenaires/office/contacts/nouveau")
        let fields = [("nom", "Claire Fontenay"), ("fonction", "attributions"), ("telephone", "01 99 00 12 34")]
        let refused = try await alice.post("/partenaires/office/contacts", fields + [("cle", "k1")])
        #expect(refused.status == 422 && refused.shows("avec l’accord de la personne") && refused.shows("Claire"))
        let page = try await alice.submit(
            "/partenaires/office/contacts", fields + [("accord", "15/01/2026"), ("cle", "k2")])
        #expect(page.shows("Claire Fontenay, attributions") && page.shows("01 99 00 12 34"))
        _ = try await alice.submit("/partenaires/office/contacts", [("nom", "Samir Delcourt"), ("cle", "k3")])
        let link = try #require(page.body.firstMatch(of: /href="(\/partenaires\/office\/contacts\/[^"\/]+)\/depart"/)).1
        let form = try await alice.get("\(link)/depart")
        let other = try #require(form.body.firstMatch(of: /<option value="([^"]+)">Samir Delcourt/)).1
        let early = try await alice.post("\(link)/depart", [("parti", "01/01/2027"), ("cle", "k4")])
        #expect(early.status == 422 && early.shows("Ce jour n’est pas encore venu"))
        let left = try await alice.submit(
            "\(link)/depart", [("parti", "01/11/2026"), ("remplace", String(other)), ("cle", "k5")])
        #expect(left.shows("Appelez à sa place") && left.shows("Samir Delcourt"))
        let charlie = try await web.browser(.charlie)
        let seen = try await charlie.get("/partenaires/office")
        #expect(seen.status == 200 && !seen.shows("Fontenay") && !seen.shows("Delcourt") && !seen.shows("99 00"))
        #expect(seen.shows("D’autres sites y connaissent quelqu’un") && seen.shows("Melun (1)"))
        #expect(try await charlie.get(String(link)).status == 404)
        #expect(try await charlie.post("\(link)/retour", []).status == 404)
        let noé = try await web.browser(.noé).get("/partenaires/office")
        #expect(!noé.shows("Delcourt") && !noé.shows("/contacts/nouveau"))
        #expect(try await alice.submit("\(link)/retour", []).shows("Départ annulé"))
    }

    @Test func `a call with a next step stands in Today until it was taken`() async throws {
        let web = try await world()
        let alice = try await web.browser(.alice)
        _ = try await alice.get("/partenaires/office/echanges/nouveau")
        let fields = [("nature", "call"), ("jour", "20/11/2026"), ("texte", "Deux T3 se libèrent.")]
        let refused = try await alice.post(
            "/partenaires/office/echanges", fields + [("suite", "Rappeler"), ("cle", "k1")])
        #expect(refused.status == 422 && refused.shows("Donnez le jour de la suite"))
        let page = try await alice.submit(
            "/partenaires/office/echanges",
            fields + [("suite", "Rappeler pour les T3"), ("suite_jour", "21/11/2026"), ("cle", "k2")])
        #expect(page.shows("Échange noté") && page.shows("Deux T3 se libèrent"))
        let today = try await alice.get("/aujourdhui")
        #expect(today.shows("Rappeler pour les T3") && today.shows("Office du Val"))
        let step = try #require(today.body.firstMatch(of: /href="(\/partenaires\/office\/echanges\/[^"]+\/suite)"/)).1
        #expect(try await alice.get(String(step)).shows("Rappeler pour les T3"))
        #expect(try await web.browser(.charlie).get(String(step)).status == 404)
        let done = try await alice.submit(String(step), [("jour", "21/11/2026"), ("texte", "Fait."), ("cle", "k3")])
        #expect(done.shows("Suite enregistrée") && done.shows("Rappeler pour les T3"))
        #expect(try await !alice.get("/aujourdhui").shows("Rappeler pour les T3"))
    }
}
