import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The request for social housing and the claims as a referent uses them, without a script.
struct SocialRequestPagesTests {
    private func filed(_ work: WorkWorld, _ browser: Browser, on day: String = "01/12/2025") async throws -> String {
        let code = try await work.code("h1")
        _ = try await browser.submit(
            "/menages/\(code)/demande-de-logement",
            [
                ("depot", day), ("guichet", "online"), ("numero", "077 112 512 345 678 901"), ("departement", "77"),
                ("communes", "Melun"), ("type", "T3"), ("loyer", "650"), ("besoins", "groundFloor"),
            ])
        return try await work.web.world.store.read { try $0.row("SELECT id FROM social_request")?.text("id") ?? "" }
    }

    @Test func `a request is written down, comes to Today, is attested and renewed there`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        let empty = try await browser.get("/menages/\(code)/recherche-logement")
        #expect(empty.shows("Pas de demande de logement social notée.") && empty.shows("Noter la demande"))
        let id = try await filed(work, browser)
        let tab = try await browser.get("/menages/\(code)/recherche-logement")
        for text in [
            "077 112 512 345 678 901", "En ligne", "Melun (77)", "T3", "650", "Rez-de-chaussée", "1er déc. 2025",
            "à renouveler avant le 1er déc. 2026", "Noter l’attestation",
        ] { #expect(tab.body.localizedCaseInsensitiveContains(text), "\(text)") }
        let today = try await browser.get("/aujourdhui")
        #expect(today.shows("Demande de logement à renouveler avant le 1er déc. 2026"))
        #expect(today.shows("Attestation de demande de logement attendue"))
        #expect(today.shows("elle vaut un an, se renouvelle à partir du"))
        let attested = try await browser.submit(
            "/menages/\(code)/attestation-de-demande",
            [("sujet", id), ("numero", "077112512345678901"), ("jour", "20/12/2025")])
        #expect(attested.shows("Attestation enregistrée.") && attested.shows("reçue le 20 déc. 2025"))
        let renewed = try await browser.submit(
            "/menages/\(code)/renouvellement-de-demande", [("sujet", id), ("jour", "20/11/2026")])
        #expect(renewed.shows("la demande vaut un an de plus") && renewed.shows("renouvelée le 20 nov. 2026"))
        let after = try await browser.get("/aujourdhui")
        #expect(!after.shows("Demande de logement à renouveler") && !after.shows("Attestation de demande"))
        let history = try await browser.get("/menages/\(code)/historique")
        #expect(history.shows("Demande de logement social renouvelée"))
    }

