import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Guarantees on screen: from the thought in the file to the register, by a caseworker and by whoever works with landlords.
struct GuaranteePagesTests {
    /// The household of Alice in a home of its own, in the private stock, since 2 November 2026.
    private func leased() async throws -> (work: WorkWorld, browser: Browser, file: String) {
        let work = try await WorkWorld()
        try await ReferenceData.load(into: work.web.world.store)
        try await work.web.services.labels.reload(from: work.web.world.store)
        let alice = try await work.web.world.author(.alice)
        try await work.web.world.store.write { tx in
            try tx.insert(
                Partner(id: "agency", name: "Agence du Pont", kind: .agencyNetwork, landlordKind: .agencyMandate))
            let home = try #require(try tx.row("SELECT id FROM accommodation WHERE household_id = 'h1'")?.text("id"))
            _ = try tx.exit(
                home, on: TestDay("2026-11-02"),
                NewExit(
                    .directLeasePrivate, explanation: "", contactConsent: true,
                    lease: NewLease(
                        .new(
                            LeasedDwelling(
                                landlord: "agency", stock: .private, commune: "77288", departement: "77")),
                        signedOn: TestDay("2026-11-02"), rentCents: 52_000)), by: alice)
        }
        return (work, try await work.web.browser(.alice), "/menages/\(try await work.code("h1"))")
    }

