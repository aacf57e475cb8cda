import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// A job on screen: noted, somebody presented from a file, declined by the employer's link with its own words, read.
struct JobPagesTests {
    private static let fields = [
        ("employeur", "kitchen"), ("site", "s1"), ("jour", "02/11/2026"), ("intitule", "Aide-cuisine"),
        ("contrat", "fixedTerm"), ("heures", "35"), ("salaire", "1850"), ("postes", "2"), ("departement", "77"),
    ]

    private func work() async throws -> WorkWorld {
        let work = try await WorkWorld()
        try await work.web.world.store.write { tx in
            try tx.insert(Partner(id: "kitchen", name: "Cuisines du Val", kind: .employer, site: "s1"))
        }
        return work
    }

    private func noted(_ browser: Browser) async throws -> String {
        _ = try await browser.get("/emplois/nouveau")
        let page = try await browser.submit("/emplois", Self.fields)
        #expect(page.shows("Offre d’emploi enregistrée") && page.shows("35 h par semaine"))
        return String(try #require(page.body.firstMatch(of: /href="(\/emplois\/[^"\/]+)\/lien"/)).1)
    }

    /// The adult of the first household is presented; the address of the application.
    private func presented(_ browser: Browser, _ work: WorkWorld, for path: String) async throws -> String {
        let code = try await work.code("h1")
        let file = try await browser.get("/menages/\(code)/emploi")
        let form = String(
            try #require(file.body.firstMatch(of: /href="([^"]+presentation-emploi\?sujet=[^"]+)"/)).1
        )
        .replacing("&amp;", with: "&")
        let job = String(path.dropFirst("/emplois/".count))
        let bare = try await browser.post(form, [])
        #expect(bare.status == 422 && bare.shows("Choisissez l’offre."))
        let page = try await browser.submit(form, [("offre", job)])
        #expect(page.shows("Personne présentée pour ce poste"))
        let twice = try await browser.post(form, [("offre", job)])
        #expect(twice.status == 422 && twice.shows("déjà présentée"))
        return String(try #require(page.body.firstMatch(of: /href="(\/emplois\/[^"]+)\/refus"/)).1)
    }

    @Test func `noted, presented, interviewed and hired; the contract stands in the file`() async throws {
        let work = try await work()
        let browser = try await work.web.browser(.alice)
        let path = try await noted(browser)
        let application = try await presented(browser, work, for: path)
        let interview = try await browser.submit("\(application)/entretien", [("jour", "23/11/2026")])
        #expect(interview.shows("23 nov. 2026") && interview.body.contains("\(path)/annulation"))
        #expect(try await browser.submit("\(path)/annulation", []).shows("C’est annulé"))
        #expect(try await browser.submit("\(path)/annulation", []).shows("Cela ne s’annule plus"))
        #expect(try await browser.submit("\(application)/entretien", [("jour", "23/11/2026")]).shows("23 nov. 2026"))
        let wrong = try await browser.post(
            "\(application)/embauche", [("jour", "21/11/2026"), ("debut", "23/11/2026")])
        #expect(wrong.status == 422 && wrong.shows("Choisissez le contrat."))
        let hired = try await browser.submit(
            "\(application)/embauche",
            [("jour", "21/11/2026"), ("contrat", "permanent"), ("debut", "23/11/2026"), ("heures", "35")])
        #expect(hired.shows("Embauche enregistrée") && hired.shows("embauchée"))
        let code = try await work.code("h1")
        #expect(try await browser.get("/menages/\(code)/emploi").shows("Cuisines du Val"))
        #expect(try await browser.get("/emplois").shows("1 sur 2"))
        let people = try await browser.get("/emplois?etat=candidatures")
        #expect(people.shows("Hosseini") && people.shows("embauchée") && people.shows("1 candidature"))
    }

    @Test func `the employer declines by its link with a sentence of its own, and Today tells`() async throws {
        let work = try await work()
        let browser = try await work.web.browser(.alice)
        let path = try await noted(browser)
        _ = try await presented(browser, work, for: path)
        let made = try await browser.submit("\(path)/lien", [])
        let address = String(try #require(made.body.firstMatch(of: /(\/employeur\/[^<"]+)</)).1)
        let code = String(try #require(made.body.firstMatch(of: /<code>(\d{6})</)).1)
        let employer = Browser(work.web.services)
        #expect(try await employer.get(address).shows("Le code donné par téléphone"))
        let list = try await employer.post(address, [("lettres", code)])
        #expect(list.shows("Aide-cuisine") && list.shows("Candidature 1"))
        let household = try await work.code("h1")
        for secret in ["Hosseini", "Mohammad", household] { #expect(!list.body.contains(secret)) }
        let id = String(try #require(list.body.firstMatch(of: /name="refuser" value="([^"]+)"/)).1)
        let past = try await employer.post(
            address, [("lettres", code), ("entretien", id), ("reponse", "oui"), ("jour", "19/11/2026")])
        #expect(past.status == 422 && past.shows("Ce jour vient avant le 21 nov. 2026"))
        let seen = try await employer.post(
            address, [("lettres", code), ("entretien", id), ("reponse", "oui"), ("jour", "25/11/2026")])
        #expect(seen.shows("l’entretien est proposé à la personne") && seen.shows("25 nov. 2026"))
        #expect(try await browser.get("/aujourdhui").shows("Cuisines du Val a répondu pour"))
        let offer = String(path.dropFirst("/emplois/".count))
        let asked = try await employer.post(
            address, [("lettres", code), ("question", offer), ("reponse", "oui"), ("texte", "À quelle heure ?")])
        #expect(asked.shows("votre question est transmise"))
        #expect(try await browser.get("/aujourdhui?essai=1").shows("Question par lien"))
        #expect(try await browser.submit("\(path)/lecture", []).shows("C’est lu."))
        let reasons = try await employer.post(address, [("lettres", code), ("refuser", id)])
        #expect(reasons.shows("niveau de français".capitalizedFirstForTest))
        let canned = try await employer.post(
            address, [("lettres", code), ("refuser", id), ("motif", "frenchLevel")])
        #expect(canned.shows("nous ne retenons pas cette candidature"))
        let told = try await employer.post(
            address,
            [
                ("lettres", code), ("refuser", id), ("motif", "frenchLevel"), ("reponse", "oui"),
                ("message", "Revenez après le cours."),
            ])
        #expect(told.shows("votre réponse est transmise") && told.shows("non retenue"))
        let today = try await browser.get("/aujourdhui?essai=2")
        #expect(today.shows("Cuisines du Val a répondu pour"))
        let page = try await browser.get(path)
        #expect(page.shows("Revenez après le cours.") && page.shows("J’ai lu la réponse"))
        let read = String(try #require(page.body.firstMatch(of: /action="([^"]+\/lecture)"/)).1)
        #expect(try await browser.submit(read, []).shows("Réponse lue"))
        #expect(try await !browser.get("/aujourdhui?essai=3").shows("a répondu pour"))
        let more = Self.fields.filter { !["employeur", "site", "jour"].contains($0.0) }
        let form = [("lettres", code), ("nouvelle", "oui"), ("reponse", "oui"), ("cle", "k1")] + more
        #expect(try await employer.post(address, form).shows("votre offre est reçue"))
        #expect(try await employer.post(address, form).shows("était déjà reçue"), "a second press writes nothing")
        #expect(try await browser.get("/emplois").shows("2 offres d’emploi"))
        _ = try await browser.submit("\(path)/lien/retrait", [])
        #expect(try await employer.get(address).status == 410)
    }

    @Test func `an employer's page tells how fast it answers, and each number opens its people`() async throws {
        let work = try await work()
        let browser = try await work.web.browser(.alice)
        let path = try await noted(browser)
        #expect(try await !browser.get("/partenaires/kitchen").shows("Ses réponses aux candidatures"))
        let application = try await presented(browser, work, for: path)
        let page = try await browser.get("/partenaires/kitchen")
        #expect(page.shows("Ses réponses aux candidatures") && page.shows("candidature sans réponse"))
        let waiting = try await browser.get("/partenaires/kitchen/reponses?sur=emploi&lesquelles=attente")
        #expect(waiting.rowCount == 1 && waiting.shows("Aide-cuisine") && waiting.shows("attendue"))
        #expect(!waiting.shows("Hosseini"))
        _ = try await browser.submit(
            "\(application)/refus", [("motif", "employer-frenchLevel"), ("jour", "21/11/2026")])
        let answered = try await browser.get("/partenaires/kitchen/reponses?sur=emploi&lesquelles=recues")
        #expect(answered.rowCount == 1 && answered.shows("21 nov. 2026"))
        let theirs = try await work.web.browser(.charlie).get("/partenaires/kitchen/reponses?sur=emploi")
        #expect(theirs.rowCount == 0 && theirs.shows("Aucune candidature ici."))
    }

    @Test func `a job is put right, and what is typed wrongly is told`() async throws {
        let work = try await work()
        let browser = try await work.web.browser(.alice)
        let path = try await noted(browser)
        let form = try await browser.get("\(path)/modification")
        for value in ["Aide-cuisine", "1850", "02/11/2026"] { #expect(form.body.contains("value=\"\(value)\"")) }
        let version = String(try #require(form.body.firstMatch(of: /name="version" value="(\d+)"/)).1)
        let kept = Self.fields.filter { !["employeur", "site", "intitule", "postes"].contains($0.0) }
        let wrong = try await browser.post(
            "\(path)/modification", kept + [("intitule", "Cuisine"), ("postes", "100"), ("version", version)])
        #expect(wrong.status == 422 && wrong.shows("Le nombre de postes va de 1 à 99."))
        let changed = try await browser.submit(
            "\(path)/modification", kept + [("intitule", "Cuisine"), ("postes", "3"), ("version", version)])
        #expect(changed.shows("Offre d’emploi modifiée.") && changed.shows("Cuisine"))
        let stale = try await browser.post(
            "\(path)/modification", kept + [("intitule", "Autre"), ("postes", "3"), ("version", version)])
        #expect(stale.status == 409)
        #expect(try await work.web.browser(.charlie).get("\(path)/modification").status == 404)
    }

    @Test func `another association finds nothing, and a convention with an employer counts jobs`() async throws {
        let work = try await work()
        let browser = try await work.web.browser(.alice)
        let path = try await noted(browser)
        let application = try await presented(browser, work, for: path)
        let charlie = try await work.web.browser(.charlie)
        for address in [path, "\(path)/lien", "\(application)/refus", "\(application)/embauche"] {
            #expect(try await charlie.get(address).status == 404, "\(address)")
        }
        #expect(try await charlie.post("\(application)/lecture", []).status == 404)
        #expect(try await !charlie.get("/emplois").shows("Aide-cuisine"))
        #expect(try await !charlie.get("/emplois?etat=candidatures").shows("Aide-cuisine"))
        let officer = try await work.web.browser(.hélène)
        let form = try await officer.get("/conventions/nouvelle?nature=employment")
        #expect(form.shows("Cuisines du Val") && form.shows("offres d’emploi".capitalizedFirstForTest))
        let made = try await officer.submit(
            "/conventions",
            [
                ("nature", "employment"), ("partenaire", "kitchen"), ("site", "s1"), ("titre", "Emploi en cuisine"),
                ("niveau", "local"), ("jour", "21/11/2025"), ("nombre", "4"), ("unite", "hire"), ("periode", "year"),
            ])
        #expect(made.shows("Emploi en cuisine") && made.shows("Embauches") && made.shows("Entretiens"))
    }
}

extension String {
    fileprivate var capitalizedFirstForTest: String { (first?.uppercased() ?? "") + dropFirst() }
}