    @Test func `bad input gets its sentence and loses nothing`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        func send(_ fields: [(String, String)]) async throws -> Page {
            try await browser.post(
                "/menages/\(code)/demande-de-logement", fields + [("departement", "77"), ("loyer", "651")])
        }
        let short = try await send([("depot", "01/06/2026"), ("numero", "077 112")])
        #expect(short.status == 422 && short.shows("celui-ci en a 6") && short.shows("À confirmer (V63)"))
        #expect(short.shows("value=\"651\"") && short.shows("077 112"))
        let kept = try await browser.submit(
            "/menages/\(code)/demande-de-logement",
            [
                ("departement", "77"), ("depot", "01/06/2026"), ("numero", "077 112"), ("confirme_V63", "oui"),
                ("motif_V63", "récépissé provisoire"),
            ])
        #expect(kept.shows("Demande de logement enregistrée."))
        let unknown = try await send([("communes", "Melun\nAtlantis")])
        #expect(unknown.status == 422 && unknown.shows("« Atlantis » n’est pas une commune du département 77"))
        let place = try await send([("departement", "177")])
        #expect(place.status == 422 && place.shows("Écrivez le numéro d’un département"))
        let order = try await send([("depot", "01/06/2026"), ("attestation", "31/05/2026")])
        #expect(order.status == 422 && order.shows("vient avant"))
        let never = try await send([("attestation", "31/05/2026")])
        #expect(never.status == 422 && never.shows("Donnez le jour du dépôt"))
    }

    @Test func `a request that ends can go on again, and one that was struck off leaves no seniority`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        let id = try await filed(work, browser, on: "01/10/2025")
        let late = try await browser.get("/aujourdhui")
        #expect(late.shows("Demande de logement radiée faute de renouvellement le 1er oct. 2026"))
        let refused = try await browser.post(
            "/menages/\(code)/renouvellement-de-demande", [("sujet", id), ("jour", "02/10/2026")])
        #expect(refused.status == 422 && refused.shows("son ancienneté repart de zéro"))
        let ended = try await browser.submit(
            "/menages/\(code)/fin-de-demande", [("sujet", id), ("issue", "removed"), ("jour", "02/10/2026")])
        #expect(ended.shows("Demande de logement terminée.") && ended.shows("radiée le 2 oct. 2026"))
        let undo = try #require(ended.body.firstMatch(of: /action="(\/menages\/[^"]+\/reouverture)"/)).1
        let again = try await browser.submit(String(undo), [])
        #expect(again.shows("La demande de logement continue."))
        _ = try await browser.submit(
            "/menages/\(code)/fin-de-demande", [("sujet", id), ("issue", "removed"), ("jour", "02/10/2026")])
        let new = try await browser.submit(
            "/menages/\(code)/demande-de-logement", [("departement", "77"), ("depot", "20/11/2026")])
        #expect(new.shows("l’ancienneté de la nouvelle repart de zéro"))
    }

    @Test func `a claim is followed step by step, with the delay of its département`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        let path = "/menages/\(code)/recours"
        let without = try await browser.post(
            path, [("nature", "housing"), ("motif_recours", "hostedSixMonths"), ("departement", "77")])
        #expect(without.status == 422 && without.shows("s’appuie sur une demande de logement social"))
        let request = try await filed(work, browser)
        let fields = [("nature", "housing"), ("motif_recours", "hostedSixMonths"), ("departement", "77")]
        let kept = try await browser.submit(
            path, fields + [("demande", request), ("depot", "01/07/2026"), ("accuse", "10/07/2026")])
        for text in ["Recours enregistré.", "devant la commission", "avant le 10 oct. 2026", "en retard"] {
            #expect(kept.shows(text), "\(text)")
        }
        let today = try await browser.get("/aujourdhui")
        #expect(today.shows("Décision DALO attendue le 10 oct. 2026") && today.shows("Loi DALO du 5 mars 2007"))
        let claim = try await work.web.world.store.read { try $0.row("SELECT id FROM right_claim")?.text("id") ?? "" }
        let steps = [
            ("sujet", claim), ("motif_recours", "hostedSixMonths"), ("departement", "77"), ("demande", request),
            ("depot", "01/07/2026"), ("accuse", "10/07/2026"), ("decision", "recognised"),
        ]
        let half = try await browser.post(path, steps)
        #expect(half.status == 422 && half.shows("Donnez la décision de la commission et son jour"))
        let decided = try await browser.submit(path, steps + [("decide", "02/10/2026")])
        #expect(decided.shows("reconnue prioritaire") && decided.shows("avant le 2 avril 2027"))
    }

    @Test func `who may not open the file finds none of its pages`() async throws {
        let work = try await WorkWorld()
        let (alice, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        let id = try await filed(work, alice)
        for person in [Cast.charlie, .félix, .dora] {
            let browser = try await work.web.browser(person)
            #expect(try await browser.get("/menages/\(code)/recherche-logement").status == 404)
            for noun in ["fin-de-demande", "renouvellement-de-demande", "demande-de-logement", "recours"] {
                let page = try await browser.post("/menages/\(code)/\(noun)", [("sujet", id), ("jour", "20/11/2026")])
                #expect(page.status == 404, "\(person) \(noun)")
            }
        }
        let elsewhere = try await alice.get("/menages/\(code)/recours?sujet=\(id)")
        #expect(elsewhere.status == 404)
    }
}
