import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

struct DwellingPageTests {
    /// A relay dwelling at Melun with its address, vacant, and a landlord.
    private func stock() async throws -> WebWorld {
        let web = try await WebWorld()
        let author = try await web.world.author(.bob)
        try await web.world.store.write { tx in
            try tx.insert(Partner(id: "office", name: "Office du Val", kind: .hlmBody, landlordKind: .oph))
            let dwelling = Dwelling(
                id: "d1", code: "77-014", site: "s1", usage: .relay, stock: .public, landlord: "office",
                commune: "77288", departement: "77", type: .t3, surfaceTenths: 542, status: .inService,
                openingCapacity: 4, serviceFrom: TestDay("2026-11-01"))
            try tx.insert(dwelling)
            try tx.setAddress(
                DwellingAddress(street: "3 rue des Prunes", postalCode: "77000", lot: "porte 2"), of: dwelling,
                vault: author.vault)
        }
        return web
    }

    @Test func `the list says how many, who is vacant, and leads to the page`() async throws {
        let browser = try await stock().browser(.bob)
        let list = try await browser.get("/logements")
        #expect(list.status == 200 && list.shows("1 logement") && list.shows("vacant depuis 20 jours"))
        #expect(list.shows("href=\"/logements/77-014\"") && list.shows("Melun (77)"))
        let none = try await browser.get("/logements?usage=permanent")
        #expect(none.shows("Aucun logement ne correspond") && none.shows("Effacer les filtres"))
        let bad = try await browser.get("/logements?libre=31/02/2027")
        #expect(bad.shows("Le 31/02/2027 n’existe pas") && bad.shows("value=\"31/02/2027\""))
    }

    @Test func `the address is for those who work there`() async throws {
        let web = try await stock()
        for (person, sees) in [(Cast.alice, true), (.bob, true), (.hélène, true), (.noé, false)] {
            let page = try await web.browser(person).get("/logements/77-014")
            #expect(page.status == 200 && page.shows("rue des Prunes") == sees, "\(person)")
        }
        for person in [Cast.charlie, .dora, .félix] {
            #expect(try await web.browser(person).get("/logements/77-014").status == 404, "\(person)")
        }
    }

