import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// From a partner's page to its first dwelling or job: by its link, or by hand with what is known filled in.
struct PartnerProposalTests {
    private func work() async throws -> WorkWorld {
        let work = try await WorkWorld()
        try await work.web.world.store.write { tx in
            try tx.insert(Partner(id: "kitchen", name: "Cuisines du Val", kind: .employer, site: "s1"))
            try tx.insert(
                Convention(
                    id: "cv", partner: "office", site: "s1", .init(title: "Convention de l’office"), state: .active,
                    signedOn: TestDay("2026-01-01"), from: TestDay("2026-01-01")), by: "alice",
                at: Moment(startOf: TestDay("2026-01-01"), in: "Europe/Paris"))
        }
        return work
    }

    @Test func `a landlord without any offer is sent a link and proposes its first dwelling`() async throws {
        let work = try await work()
        let browser = try await work.web.browser(.alice)
        let page = try await browser.get("/partenaires/office")
        #expect(page.body.contains("href=\"/propositions?bailleur=office\"") && page.shows("Ses propositions"))
        #expect(page.body.contains("href=\"/propositions/blocages?bailleur=office\""))
        #expect(page.body.contains("href=\"/partenaires/office/lien\"") && page.shows("Envoyer un lien"))
        // She has one site: there is nothing to choose.
        #expect(try await browser.get("/partenaires/office/lien").location == "/partenaires/office/lien/s1")
        let before = try await browser.get("/partenaires/office/lien/s1")
        #expect(before.shows("Office du Val suit par ce lien") && before.shows("Faire un lien"))
        let made = try await browser.submit("/partenaires/office/lien/s1", [])
        let address = String(try #require(made.body.firstMatch(of: /(\/bailleur\/[^<"]+)</)).1)
        let code = String(try #require(made.body.firstMatch(of: /<code>(\d{6})</)).1)
        #expect(try await !browser.get("/partenaires/office/lien/s1").body.contains(code))
        let landlord = Browser(work.web.services)
        #expect(try await landlord.post(address, [("lettres", code)]).shows("Aucune proposition encore."))
        let fields = OfferPagesTests.fields.filter { !["bailleur", "site", "recue", "comment"].contains($0.0) }
        let sent = try await landlord.post(
            address, [("lettres", code), ("nouvelle", "oui"), ("reponse", "oui")] + fields)
        #expect(sent.shows("votre proposition est reçue"))
        #expect(try await browser.get("/propositions?bailleur=office").shows("1 logement proposé"))
        _ = try await browser.submit("/partenaires/office/lien/s1/retrait", [])
        #expect(try await landlord.get(address).status == 410)
    }

    @Test func `what is too old for the page behind the link is said to be there`() async throws {
        let work = try await work()
        let browser = try await work.web.browser(.alice)
        try await work.web.world.store.write { tx in
            for n in 1...51 {
                try tx.insert(
                    HousingOffer(
                        id: "o\(n)", site: "s1", partner: "office",
                        .init(departement: "77", receivedOn: TestDay("2026-11-01"))), address: nil, by: "alice",
                    at: Moment(startOf: TestDay("2026-11-01"), in: "Europe/Paris"))
            }
        }
        let made = try await browser.submit("/partenaires/office/lien/s1", [])
        let address = String(try #require(made.body.firstMatch(of: /(\/bailleur\/[^<"]+)</)).1)
        let code = String(try #require(made.body.firstMatch(of: /<code>(\d{6})</)).1)
        let list = try await Browser(work.web.services).post(address, [("lettres", code)])
        #expect(list.shows("1 proposition plus ancienne n’est pas montrée ici"))
    }

    @Test func `an employer is sent one too, and whoever has several sites chooses`() async throws {
        let work = try await work()
        let browser = try await work.web.browser(.alice)
        let page = try await browser.get("/partenaires/kitchen")
        #expect(page.body.contains("href=\"/emplois/nouveau?employeur=kitchen\"") && page.shows("Ses offres d’emploi"))
        #expect(page.body.contains("href=\"/partenaires/kitchen/lien-emploi\""))
        let made = try await browser.submit("/partenaires/kitchen/lien-emploi/s1", [])
        let address = String(try #require(made.body.firstMatch(of: /(\/employeur\/[^<"]+)</)).1)
        #expect(try await Browser(work.web.services).get(address).shows("Le code donné par téléphone"))
        let head = try await work.web.browser(.hélène)
        let choice = try await head.get("/partenaires/office/lien")
        #expect(choice.shows("Pour quel site") && choice.body.contains("href=\"/partenaires/office/lien/s1\""))
    }

    @Test func `the form of a new offer knows whose it is, from the partner and from the convention`() async throws {
        let work = try await work()
        let browser = try await work.web.browser(.alice)
        let form = try await browser.get("/propositions/nouvelle?bailleur=office")
        #expect(form.body.contains("value=\"office\" selected"))
        let head = try await work.web.browser(.hélène)
        for person in [browser, head] {
            let convention = try await person.get("/conventions/cv")
            #expect(convention.shows("Nouvelle proposition"))
            let link = try #require(convention.body.firstMatch(of: /href="(\/propositions\/nouvelle\?[^"]+)"/)).1
            let filled = try await person.get(String(link).replacing("&amp;", with: "&"))
            for value in ["office", "s1", "cv"] { #expect(filled.body.contains("value=\"\(value)\" selected")) }
        }
    }

    @Test func `another association makes no link for a site that is not its own`() async throws {
        let work = try await work()
        let charlie = try await work.web.browser(.charlie)
        for address in ["/partenaires/office/lien/s1", "/partenaires/kitchen/lien-emploi/s1"] {
            #expect(try await charlie.get(address).status == 404, "\(address)")
            #expect(try await charlie.post(address, []).status == 404, "\(address)")
        }
        let browser = try await work.web.browser(.alice)
        for address in ["/partenaires/kitchen/lien/s1", "/partenaires/office/lien/s2", "/partenaires/x/lien"] {
            #expect(try await browser.get(address).status == 404, "\(address)")
        }
    }
}
