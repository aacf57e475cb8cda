import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Centres and partners on screen: a list, a page, a form that keeps what was typed.
struct PartnerPageTests {
    @Test func `a landlord is written down, found in the list and put right`() async throws {
        let browser = try await WebWorld().browser(.bob)
        #expect(try await browser.get("/partenaires").shows("Aucun partenaire n’est enregistré."))
        _ = try await browser.get("/partenaires/nouveau")
        let refused = try await browser.post("/partenaires", [("nom", "Habitat du Val"), ("cle", "k1")])
        #expect(refused.status == 422 && refused.shows("Choisissez la nature") && refused.shows("Habitat du Val"))
        let fields = [
            ("nom", "Habitat du Val"), ("nature", "hlmBody"), ("bailleur", "oph"), ("site", "s1"), ("parc", "15000"),
            ("cle", "k2"),
        ]
        let page = try await browser.submit("/partenaires", fields)
        #expect(page.status == 200 && page.shows("<h1>Habitat du Val</h1>") && page.shows("Partenaire enregistré"))
        let list = try await browser.get("/partenaires?bailleurs=oui")
        let link = try #require(list.body.firstMatch(of: /href="(\/partenaires\/[^"\/]+)">Habitat du Val/)).1
        let form = try await browser.get("\(link)/modifier")
        #expect(form.shows("value=\"Habitat du Val\"") && form.shows("value=\"15000\""))
        let changed = try await browser.submit(
            String(link), fields.dropLast() + [("departement", "77"), ("version", "0"), ("cle", "k3")])
        #expect(changed.shows("Partenaire modifié") && changed.shows("Seine-et-Marne"))
        let late = try await browser.post(
            String(link), fields.dropLast() + [("departement", "93"), ("version", "0"), ("cle", "k4")])
        #expect(late.status == 409)
    }

    @Test func `a centre opens with its places, which change from a day on`() async throws {
        let browser = try await WebWorld().browser(.bob)
        _ = try await browser.get("/centres/nouveau")
        let wrong = try await browser.post(
            "/centres",
            [("nom", "CADA des Pins"), ("ouvert", "02/05/2011"), ("ferme", "01/05/2011"), ("cle", "k1")])
        #expect(wrong.status == 422 && wrong.shows("La fermeture vient avant") && wrong.shows("CADA des Pins"))
        let page = try await browser.submit(
            "/centres",
            [
                ("nom", "CADA des Pins"), ("nature", "cada"), ("gestionnaire", "Accueil des Monts"),
                ("departement", "77"), ("ouvert", "02/05/2011"), ("places", "70"), ("cle", "k2"),
            ])
        #expect(page.status == 200 && page.shows("CADA des Pins") && page.shows("70 places"))
        let path = try #require(page.body.firstMatch(of: /action="(\/centres\/[^"]+\/places)"/)).1
        let bad = try await browser.post(String(path), [("places", "beaucoup"), ("places_jour", "01/01/2020")])
        #expect(bad.status == 422 && bad.shows("value=\"beaucoup\""))
        let more = try await browser.submit(
            String(path), [("places", "80"), ("places_jour", "01/01/2020"), ("cle", "k3")])
        #expect(more.shows("80 places") && more.shows("70 places"))
    }

    @Test func `who may not write sees no form, and another association changes nothing`() async throws {
        let web = try await WebWorld()
        try await web.world.store.write { tx in
            try tx.insert(Partner(id: "office", name: "Office du Val", kind: .hlmBody, landlordKind: .oph, site: "s1"))
        }
        let charlie = try await web.browser(.charlie)
        let page = try await charlie.get("/partenaires/office")
        #expect(page.status == 200 && page.shows("Office du Val") && !page.shows("/partenaires/office/modifier"))
        for act in ["modifier", "noms", "anciens-noms", "fusion", "parc", "dates"] {
            #expect(try await charlie.get("/partenaires/office/\(act)").status == 404, "\(act)")
        }
        #expect(try await charlie.get("/partenaires").shows("Office du Val"))
        #expect(try await !charlie.get("/partenaires?cercle=site").shows("Office du Val"))
        let noé = try await web.browser(.noé)
        #expect(try await noé.get("/partenaires/nouveau").status == 404)
        #expect(try await noé.get("/centres/nouveau").status == 404)
        #expect(try await web.browser(.alice).get("/centres/nouveau").status == 404)
    }
}