    @Test func `the list says the address to those who work there, and is narrowed by landlord, commune and type`()
        async throws
    {
        let web = try await stock()
        for (person, sees) in [(Cast.alice, true), (.bob, true), (.noé, false)] {
            #expect(
                try await web.browser(person).get("/logements").shows("3 rue des Prunes, porte 2") == sees, "\(person)")
        }
        let bob = try await web.browser(.bob)
        for (query, count) in [
            ("bailleur=office", 1), ("bailleur=nobody", 0), ("commune=mel", 1), ("commune=M%C3%89LUN", 1),
            ("commune=77288", 1), ("commune=meaux", 0), ("type=T3", 1), ("type=T1", 0), ("commune=mel&type=T3", 1),
        ] {
            let list = try await bob.get("/logements?\(query)")
            #expect(list.shows("href=\"/logements/77-014\"") == (count == 1), "\(query)")
        }
        let narrowed = try await bob.get("/logements?bailleur=office&commune=mel")
        #expect(narrowed.shows("1 logement : commune : mel, bailleur : Office du Val"))
        #expect(narrowed.shows("value=\"mel\"") && narrowed.shows("<option value=\"office\" selected"))
        let file = try await bob.post("/logements/export?bailleur=office&format=csv", [])
        #expect(file.body.contains("3 rue des Prunes, porte 2"))
        let other = try await web.browser(.noé).post("/logements/export?format=csv", [])
        #expect(!other.body.contains("rue des Prunes"))
    }

    @Test func `a refused form keeps what was typed and says what is wrong at its field`() async throws {
        let browser = try await stock().browser(.bob)
        _ = try await browser.get("/logements/77-014")
        let refused = try await browser.post(
            "/logements/77-014/capacites", [("places", "15"), ("places_jour", "20/11/2026"), ("cle", "k1")])
        #expect(refused.status == 422 && refused.shows("de 1 à 12 places") && refused.shows("href=\"#places\""))
        #expect(refused.shows("value=\"15\"") && refused.shows("aria-invalid=\"true\""))
        let done = try await browser.submit(
            "/logements/77-014/capacites", [("places", "5"), ("places_jour", "20/11/2026"), ("cle", "k1")])
        #expect(done.status == 200 && done.shows("Nombre de places enregistré") && done.shows("5 places"))
    }

    @Test func `a referent reads a dwelling and changes nothing`() async throws {
        let browser = try await stock().browser(.alice)
        let page = try await browser.get("/logements/77-014")
        #expect(page.status == 200 && !page.shows("Changer le nombre de places") && !page.shows("Modifier"))
        #expect(try await browser.post("/logements/77-014/capacites", [("places", "5")]).status == 404)
        #expect(try await browser.get("/logements/nouveau").status == 404)
    }

    @Test func `a new dwelling is written once, and the same address is asked about`() async throws {
        let browser = try await stock().browser(.bob)
        _ = try await browser.get("/logements/nouveau")
        let fields = [
            ("code", "77-015"), ("site", "s1"), ("usage", "relay"), ("etat", "prospect"), ("depuis", "20/11/2026"),
            ("parc", "public"), ("rue", "3, rue des prunes"), ("lot", "porte 2"), ("code_postal", "77000"),
            ("commune", "MELUN"), ("surface", "54,5"), ("places", "4"), ("cle", "new"),
        ]
        let asked = try await browser.post("/logements", fields)
        #expect(asked.status == 422 && asked.shows("à la même adresse") && asked.shows("motif_V44"))
        for _ in 1...2 {
            let made = try await browser.submit("/logements", fields + [("motif_V44", "deux lots sans numéro")])
            #expect(made.status == 200 && made.shows("Logement 77-015") && made.shows("54,5"))
        }
        #expect(try await browser.get("/logements").shows("2 logements"))
    }

    @Test func `a new dwelling outside one's sites does not exist`() async throws {
        let browser = try await stock().browser(.bob)
        _ = try await browser.get("/logements/nouveau")
        let elsewhere = try await browser.post(
            "/logements",
            [("code", "x"), ("site", "s3"), ("parc", "public"), ("departement", "77"), ("depuis", "20/11/2026")])
        #expect(elsewhere.status == 404)
    }

    @Test func `the map, the planning and the export show the same stock`() async throws {
        let browser = try await stock().browser(.bob)
        #expect(try await browser.get("/parc/carte").shows("1 logement-relais en service"))
        #expect(try await browser.get("/parc/carte?mesure=vacants").shows("occupation=vacant"))
        let planning = try await browser.get("/parc/planning")
        #expect(planning.status == 200 && planning.shows("77-014") && planning.shows("Qui part quand"))
        let file = try await browser.post("/logements/export?usage=relay&format=csv", [])
        #expect(file.status == 200 && file.body.contains("77-014;") && file.body.contains("Filtres;logement-relais"))
        #expect(try await browser.post("/logements/export?format=xlsx", []).body.hasPrefix("PK"))
    }

    @Test func `a landlord's page lists its dwellings, and centres have theirs`() async throws {
        let web = try await stock()
        try await web.world.store.write { tx in
            try tx.insert(
                Centre(id: "c1", name: "CADA des Tilleuls", kind: .cada, operatorName: "Accueil", departement: "77"))
        }
        let browser = try await web.browser(.bob)
        let landlord = try await browser.get("/partenaires/office")
        #expect(landlord.shows("Office du Val") && landlord.shows("77-014"))
        #expect(try await browser.get("/partenaires/nobody").status == 404)
        #expect(try await browser.get("/centres").shows("CADA des Tilleuls"))
        #expect(try await browser.get("/centres/c1").shows("Aucun ménage de votre réseau"))
        #expect(try await browser.get("/centres/none").status == 404)
    }

    @Test func `what a dwelling's record says is put right, with the reason and the figures that move`() async throws {
        let browser = try await stock().browser(.bob)
        let choice = try await browser.get("/logements/77-014/correction")
        #expect(choice.status == 200 && choice.shows("Places à l’ouverture") && choice.shows("Mise en service"))
        let form = try await browser.get("/logements/77-014/correction?sujet=d1&champ=dwelling.opening_capacity")
        #expect(form.status == 200 && form.shows("value=\"4\""))
        let fields = [("sujet", "d1"), ("champ", "dwelling.opening_capacity"), ("motif", "faute de frappe")]
        let many = try await browser.post("/logements/77-014/correction-apercu", fields + [("valeur", "14")])
        #expect(many.status == 422 && many.shows("Entre 1 et 12"))
        let preview = try await browser.post("/logements/77-014/correction-apercu", fields + [("valeur", "5")])
        #expect(preview.status == 200 && preview.shows("4 devient 5") && preview.shows("Aucun chiffre publié"))
        let saved = try await browser.submit("/logements/77-014/correction", fields + [("valeur", "5"), ("cle", "c1")])
        #expect(saved.status == 200 && saved.shows("Correction enregistrée") && saved.shows("5 places"))
    }

    @Test func `a referent and another association correct no dwelling`() async throws {
        let web = try await stock()
        for person in [Cast.alice, .charlie, .noé] {
            #expect(try await web.browser(person).get("/logements/77-014/correction").status == 404, "\(person)")
        }
    }
}
