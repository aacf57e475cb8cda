import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The household's answer by a link: no account, nothing on a GET, a second check, once.
struct AppointmentAnswerTests {
    /// An appointment of the family Hosseini on Tuesday 24 November, and the link that Alice made for it.
    private struct Asked {
        let work: WorkWorld
        let alice: Browser
        let code: String
        let id: String
        let path: String

        init() async throws {
            work = try await WorkWorld()
            alice = try await work.web.browser(.alice)
            code = try await work.code("h1")
            _ = try await alice.submit(
                "/menages/\(code)/nouveau-rendez-vous",
                [
                    ("sujet_rdv", "housing"), ("jour", "24/11/2026"), ("heure", "14:30"), ("duree", "45"),
                    ("lieu", "office"), ("lieu_mots", "3 place du Marché"), ("avec", "alice"),
                    ("interprete", "booked"), ("apporter", "avis d’impôt"), ("note", "relire le bail"),
                ])
            id = try await work.web.world.store.read { try $0.row("SELECT id FROM appointment")?.text("id") ?? "" }
            path = try await Self.link(alice, code, id)
        }

        static func link(_ browser: Browser, _ code: String, _ id: String) async throws -> String {
            let page = try await browser.submit("/menages/\(code)/rendez-vous/\(id)/lien", [])
            return String(try #require(page.body.firstMatch(of: /(\/rdv\/[A-Za-z0-9_-]{43})</)).1)
        }

        func outsider() async throws -> Browser {
            let browser = Browser(work.web.services)
            _ = try await browser.get(path)
            return browser
        }

        func count(_ condition: String) async throws -> Int {
            try await work.web.world.store.read {
                try $0.row(Query(unbound: "SELECT count(*) AS n FROM \(condition)"))?.int("n") ?? -1
            }
        }
    }

    @Test func `opening it any number of times changes nothing and names nobody`() async throws {
        let asked = try await Asked()
        let before = try await asked.count("journal_entry")
        for _ in 0..<8 {
            let page = try await Browser(asked.work.web.services).get(asked.path)
            #expect(page.status == 200 && page.shows("mardi 24 novembre 2026") && page.shows("trois premières lettres"))
            for told in ["Hosseini", "place du Marché", "14\u{A0}h", "impôt", asked.code] {
                #expect(!page.body.contains(told), "\(told)")
            }
        }
        #expect(try await asked.count("journal_entry") == before)
        #expect(try await asked.count("appointment_link WHERE tries = 0 AND answered_on IS NULL") == 1)
        let tab = try await asked.alice.get("/menages/\(asked.code)/rendez-vous")
        #expect(tab.shows("réponse attendue") && !tab.body.contains("/rdv/"))
    }

    @Test func `the household says that it comes, once, and sees it again`() async throws {
        let asked = try await Asked()
        let outsider = try await asked.outsider()
        let question = try await outsider.post(asked.path, [("lettres", "hos")])
        for text in ["14\u{A0}h\u{A0}30", "3 place du Marché", "avis d’impôt", "Quelqu’un traduit", "Je viens"] {
            #expect(question.shows(text), "\(text)")
        }
        #expect(!question.shows("relire le bail") && !question.shows("Hosseini"))
        let nothing = try await outsider.post(asked.path, [("lettres", "hos"), ("envoi", "oui")])
        #expect(nothing.status == 422 && nothing.shows("Choisissez une réponse."))
        let said = try await outsider.post(
            asked.path, [("lettres", "hos"), ("envoi", "oui"), ("reponse", "comes")])
        #expect(said.shows("Merci, c’est enregistré") && said.shows("Vous venez."))
        let again = try await outsider.post(
            asked.path, [("lettres", "1984"), ("envoi", "oui"), ("reponse", "otherTime")])
        #expect(again.shows("Vous avez déjà répondu") && again.shows("Vous venez."))
        #expect(try await asked.count("appointment_link WHERE answer = 'comes'") == 1)
        #expect(try await asked.count("journal_entry WHERE act = 'householdAnswer'") == 1)
        let tab = try await asked.alice.get("/menages/\(asked.code)/rendez-vous")
        #expect(tab.shows("le ménage vient"))
        let history = try await asked.alice.get("/menages/\(asked.code)/historique")
        #expect(history.shows("Réponse du ménage au rendez-vous"))
    }

