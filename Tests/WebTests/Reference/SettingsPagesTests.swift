import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The network and its words, changed from the pages.
struct SettingsPagesTests {
    @Test func `a label changes on every page at once, a retired code leaves the forms`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        let alice = try await web.browser(.alice)
        #expect(try await dora.get("/admin/listes").shows("Rôles"))
        #expect(try await dora.get("/admin/listes/rien").status == 404)
        #expect(try await dora.get("/admin/listes/role/referent").shows("référent ou référente"))
        let changed = try await dora.submit(
            "/admin/listes/role/referent",
            [("francais", "accompagnante"), ("anglais", "caseworker"), ("rang", "1"), ("confirme", "oui")])
        #expect(changed.shows("accompagnante"))
        #expect(try await alice.get("/compte").shows("accompagnante"))
        let empty = try await dora.post("/admin/listes/role/referent", [("francais", ""), ("anglais", "x")])
        #expect(empty.status == 422 && empty.shows("Écrivez le libellé français"))
        #expect(web.services.labels.codes("language", on: web.world.today).contains("prs"))
        _ = try await dora.post(
            "/admin/listes/language/prs", [("francais", "dari"), ("anglais", "Dari"), ("dernier_jour", "20/11/2026")])
        #expect(!web.services.labels.codes("language", on: web.world.today).contains("prs"))
        #expect(try await dora.get("/admin/listes/language").shows("retiré le"))
    }

    @Test func `a code is added to an open list, once, and forms offer it`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        let list = "/admin/listes/vacancyReason"
        let typed = [("francais", "dégât des eaux"), ("anglais", "water damage"), ("source", "comité du 3 novembre")]
        for wrong in ["", "Dégât", "9lives", "a", "with space", String(repeating: "a", count: 41)] {
            let refused = try await dora.post(list, typed + [("code", wrong)])
            #expect(refused.status == 422 && refused.shows("value=\"dégât des eaux\""), "\(wrong)")
        }
        #expect(try await dora.post(list, [("code", "waterDamage")]).status == 422)
        #expect(try await dora.submit(list, typed + [("code", "waterDamage")]).shows("dégât des eaux"))
        #expect(web.services.labels.codes("vacancyReason", on: web.world.today).last == "waterDamage")
        let again = try await dora.post(list, typed + [("code", "waterdamage")])
        #expect(again.status == 422 && again.shows("déjà dans la liste"))
        #expect(try await dora.get("/admin/journal").shows("Code ajouté (vacancyReason.waterDamage)"))
        // A code with a rule behind it comes with a version.
        for closed in ["exitType", "language", "departement", "role"] {
            #expect(try await dora.get("/admin/listes/\(closed)").shows("portent des règles"), "\(closed)")
            #expect(
                try await dora.post("/admin/listes/\(closed)", typed + [("code", "waterDamage")]).status == 404,
                "\(closed)")
        }
    }

    @Test func `the communes of a file are counted, then read`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        let file = "TYPECOM,COM,DEP,LIBELLE\nCOM,77288,77,Melun\nCOM,77999,77,Essart-le-Neuf\n"
        func send(_ file: String, _ fields: [(String, String)] = []) async throws -> Page {
            _ = try await dora.get("/admin/listes")
            return try await dora.upload(
                "/admin/communes", fields, files: [("fichier", "v_commune_2026.csv", Array(file.utf8))])
        }
        func known() async throws -> Int {
            try await web.world.store.read { try $0.communes(named: "Essart-le-Neuf", departement: nil).count }
        }
        #expect(try await send(file, [("essai", "oui")]).location == "/admin/listes")
        #expect(try await dora.get("/admin/listes").shows("Rien n’est écrit. Nouvelles communes\u{A0}: 1\u{A0};"))
        #expect(try await known() == 0)
        #expect(try await send(file).location == "/admin/listes")
        #expect(try await known() == 1)
        let wrong = try await send("code;nom\n77288;Melun\n")
        #expect(wrong.status == 422 && wrong.shows("TYPECOM"))
        #expect(try await dora.get("/admin/journal").shows("Communes reprises"))
    }

    @Test func `associations and sites are added and closed`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        let added = try await dora.submit("/admin/reseau", [("nom", "Deux Rives")])
        let id = try #require(
            added.main.firstMatch(of: /action="\/admin\/reseau\/associations\/([^"\/]+)"/).map { String($0.1) })
        let wrong = try await dora.post("/admin/reseau/associations/\(id)/sites", [("nom_site", "Rezé")])
        #expect(wrong.status == 422 && wrong.shows("Choisissez un département") && wrong.shows("value=\"Rezé\""))
        let listed = try await dora.submit(
            "/admin/reseau/associations/\(id)/sites", [("nom_site", "Rezé"), ("departement", "44"), ("heure", "")])
        #expect(listed.shows("Rezé"))
        _ = try await dora.post("/admin/reseau/sites/s2/fermeture", [("ferme_le", "21/11/2026")])
        #expect(try await dora.get("/admin/reseau").shows("fermé le"))
        #expect(try await dora.get("/admin/journal").shows("Site fermé"))
        #expect(try await !dora.get("/admin/comptes/invitation").shows("Lyon"))
    }

    @Test func `the number of CPH places is dated and sourced`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        #expect(try await dora.get("/admin/listes").shows("10"))
        let refused = try await dora.post(
            "/admin/listes", [("depuis", "01/01/2026"), ("places", "beaucoup"), ("source", "x")])
        #expect(refused.status == 422)
        let kept = try await dora.submit(
            "/admin/listes", [("depuis", "01/01/2026"), ("places", "11500"), ("source", "essai")])
        #expect(kept.shows("11\u{202F}500"))
    }

    @Test func `a warning of Today is changed from a day on`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        let typed = [("serie", "dueStayFirst"), ("depuis", "01/01/2026"), ("source", "essai")]
        for wrong in ["", "4000", "x"] {
            let refused = try await dora.post("/admin/delais", typed + [("nombre", wrong)])
            #expect(refused.status == 422 && refused.shows("value=\"essai\""), "\(wrong)")
        }
        #expect(try await dora.post("/admin/delais", [("serie", "cphPlaces"), ("nombre", "1")]).status == 422)
        let kept = try await dora.submit("/admin/delais", typed + [("nombre", "75")])
        #expect(kept.shows("75") && kept.shows("Fin de séjour : premier rappel"))
        #expect(try await web.world.store.read { try $0.dueTerms(on: web.world.today)[.dueStayFirst] } == 75)
    }

    @Test func `a delay is set for one département, where it may differ`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        let typed = [("depuis", "01/01/2026"), ("source", "préfecture"), ("departement", "95")]
        let whole = try await dora.post("/admin/delais", typed + [("serie", "missingExitMonths"), ("nombre", "6")])
        #expect(whole.status == 422 && whole.shows("Ce nombre vaut pour tout le réseau."))
        #expect(
            try await dora.post("/admin/delais", typed + [("serie", "alertNightTo"), ("nombre", "6")]).status == 422)
        let many = try await dora.post("/admin/delais", typed + [("serie", "termCPHFirst"), ("nombre", "121")])
        #expect(many.status == 422 && many.shows("value=\"121\""))
        let kept = try await dora.submit("/admin/delais", typed + [("serie", "termCPHFirst"), ("nombre", "12")])
        #expect(kept.status == 200 && kept.shows("Val-d") && kept.shows("tout le réseau"))
        let terms = try await web.world.store.read { try $0.datedTerms() }
        #expect(terms.value(.termCPHFirst, on: web.world.today, in: "95") == 12)
        #expect(terms.value(.termCPHFirst, on: web.world.today, in: "77") == 9)
    }

    @Test(arguments: [Cast.alice, .charlie, .hélène, .noé, .félix])
    func `nobody else sees or changes the settings`(person: Cast) async throws {
        let web = try await WebWorld()
        let browser = try await web.browser(person)
        for path in [
            "/admin/reseau", "/admin/listes", "/admin/delais", "/admin/listes/role/referent", "/admin/reseau/sites/s1",
        ] {
            #expect(try await browser.get(path).status == 404, "\(path)")
            #expect(try await browser.post(path, [("nom", "x")]).status == 404, "\(path)")
        }
    }
}
