import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A partner's names, its merger, its federation and its stock on screen.
struct PartnerHistoryPageTests {
    private func world() async throws -> WebWorld {
        let web = try await WebWorld()
        try await web.world.store.write { tx in
            for (id, name) in [("office", "Office du Val"), ("new", "Habitat de Seine")] {
                try tx.insert(Partner(id: id, name: name, kind: .hlmBody, landlordKind: .oph, site: "s1"))
            }
        }
        return web
    }

    @Test func `a new name is written down, and the old one finds the partner`() async throws {
        let browser = try await world().browser(.bob)
        _ = try await browser.get("/partenaires/office/noms")
        let refused = try await browser.post(
            "/partenaires/office/noms", [("nom", "Val Habitat"), ("jour", "demain"), ("version", "0"), ("cle", "k1")])
        #expect(refused.status == 422 && refused.shows("value=\"Val Habitat\""))
        let page = try await browser.submit(
            "/partenaires/office/noms",
            [("nom", "Val Habitat"), ("jour", "01/03/2024"), ("version", "0"), ("cle", "k2")])
        #expect(page.shows("<h1>Val Habitat</h1>") && page.shows("Anciennement Office du Val"))
        let list = try await browser.get("/partenaires?nom=office+du+val")
        #expect(list.shows("Val Habitat, anciennement Office du Val"))
        let more = try await browser.submit(
            "/partenaires/office/anciens-noms", [("nom", "Foyers du Val"), ("jour", "31/12/1998"), ("cle", "k3")])
        #expect(more.shows("Foyers du Val, jusqu’au"))
        let path = try #require(more.body.firstMatch(of: /action="([^"]+\/retrait)"/)).1
        #expect(try await browser.submit(String(path), []).shows("Ancien nom retiré"))
        let bad = try await browser.post(
            "/partenaires/office/anciens-noms", [("nom", "Autre"), ("jour", "01/01/2025"), ("cle", "k4")])
        #expect(bad.status == 422 && bad.shows("Ces jours sont ceux d’un autre de ses noms"))
    }

    @Test func `a merger is looked up, written down, seen from both sides and taken back`() async throws {
        let browser = try await world().browser(.bob)
        let looked = try await browser.get("/partenaires/office/fusion?nom=seine")
        #expect(looked.shows("Habitat de Seine") && looked.shows("Depuis le"))
        let fields = [("avec", "new"), ("version", "0"), ("cherche", "seine")]
        let late = try await browser.post(
            "/partenaires/office/fusion", fields + [("jour", "01/01/2027"), ("cle", "k1")])
        #expect(late.status == 422 && late.shows("Ce jour n’est pas encore venu"))
        let merged = try await browser.submit(
            "/partenaires/office/fusion", fields + [("jour", "01/01/2021"), ("cle", "k2")])
        #expect(merged.shows("ce partenaire est devenu Habitat de Seine") && merged.shows("/partenaires/new"))
        #expect(try await browser.get("/partenaires/new").shows("Devenus ce partenaire"))
        #expect(try await !browser.get("/partenaires").shows("Office du Val"))
        #expect(try await browser.get("/partenaires?fusions=oui").shows("Office du Val (jusqu’au"))
        let back = try await browser.submit("/partenaires/office/fusion-annulee", [])
        #expect(back.shows("Fusion annulée") && !back.shows("est devenu"))
    }

    @Test func `a wrong number, a number taken and a person's telephone are told`() async throws {
        let browser = try await world().browser(.bob)
        _ = try await browser.get("/partenaires/nouveau")
        let fields = [("nom", "Habitat du Val"), ("nature", "hlmBody"), ("site", "s1")]
        let wrong = try await browser.post("/partenaires", fields + [("siret", "123"), ("cle", "k1")])
        #expect(wrong.status == 422 && wrong.shows("Un SIRET a 14 chiffres") && wrong.shows("value=\"123\""))
        let numbered = fields + [("siret", "732 829 320 00074"), ("territoire", "77 93")]
        let page = try await browser.submit("/partenaires", numbered + [("cle", "k2")])
        #expect(page.shows("732 829 320 00074") && page.shows("Seine-Saint-Denis (93)"))
        let twice = try await browser.post("/partenaires", numbered + [("cle", "k3")])
        #expect(twice.status == 422 && twice.shows("Ouvrir la fiche de Habitat du Val"))
        let person = try await browser.post(
            "/partenaires", fields + [("bailleur", "naturalPerson"), ("telephone", "01 99 00 12 34"), ("cle", "k4")])
        #expect(person.status == 422 && person.shows("se notent comme contact"))
        let nowhere = try await browser.post("/partenaires", fields + [("territoire", "77, 999"), ("cle", "k5")])
        #expect(nowhere.status == 422 && nowhere.shows("n’est pas un département"))
    }

    @Test func `a stock is typed by place and type`() async throws {
        let browser = try await world().browser(.bob)
        _ = try await browser.get("/partenaires/office/parc")
        let bad = try await browser.post(
            "/partenaires/office/parc", [("jour", "01/01/2026"), ("nombre_0", "12"), ("cle", "k1")])
        #expect(bad.status == 422 && bad.shows("Choisissez le département de cette ligne"))
        let page = try await browser.submit(
            "/partenaires/office/parc",
            [
                ("jour", "01/01/2026"), ("departement_0", "77"), ("commune_0", "Melun"), ("type_0", "T3"),
                ("nombre_0", "12"), ("departement_1", "93"), ("nombre_1", "30"), ("cle", "k2"),
            ])
        #expect(page.shows("Parc enregistré") && page.shows("Melun (77)") && page.shows("42"))
        #expect(try await browser.get("/partenaires/office/parc").shows("value=\"12\""))
    }

    @Test func `the list leaves as a file, with what it was asked`() async throws {
        let browser = try await world().browser(.bob)
        _ = try await browser.get("/partenaires")
        let file = try await browser.post("/partenaires/export?format=csv&nom=office", [])
        #expect(file.status == 200 && file.body.contains("Office du Val") && !file.body.contains("Habitat de Seine"))
    }
}