    @Test func `another moment is asked for, comes to Today, and moving it settles it`() async throws {
        let asked = try await Asked()
        let outsider = try await asked.outsider()
        let said = try await outsider.post(
            asked.path,
            [("lettres", "moh"), ("envoi", "oui"), ("reponse", "otherTime"), ("souhait", "jeudi après 16 heures")])
        #expect(said.shows("Vous demandez un autre moment.") && said.shows("jeudi après 16 heures"))
        let sealed = try await asked.work.web.world.store.read {
            try $0.row("SELECT sealed FROM appointment_link")?.bytes("sealed") ?? []
        }
        #expect(!sealed.isEmpty && !String(decoding: sealed, as: UTF8.self).contains("jeudi"))
        let today = try await asked.alice.get("/aujourdhui")
        #expect(today.shows("Autre moment demandé, logement le 24 nov. 2026"))
        #expect(today.body.contains("/report-de-rendez-vous?sujet=\(asked.id)"))
        let tab = try await asked.alice.get("/menages/\(asked.code)/rendez-vous")
        #expect(tab.shows("jeudi après 16 heures") && tab.shows("autre moment demandé"))
        let moved = try await asked.alice.submit(
            "/menages/\(asked.code)/report-de-rendez-vous",
            [
                ("sujet", asked.id), ("qui_deplace", "household"), ("sujet_rdv", "housing"), ("jour", "26/11/2026"),
                ("heure", "16:30"), ("duree", "45"), ("lieu", "office"), ("avec", "alice"), ("interprete", "booked"),
            ])
        #expect(moved.shows("Rendez-vous déplacé"))
        #expect(!(try await asked.alice.get("/aujourdhui")).shows("Autre moment demandé"))
        #expect(try await outsider.get(asked.path).status == 410)
    }

    @Test func `five wrong answers close it, also to the right letters`() async throws {
        let asked = try await Asked()
        let outsider = try await asked.outsider()
        for left in [4, 3, 2, 1] {
            let page = try await outsider.post(asked.path, [("lettres", "zzz")])
            #expect(page.status == 422 && page.shows("Il reste \(left) essai"))
        }
        let last = try await outsider.post(asked.path, [("lettres", "zzz")])
        #expect(last.status == 410 && last.shows("Trop d’essais"))
        #expect(try await outsider.post(asked.path, [("lettres", "hos")]).status == 410)
        let tab = try await asked.alice.get("/menages/\(asked.code)/rendez-vous")
        #expect(tab.shows("trop d’essais"))
    }

    @Test func `a new link ends the old one, and a link is taken back`() async throws {
        let asked = try await Asked()
        let outsider = try await asked.outsider()
        let revocation = "/menages/\(asked.code)/rendez-vous/\(asked.id)/lien/revocation"
        let path = try await Asked.link(asked.alice, asked.code, asked.id)
        #expect(try await outsider.get(asked.path).status == 410)
        #expect(try await outsider.get(path).status == 200)
        #expect(try await asked.alice.submit(revocation, []).shows("Lien retiré"))
        #expect(try await outsider.get(path).status == 410)
        #expect(try await asked.alice.post(revocation, []).status == 404)
    }

    @Test func `it ends with the appointment's hour, and with the appointment`() async throws {
        let asked = try await Asked()
        let outsider = try await asked.outsider()
        try await asked.work.web.world.store.write { tx in
            _ = try tx.run("UPDATE appointment_link SET expires_at = '2026-11-01T00:00:00.000Z'")
        }
        let late = try await outsider.get(asked.path)
        #expect(late.status == 410 && late.shows("dépassé sa date"))
        let new = try await Asked.link(asked.alice, asked.code, asked.id)
        _ = try await asked.alice.submit(
            "/menages/\(asked.code)/annulation-de-rendez-vous", [("sujet", asked.id), ("qui_annule", "network")])
        #expect(try await outsider.get(new).status == 410)
        let refused = try await asked.alice.submit("/menages/\(asked.code)/rendez-vous/\(asked.id)/lien", [])
        #expect(refused.shows("n’est plus prévu"))
    }

    @Test func `another association makes no link and takes none back`() async throws {
        let asked = try await Asked()
        let charlie = try await asked.work.web.browser(.charlie)
        for act in ["lien", "lien/revocation"] {
            let answer = try await charlie.post("/menages/\(asked.code)/rendez-vous/\(asked.id)/\(act)", [])
            #expect(answer.status == 404, "\(act)")
        }
        let own = try await asked.work.code("h2")
        #expect(try await charlie.post("/menages/\(own)/rendez-vous/\(asked.id)/lien", []).status == 404)
        for path in ["/rdv/abc", "/rdv/'"] {
            #expect(try await Browser(asked.work.web.services).get(path).status == 404, "\(path)")
        }
    }
}