    private func guarantee(_ page: Page) throws -> String {
        String(try #require(page.body.firstMatch(of: /href="(\/garanties\/[^"\/]+)"/)).1)
    }

    @Test func `considered with its rules, asked for, granted, paid for and handed over`() async throws {
        let (_, browser, file) = try await leased()
        let empty = try await browser.get("\(file)/suivi")
        #expect(empty.shows("Aucune garantie n’est envisagée."))
        let form = try await browser.get("\(file)/garantie")
        #expect(form.shows("baux signés depuis le 25 janv. 2016") && form.shows("visa à obtenir avant la signature"))
        #expect(form.shows("moins de 30 ans, ou un emploi\u{A0}: 42 ans, son emploi n’est pas connu"))
        #expect(!form.shows("GRL"))
        let bare = try await browser.post("\(file)/garantie", [])
        #expect(bare.status == 422 && bare.shows("Choisissez un dispositif."))
        let old = try await browser.post(
            "\(file)/garantie/regles", [("bail", "avenir"), ("bail_le", "01/06/2015")])
        #expect(old.shows("GRL") && !old.shows("Visale") && old.shows("pas de budget gardé au dossier"))
        let closed = try await browser.post(
            "\(file)/garantie", [("bail", "avenir"), ("bail_le", "01/06/2015"), ("dispositif", "visale")])
        #expect(closed.status == 422 && closed.shows("baux signés depuis le 25 janv. 2016 seulement"))
        _ = try await browser.get("\(file)/garantie")
        let considered = try await browser.submit("\(file)/garantie", [("dispositif", "gli")])
        #expect(considered.shows("Garantie envisagée\u{A0}: il reste à la demander."))
        #expect(considered.shows("Envisagée pour un bail du 2 nov. 2026.") && considered.shows("Agence du Pont"))
        let path = try guarantee(considered)
        let asked = try await browser.submit("\(path)/demande", [("jour", "05/11/2026")])
        #expect(asked.shows("Demandée le 5 nov. 2026"))
        let early = try await browser.post("\(path)/accord", [("jour", "04/11/2026")])
        #expect(early.status == 422 && early.shows("vérifiez les deux dates") && early.shows("value=\"04/11/2026\""))
        let granted = try await browser.submit("\(path)/accord", [("jour", "06/11/2026"), ("debut", "06/11/2026")])
        #expect(granted.shows("Garantie accordée\u{A0}: elle couvre le loyer."))
        #expect(granted.shows("du 6 nov. 2026 au 5 nov. 2027") && granted.shows("pas encore notée"))
        let wrong = try await browser.post("\(path)/cotisation", [("montant", ""), ("payeur", "association")])
        #expect(wrong.status == 422 && wrong.shows("Écrivez le montant."))
        let paid = try await browser.submit(
            "\(path)/cotisation", [("montant", "142,50"), ("payeur", "association"), ("paye_le", "10/11/2026")])
        #expect(paid.shows("Cotisation notée.") && paid.shows("142,50") && paid.shows("payé par\u{A0}:"))
        let over = try await browser.submit("\(path)/reprise", [("jour", "21/11/2026")])
        #expect(over.shows("Reprise par le bailleur, prévenu le 21 nov. 2026."))
        #expect(try await browser.get("\(file)/historique").shows("Garantie reprise par le bailleur"))
    }

    @Test func `refused with a reason, withdrawn and put back`() async throws {
        let (_, browser, file) = try await leased()
        _ = try await browser.get("\(file)/garantie")
        let path = try guarantee(try await browser.submit("\(file)/garantie", [("dispositif", "visale")]))
        let bare = try await browser.post("\(path)/refus", [("jour", "21/11/2026")])
        #expect(bare.status == 422 && bare.shows("Donnez le motif."))
        let gone = try await browser.submit("\(path)/retrait", [])
        #expect(gone.shows("Garantie retirée.") && gone.shows("Aucune garantie n’est envisagée."))
        #expect(try await browser.get(path).status == 404)
        #expect(try await browser.submit("\(path)/retablissement", []).shows("Garantie rétablie."))
        let late = try await browser.post(
            "\(path)/accord", [("jour", "21/11/2026"), ("visa", "20/11/2026"), ("debut", "21/11/2026")])
        #expect(late.status == 422 && late.shows("Le visa est du 20 nov. 2026, après la signature du 2 nov. 2026"))
        let refused = try await browser.submit("\(path)/refus", [("motif", "employment"), ("jour", "21/11/2026")])
        #expect(refused.shows("Refusée le 21 nov. 2026\u{A0}: condition d"))
        let again = try await browser.post("\(path)/refus", [("motif", "age"), ("jour", "21/11/2026")])
        #expect(again.status == 422 && again.shows("La garantie est maintenant\u{A0}: refusée."))
    }

    @Test func `the register and the landlord's page say what guarantees cost, each number a way to its rows`()
        async throws
    {
        let (work, browser, file) = try await leased()
        #expect(try await browser.get("/garanties").shows("Aucune garantie n’est notée sur vos sites."))
        _ = try await browser.get("\(file)/garantie")
        let path = try guarantee(try await browser.submit("\(file)/garantie", [("dispositif", "gli")]))
        _ = try await browser.submit("\(path)/accord", [("jour", "06/11/2026"), ("debut", "06/11/2026")])
        // The officer has no file to open: the guarantee's own page serves.
        try await work.web.world.store.write { tx in
            _ = try tx.run("UPDATE account_grant SET role = 'partnershipOfficer' WHERE account_id = 'bob'")
        }
        let officer = try await work.web.browser(.bob)
        #expect(try await officer.get("\(path)/accord").status == 404)
        let page = try await officer.get(path)
        #expect(page.shows("Le bailleur est à prévenir avant le sam. 6 nov. 2027") && !page.shows("Hosseini"))
        _ = try await officer.submit("\(path)/cotisation", [("montant", "200"), ("payeur", "association")])
        _ = try await officer.submit(
            "\(path)/sinistre", [("objet", "arrears"), ("montant", "900"), ("jour", "21/11/2026")])
        let above = try await officer.post(
            "\(path)/sinistre-regle", [("reponse", "paye"), ("montant", "901"), ("jour", "21/11/2026")])
        #expect(above.status == 422 && above.shows("la somme demandée"))
        let settled = try await officer.submit(
            "\(path)/sinistre-regle", [("reponse", "paye"), ("montant", "700"), ("jour", "21/11/2026")])
        #expect(settled.shows("Paiement noté.") && settled.shows("700,00"))
        let list = try await officer.get("/garanties")
        #expect(list.shows("Par bailleur") && list.shows("200,00") && list.shows("1 garantie"))
        let link = try #require(list.body.firstMatch(of: /href="(\/garanties\?[^"]*payeur=association[^"]*)"/)).1
        let rows = try await officer.get(String(link).replacing("&amp;", with: "&"))
        #expect(rows.body.contains("href=\"\(path)\"") && rows.shows("6 nov. 2027"))
        #expect(try await officer.get("/garanties?bailleur=inconnu").shows("Aucune garantie ne correspond"))
        let landlord = try await officer.get("/partenaires/agency")
        #expect(landlord.shows("Garanties du loyer") && landlord.body.contains("href=\"\(path)\""))
        let csv = try await officer.post("/garanties/export?format=csv", [])
        #expect(csv.body.contains("Agence du Pont") && csv.body.contains("200"))
    }

    @Test func `rules are read and set by officers and administrators, and by nobody else`() async throws {
        let (work, alice, _) = try await leased()
        #expect(try await alice.get("/admin/garanties").status == 404)
        let dora = try await work.web.browser(.dora)
        let page = try await dora.get("/admin/garanties")
        #expect(page.shows("Garanties et service locatif") && page.shows("du 26 déc. 2009 au 31 déc. 2015"))
        let bare = try await dora.post("/admin/garanties", [("dispositif", "fsl"), ("depuis", "01/01/2027")])
        #expect(bare.status == 422 && bare.shows("Écrivez d’où vient cette règle."))
        let kept = try await dora.submit(
            "/admin/garanties",
            [
                ("dispositif", "fsl"), ("depuis", "01/01/2027"), ("effort", "35"), ("source", "règlement 2027"),
                ("confiance", "V"),
            ])
        #expect(kept.shows("La version est notée") && kept.shows("35,0") && kept.shows("règlement 2027"))
        let service = try await dora.submit(
            "/admin/garanties/service-locatif",
            [
                ("niveau", "plus"), ("service_depuis", "01/11/2026"), ("etapes", "guarantee"),
                ("etapes", "followUp"), ("service_source", "réseau"),
            ])
        #expect(service.shows("Le contenu du service est noté"))
        #expect(try await dora.get("/admin/listes").shows("Garanties et service locatif"))
    }

    @Test func `the service is opened, its parts noted, and its level changed`() async throws {
        let (_, browser, file) = try await leased()
        let form = try await browser.get("\(file)/service-locatif")
        #expect(form.shows("Service locatif plus\u{A0}: préparation du ménage"))
        let opened = try await browser.submit(
            "\(file)/service-locatif", [("niveau", "standard"), ("jour", "02/11/2026")])
        #expect(opened.shows("Service locatif ouvert.") && opened.shows("Suivi de six mois\u{A0}: le 2 nov. 2026"))
        #expect(opened.shows("Préparation du ménage\u{A0}: pas encore") && !opened.shows("Garantie du loyer\u{A0}:"))
        let id = String(try #require(opened.body.firstMatch(of: /etape-du-service\?sujet=([^"&]+)"/)).1)
        let noted = try await browser.submit(
            "\(file)/etape-du-service", [("sujet", id), ("etape", "preparation"), ("jour", "01/11/2026")])
        #expect(noted.shows("Étape notée.") && noted.shows("Préparation du ménage\u{A0}: le 1er nov. 2026"))
        let plus = try await browser.submit("\(file)/service-locatif", [("sujet", id), ("niveau", "plus")])
        #expect(plus.shows("Niveau changé.") && plus.shows("Garantie du loyer\u{A0}: pas encore"))
        let taken = try await browser.submit(
            "\(file)/etape-du-service", [("sujet", id), ("etape", "preparation"), ("pas_faite", "oui")])
        #expect(taken.shows("Étape retirée.") && taken.shows("Préparation du ménage\u{A0}: pas encore"))
    }

    @Test func `another association finds nothing, and the pages read in English`() async throws {
        let (work, browser, file) = try await leased()
        _ = try await browser.get("\(file)/garantie")
        let path = try guarantee(try await browser.submit("\(file)/garantie", [("dispositif", "gli")]))
        let charlie = try await work.web.browser(.charlie)
        for address in [path, "\(path)/demande", "\(path)/accord", "\(path)/cotisation", "\(file)/garantie"] {
            #expect(try await charlie.get(address).status == 404, "\(address)")
        }
        #expect(try await charlie.get("/garanties").shows("Aucune garantie n’est notée sur vos sites."))
        #expect(try await charlie.post("\(path)/retrait", []).status == 404)
        _ = try await browser.post("/langue", [("langue", "en"), ("retour", path)])
        let english = try await browser.get(path)
        #expect(english.shows("Considered for a lease of 2 Nov 2026.") && english.shows("Rules of this scheme"))
    }
}
