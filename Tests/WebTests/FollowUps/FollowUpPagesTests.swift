import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The follow-up as a referent uses it, without a script: from Today to the form and back.
struct FollowUpPagesTests {
    /// The family of `WorkWorld`, moved into a home of its own three weeks ago.
    private func moved() async throws -> (work: WorkWorld, code: String, followUp: String) {
        let work = try await WorkWorld()
        let followUp = try await work.movedOut()
        return (work, try await work.code("h1"), followUp)
    }

    @Test func `Today leads to the visit, the visit back to Today, and undoing it brings the line back`() async throws {
        let (work, code, followUp) = try await moved()
        let browser = try await work.web.browser(.alice)
        let today = try await browser.get("/aujourdhui")
        #expect(today.shows("Visite du mois 1") && today.shows("Enregistrer la visite"))
        #expect(today.shows("Loyer du mois 1 à vérifier"))
        let form = try await browser.get("/menages/\(code)/visite?sujet=\(followUp)&retour=aujourdhui")
        for text in ["Visite à domicile", "Quelqu’un était là", "Bien tenu", "Énergie", "Prochain rendez-vous"] {
            #expect(form.shows(text), "\(text)")
        }
        let said = try await browser.submit(
            "/menages/\(code)/visite",
            [
                ("sujet", followUp), ("retour", "aujourdhui"), ("comment", "visit"), ("present", "oui"),
                ("logement", "good"), ("points", "rent"), ("points", "energy"),
                ("texte", "logement propre, facture à revoir"),
                ("jour", "20/11/2026"),
            ])
        #expect(said.shows("visite à domicile, 20 nov. 2026"))
        #expect(!said.shows("Visite du mois 1") && said.shows("Aujourd’hui"))
        let undo = try #require(said.body.firstMatch(of: /action="(\/menages\/[^"]+\/retrait[^"]*)"/)).1
        let undone = try await browser.submit(String(undo).replacing("&amp;", with: "&"), [])
        #expect(undone.shows("Retiré du suivi"))
        #expect(undone.shows("Visite du mois 1"))
        let redo = try #require(undone.body.firstMatch(of: /action="(\/menages\/[^"]+\/retablissement[^"]*)"/)).1
        let redone = try await browser.submit(String(redo).replacing("&amp;", with: "&"), [])
        #expect(redone.shows("Rétabli dans le suivi."))
        let file = try await browser.get("/menages/\(code)/suivi")
        for text in ["logement propre, facture à revoir", "M0", "M6", "Loyers et charges", "Office du Val"] {
            #expect(file.shows(text), "\(text)")
        }
        let history = try await browser.get("/menages/\(code)/historique")
        #expect(history.shows("Visite ou entretien noté") && history.shows("Visite ou entretien retiré"))
    }

    @Test func `bad input gets its sentence and loses nothing`() async throws {
        let (work, code, followUp) = try await moved()
        let browser = try await work.web.browser(.alice)
        func send(_ more: [(String, String)]) async throws -> Page {
            try await browser.post(
                "/menages/\(code)/visite",
                [("sujet", followUp), ("comment", "visit"), ("present", "oui"), ("texte", "à garder")] + more)
        }
        let early = try await send([("jour", "19/10/2026")])
        #expect(early.status == 422 && early.shows("n’a emménagé que le 20 oct. 2026") && early.shows("à garder"))
        let later = try await send([("jour", "23/11/2026")])
        #expect(later.status == 422 && later.shows("à garder"))
        let odd = try await send([("jour", "31/02/2026")])
        #expect(odd.status == 422 && odd.shows("31/02/2026"))
        let loaded = try await send([("jour", "20/11/2026"), ("prochaine", "20/11/2026")])
        #expect(loaded.status == 422 && loaded.shows("prochain rendez-vous vient après"))
    }

