import RelorefDomain
import RelorefRecords
import RelorefTesting
import RelorefWeb
import Testing

/// Visits on screen: named by a colleague, agreed to by the landlord's link, put into a calendar; a question is read.
struct OfferVisitPagesTests {
    private struct Situation {
        let work: WorkWorld
        let browser: Browser
        let path: String
        let landlord: Browser
        let address: String
        let code: String

        var offer: String { String(path.dropFirst("/propositions/".count)) }

        func behind(_ fields: [(String, String)]) async throws -> Page {
            try await landlord.post(address, [("lettres", code)] + fields)
        }
    }

    private func linked() async throws -> Situation {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        _ = try await browser.get("/propositions/nouvelle")
        let page = try await browser.submit("/propositions", OfferPagesTests.fields)
        let path = String(try #require(page.body.firstMatch(of: /action="(\/propositions\/[^"\/]+)\/etude"/)).1)
        let made = try await browser.submit("\(path)/lien", [])
        let address = String(try #require(made.body.firstMatch(of: /(\/bailleur\/[^<"]+)</)).1)
        let code = String(try #require(made.body.firstMatch(of: /<code>(\d{6})</)).1)
        return Situation(
            work: work, browser: browser, path: path, landlord: Browser(work.web.services), address: address,
            code: code)
    }

    @Test func `named, agreed to with one press, put into a calendar, read by the officer`() async throws {
        let it = try await linked()
        let bare = try await it.browser.post("\(it.path)/visite", [("jour", "24/11/2026"), ("heure", "midi")])
        #expect(bare.status == 422 && bare.shows("Écrivez l’heure") && bare.shows("24/11/2026"))
        let past = try await it.browser.post("\(it.path)/visite", [("jour", "20/11/2026"), ("heure", "10:00")])
        #expect(past.status == 422 && past.shows("Ce moment est passé"))
        let named = try await it.browser.submit("\(it.path)/visite", [("jour", "24/11/2026"), ("heure", "10:00")])
        #expect(named.shows("Visite proposée") && named.shows("Mardi 24 novembre 2026 à 10\u{A0}h"))
        let door = try await it.landlord.get(it.address)
        #expect(!door.shows("24 novembre"))
        let list = try await it.behind([])
        #expect(list.shows("Oui, mardi 24 novembre 2026 à 10\u{A0}h"))
        let visit = String(try #require(list.body.firstMatch(of: /name="visite_oui" value="([^"]+)"/)).1)
        #expect(try await it.behind([("agenda", visit)]).shows("n’est pas convenue"))
        let agreed = try await it.behind([("visite_oui", visit)])
        #expect(agreed.shows("la visite est convenue") && agreed.shows("Ajouter à mon agenda"))
        #expect(try await it.behind([("visite_oui", visit)]).shows("déjà convenue"))
        let calendar = try await it.behind([("agenda", visit)])
        #expect(calendar.body.contains("DTSTART;TZID=Europe/Paris:20261124T100000"))
        #expect(calendar.body.contains("SUMMARY:Visite") && !calendar.body.contains("Hosseini"))
        let today = try await it.browser.get("/aujourdhui")
        #expect(today.shows("Visite acceptée par lien"))
        let page = try await it.browser.get(it.path)
        #expect(page.shows("convenue") && page.shows("Par le lien") && page.shows("J’ai lu"))
        #expect(try await it.browser.submit("\(it.path)/lecture", []).shows("C’est lu."))
        #expect(try await !it.browser.get("/aujourdhui?essai=1").shows("Visite acceptée par lien"))
        let off = try await it.browser.submit("\(it.path)/visites/\(visit)/annulation", [])
        #expect(off.shows("prévenez le bailleur") && off.shows("annulée"))
    }

    @Test func `the landlord names another moment and asks a question, each once`() async throws {
        let it = try await linked()
        #expect(try await it.behind([("moment", it.offer)]).shows("Proposer ce moment"))
        let wrong = try await it.behind([
            ("moment", it.offer), ("reponse", "oui"), ("jour", "19/11/2026"), ("heure", "9:00"),
        ])
        #expect(wrong.status == 422 && wrong.shows("Ce moment est passé"))
        let told = try await it.behind([
            ("moment", it.offer), ("reponse", "oui"), ("jour", "25/11/2026"), ("heure", "14 h 30"),
        ])
        #expect(told.shows("proposé à l’association") && told.shows("Vous avez proposé"))
        let empty = try await it.behind([("question", it.offer), ("reponse", "oui")])
        #expect(empty.status == 422 && empty.shows("Écrivez votre question."))
        let question = [("question", it.offer), ("reponse", "oui"), ("texte", "Qui a les clés ?"), ("cle", "q1")]
        #expect(try await it.behind(question).shows("votre question est transmise"))
        #expect(try await it.behind(question).shows("était déjà transmise"))
        let page = try await it.browser.get(it.path)
        #expect(page.shows("Qui a les clés") && page.shows("proposée par le bailleur"))
        let accept = String(try #require(page.body.firstMatch(of: /action="([^"]+\/visites\/[^"]+\/accord)"/)).1)
        #expect(try await it.browser.submit(accept, []).shows("Visite convenue"))
        #expect(try await it.behind([]).shows("Visite convenue"))
        let charlie = try await it.work.web.browser(.charlie)
        #expect(try await charlie.post(accept, []).status == 404)
        #expect(try await charlie.post("\(it.path)/lecture", []).status == 404)
    }
}
