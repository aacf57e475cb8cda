import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The project as a referent uses it, without a script: a diagnosis, a goal, its steps, the plan on paper.
struct ProjectPagesTests {
    private static let own = "می خواهم کار کنم"

    private func goal(_ browser: Browser, _ code: String, _ more: [(String, String)] = []) async throws -> Page {
        try await browser.post(
            "/menages/\(code)/objectif",
            [
                ("paroles", Self.own), ("langue", "prs"), ("francais", "Je veux travailler"),
                ("domaine", "employment"), ("priorite", "first"), ("qui", "person"), ("accord", "oui"),
            ] + more)
    }

    private func goalID(_ work: WorkWorld) async throws -> String {
        try await work.web.world.store.read { try $0.row("SELECT id FROM goal")?.text("id") ?? "" }
    }

    @Test func `where the household stands is noted, shown with its table, taken back and put back`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        let empty = try await browser.get("/menages/\(code)/projet")
        #expect(empty.shows("Pas encore d’objectif.") && empty.shows("Rien n’est encore noté."))
        let form = try await browser.get("/menages/\(code)/diagnostic")
        for text in ["Usage du logement", "Parentalité", "se débrouille seul", "Quelques mots"] {
            #expect(form.shows(text), "\(text)")
        }
        let nothing = try await browser.post(
            "/menages/\(code)/diagnostic", [("jour", "20/11/2026"), ("source", "interview")])
        #expect(nothing.status == 422 && nothing.shows("Choisissez un degré"))
        let said = try await browser.submit(
            "/menages/\(code)/diagnostic",
            [
                ("jour", "20/11/2026"), ("source", "visit"), ("d_budget", "1"), ("n_budget", "lettres non ouvertes"),
                ("d_housing", "3"),
            ])
        #expect(said.shows("2 domaines notés.") && said.shows("1, difficile, beaucoup d’aide"))
        #expect(said.shows("lettres non ouvertes") && said.shows("visite à domicile"))
        let undo = try #require(said.body.firstMatch(of: /action="(\/menages\/[^"]+\/retrait)"/)).1
        let undone = try await browser.submit(String(undo), [])
        #expect(undone.shows("Retiré") && undone.shows("Rien n’est encore noté."))
        let redo = try #require(undone.body.firstMatch(of: /action="(\/menages\/[^"]+\/retablissement)"/)).1
        #expect(try await browser.submit(String(redo), []).shows("lettres non ouvertes"))
        let domain = try await browser.get("/menages/\(code)/projet/budget")
        #expect(domain.shows("difficile, beaucoup d’aide") && domain.shows("20 nov. 2026"))
        #expect(try await browser.get("/menages/\(code)/projet/religion").status == 404)
        let history = try await browser.get("/menages/\(code)/historique")
        #expect(history.shows("Diagnostic noté") && history.shows("Diagnostic retiré"))
    }

    @Test func `a goal is said in the household's own words, and its plan is printed in them first`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        let kept = try await goal(browser, code, [("pour_le", "31/03/2027")])
        #expect(kept.status == 303)
        let id = try await goalID(work)
        let page = try await browser.get("/menages/\(code)/objectifs/\(id)")
        #expect(page.shows(Self.own) && page.shows("Je veux travailler") && page.shows("pour le 31 mars 2027"))
        #expect(page.body.contains(#"lang="fa" dir="rtl""#))
        let step = try await browser.submit(
            "/menages/\(code)/etape",
            [
                ("sujet", id), ("francais", "S’inscrire à France Travail"), ("qui", "referent"),
                ("pour_le", "27/11/2026"),
            ])
        #expect(step.shows("Étape ajoutée.") && step.shows("pour le 27 nov. 2026"))
        let today = try await browser.get("/aujourdhui")
        #expect(today.shows("Étape du projet, emploi") && today.shows("Étape convenue avec le ménage"))
        let plan = try await browser.get("/menages/\(code)/projet/plan")
        for text in ["Notre plan", Self.own, "S’inscrire à France Travail", "c’est notre référent"] {
            #expect(plan.shows(text), "\(text)")
        }
        let done = try #require(step.body.firstMatch(of: /action="(\/menages\/[^"]+\/fait)"/)).1
        let ticked = try await browser.submit(String(done), [("objectif", id)])
        #expect(ticked.shows("Étape faite.") && ticked.shows("À refaire"))
        #expect(!(try await browser.get("/aujourdhui")).shows("Étape du projet"))
        let reopened = try #require(ticked.body.firstMatch(of: /action="(\/menages\/[^"]+\/reprise[^"]*)"/)).1
        let open = try await browser.submit(String(reopened).replacing("&amp;", with: "&"), [("objectif", id)])
        #expect(open.shows("Étape à faire de nouveau."))
        let off = try #require(open.body.firstMatch(of: /action="(\/menages\/[^"]+etapes\/[^"]+\/retrait)"/)).1
        let without = try await browser.submit(String(off), [("objectif", id)])
        #expect(without.shows("Étape retirée du plan.") && !without.body.contains("/fait\""))
        let back = try #require(without.body.firstMatch(of: /action="(\/menages\/[^"]+\/retablissement[^"]*)"/)).1
        let restored = try await browser.submit(String(back).replacing("&amp;", with: "&"), [])
        #expect(restored.shows("S’inscrire à France Travail") && restored.body.contains("/fait\""))
        let ended = try await browser.submit(
            "/menages/\(code)/suite-d-objectif",
            [("sujet", id), ("etat", "achieved"), ("jour", "21/11/2026"), ("francais", "contrat signé")])
        #expect(ended.shows("Objectif : atteint.") && ended.shows("contrat signé"))
    }

    @Test func `giving a goal up asks why, and what must not be said is pointed at`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        let ill = try await browser.post(
            "/menages/\(code)/objectif",
            [("francais", "Soigner son diabète"), ("domaine", "health"), ("priorite", "next"), ("qui", "person")])
        #expect(ill.status == 422 && ill.shows("diabète") && ill.shows("À confirmer (V30)"))
        let past = try await goal(browser, code, [("pour_le", "20/11/2026")])
        #expect(past.status == 422 && past.shows("Choisissez un jour à venir") && past.shows(Self.own))
        _ = try await goal(browser, code)
        let id = try await goalID(work)
        let why = try await browser.post(
            "/menages/\(code)/suite-d-objectif", [("sujet", id), ("etat", "abandoned"), ("jour", "21/11/2026")])
        #expect(why.status == 422 && why.shows("Dites pourquoi l’objectif est abandonné"))
        let given = try await browser.submit(
            "/menages/\(code)/suite-d-objectif",
            [("sujet", id), ("etat", "abandoned"), ("jour", "21/11/2026"), ("francais", "préfère une formation")])
        #expect(given.shows("abandonné") && given.shows("préfère une formation"))
        let project = try await browser.get("/menages/\(code)/projet")
        #expect(project.shows("1 objectif terminé"))
    }

    @Test func `a contract is signed, printed with both sides, reviewed and renewed`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        _ = try await goal(browser, code)
        let id = try await goalID(work)
        let path = "/menages/\(code)/contrat-d-accompagnement"
        #expect(try await browser.get(path).body.contains(#"value="6""#))
        let half = try await browser.post(path, [("francais", "Venir"), ("jour", "20/11/2026"), ("mois", "6")])
        #expect(half.status == 422 && half.shows("Écrivez ce à quoi l’association s’engage."))
        let long = try await browser.post(
            path, [("francais", "Venir"), ("association", "Aider"), ("jour", "20/11/2026"), ("mois", "25")])
        #expect(long.status == 422 && long.shows("Un contrat dure de 1 à 24 mois."))
        let signed = try await browser.submit(
            path, [("francais", "Venir"), ("association", "Aider"), ("jour", "20/11/2026"), ("mois", "6")])
        #expect(signed.shows("jusqu’au 20 mai 2027"))
        let link = try #require(signed.body.firstMatch(of: /href="(\/menages\/[^"]+\/accompagnements\/[^"]+)"/)).1
        let print = try await browser.get(String(link))
        for text in ["Nous, le ménage", "Nous, l’association", "Venir", "Aider", "pour 6 mois"] {
            #expect(print.shows(text), "\(text)")
        }
        let review = try await browser.submit(
            "/menages/\(code)/bilan",
            [("jour", "21/11/2026"), ("g_\(id)", "achieved"), ("francais", "Contrat de travail signé")])
        #expect(review.shows("Bilan enregistré.") && review.shows("1 objectif terminé"))
        let again = try await browser.submit(
            path, [("francais", "Chercher"), ("association", "Aider"), ("jour", "21/11/2026"), ("mois", "3")])
        #expect(again.shows("1 contrat d’avant") && again.shows("21 févr. 2027"))
    }

    @Test func `work and housing stand side by side, with what the site reached`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        _ = try await goal(browser, code)
        let page = try await browser.get("/menages/\(code)/emploi")
        for text in [
            "Logement", "77-D1", "Je veux travailler", "Un emploi et un bail à la sortie, en 2026",
            "aucune sortie encore",
        ] {
            #expect(page.shows(text), "\(text)")
        }
    }

    @Test func `readiness is told with every reason, and handing over asks for a note`() async throws {
        let work = try await WorkWorld()
        let (browser, code) = (try await work.web.browser(.alice), try await work.code("h1"))
        _ = try await goal(browser, code)
        let form = try await browser.get("/menages/\(code)/pret-pour-un-bail")
        #expect(form.shows("Aucun titre de séjour noté") && form.shows("Tient le logement"))
        let said = try await browser.submit(
            "/menages/\(code)/pret-pour-un-bail",
            [("p_keepsDwelling", "oui"), ("p_knowsCosts", "oui"), ("francais", "motivé")])
        #expect(said.shows("pas encore prêt") && said.shows("Reste à voir") && said.shows("motivé"))
        let access = "/menages/\(code)/acces"
        let given = [("acte", "referent"), ("referent", "bob"), ("avant_referent", "alice")]
        let asked = try await browser.post(access, given)
        #expect(asked.status == 422 && asked.shows("écrivez à la personne qui prend la suite"))
        let noted = try await browser.submit(access, given + [("passation", "Attend un avis d’imposition")])
        #expect(noted.shows("Le suivi est enregistré."))
        #expect(try await browser.get("/menages/\(code)/projet").shows("Attend un avis d’imposition"))
    }

    @Test func `another association finds none of its pages`() async throws {
        let work = try await WorkWorld()
        let code = try await work.code("h1")
        _ = try await goal(try await work.web.browser(.alice), code)
        let id = try await goalID(work)
        for who in [Cast.charlie, .félix] {
            let browser = try await work.web.browser(who)
            for path in ["projet", "projet/plan", "projet/budget", "objectifs/\(id)"] {
                #expect(try await browser.get("/menages/\(code)/\(path)").status != 200, "\(who) \(path)")
            }
            #expect(try await goal(browser, code).status != 303, "\(who)")
        }
    }
}