    @Test func `an unpaid rent comes to Today and is ticked there`() async throws {
        let (work, code, followUp) = try await moved()
        let browser = try await work.web.browser(.alice)
        let said = try await browser.submit(
            "/menages/\(code)/loyer",
            [
                ("sujet", followUp), ("mois", "1"), ("situation", "unpaid"), ("source", "landlordCall"),
                ("jour", "20/11/2026"), ("du", "520"), ("aide", "200,50"), ("paye", "0"),
            ])
        #expect(said.shows("Loyer noté.") && said.shows("319,50"))
        let today = try await browser.get("/aujourdhui")
        #expect(today.shows("Loyer, reste 319,50") && today.shows("Voir et appeler"))
        let check = try await work.web.world.store.read { try $0.row("SELECT id FROM rent_check")?.text("id") ?? "" }
        let done = try await browser.submit("/aujourdhui/actes", [("fait", "rentAlert~2026-11-27~\(check)")])
        #expect(done.shows("1 ligne faite.") && !done.shows("Loyer, reste 319,50"))
    }

    @Test func `extending asks why, and closing asks how`() async throws {
        let (work, code, followUp) = try await moved()
        let browser = try await work.web.browser(.alice)
        let path = "/menages/\(code)/prolongation-du-suivi"
        let why = try await browser.post(path, [("sujet", followUp), ("mois", "3"), ("motif", "")])
        #expect(why.status == 422 && why.shows("Dites pourquoi le suivi continue."))
        let longer = try await browser.submit(path, [("sujet", followUp), ("mois", "3"), ("motif", "dette en cours")])
        #expect(longer.shows("Suivi prolongé de 3 mois.") && longer.shows("M9"))
        let tooLong = try await browser.post(path, [("sujet", followUp), ("mois", "6"), ("motif", "encore")])
        #expect(tooLong.status == 422 && tooLong.shows("12 mois au plus"))
        let end = "/menages/\(code)/fin-de-suivi"
        #expect(try await browser.post(end, [("sujet", followUp), ("jour", "20/11/2026")]).status == 422)
        let closed = try await browser.submit(
            end, [("sujet", followUp), ("jour", "20/11/2026"), ("issue", "autonomous")])
        #expect(closed.shows("Suivi clos.") && closed.shows("autonomie"))
        let again = try await browser.post(end, [("sujet", followUp), ("jour", "20/11/2026"), ("issue", "lost")])
        #expect(again.status == 422 && again.shows("clos depuis le"))
    }

    @Test func `the list of visits says who is to be seen next, what was done and what is owed`() async throws {
        let (work, code, followUp) = try await moved()
        let browser = try await work.web.browser(.alice)
        let before = try await browser.get("/visites")
        for text in ["Hosseini", "visite M1", "20 nov. 2026", "en retard", "0 sur 1"] {
            #expect(before.shows(text), "\(text)")
        }
        _ = try await browser.submit(
            "/menages/\(code)/visite",
            [("sujet", followUp), ("comment", "visit"), ("present", "oui"), ("jour", "20/11/2026")])
        _ = try await browser.submit(
            "/menages/\(code)/loyer",
            [
                ("sujet", followUp), ("mois", "1"), ("situation", "partial"), ("source", "receipt"),
                ("jour", "20/11/2026"),
                ("du", "520"), ("paye", "500"),
            ])
        let after = try await browser.get("/visites")
        for text in ["entretien M2", "20 déc. 2026", "1 sur 2", "payé en partie", "20,00"] {
            #expect(after.shows(text), "\(text)")
        }
        #expect(!after.shows("en retard"))
        for who in [Cast.charlie, .félix] {
            #expect(!(try await work.web.browser(who).get("/visites")).shows("Hosseini"), "\(who)")
        }
    }

    @Test func `another association and a funder find no such page`() async throws {
        let (work, code, followUp) = try await moved()
        for who in [Cast.charlie, .félix] {
            let browser = try await work.web.browser(who)
            for path in ["suivi", "visite", "loyer", "fin-de-suivi", "prolongation-du-suivi"] {
                #expect(
                    try await browser.get("/menages/\(code)/\(path)?sujet=\(followUp)").status == 404, "\(who) \(path)")
            }
        }
    }
}
