import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Registering a family of four in two sittings, as the journey J6 has it.
struct RegistrationPagesTests {
    private let members: [(String, String)] = [
        ("nom1", "Rahimi"), ("prenom1", "Najib"), ("naissance1", "12/04/1988"), ("sexe1", "M"),
        ("nom2", ""), ("prenom2", "Laila"), ("naissance2", "1990"), ("sexe2", "F"), ("lien2", "spouse"),
        ("nom3", "Rahimi"), ("prenom3", "Zahra"), ("naissance3", "05/2015"), ("sexe3", "F"), ("lien3", "child"),
        ("nom4", "Rahimi"), ("prenom4", "Omid"), ("naissance4", "03/02/2019"), ("sexe4", "M"), ("lien4", "child"),
    ]

    private func draft(in page: Page) throws -> String {
        try #require(page.main.firstMatch(of: /action="\/menages\/nouveau\/([^\/"]+)\/membres"/).map { String($0.1) })
    }

    @Test func `a family is registered in two sittings and nothing is typed twice`() async throws {
        let web = try await WebWorld()
        let first = try await web.browser(.alice)
        let draft = try draft(in: try await first.get("/menages/nouveau"))
        #expect(try await first.submit("/menages/nouveau/\(draft)/membres", members).shows("Najib"))
        let third = try await first.submit(
            "/menages/nouveau/\(draft)/protection",
            [
                ("nature1", "refugee"), ("autorite1", "ofpra"), ("decision1", "02/03/2020"),
                ("titre1", "residentCard10y"), ("fin_titre1", "19/03/2030"),
            ])
        #expect(third.shows("Langue la mieux comprise"))
        let paused = try await first.submit(
            "/menages/nouveau/\(draft)/langues", [("langue1", "prs"), ("interprete1", "oui"), ("suite", "liste")])
        #expect(paused.shows("Saisie gardée"))
        _ = try await first.post("/deconnexion", [])
        // The clock of the tests stands still, and a code serves once.
        try await web.world.store.write { _ = try $0.run("UPDATE account SET totp_last_step = NULL") }

        let second = try await web.browser(.alice)
        let resumed = try await second.get("/menages/nouveau")
        #expect(resumed.shows("Continuer"))
        for part in ["logement", "emploi", "accords"] {
            #expect(try await second.submit("/menages/nouveau/\(draft)/\(part)", []).status == 200)
        }
        let check = try await second.get("/menages/nouveau/\(draft)/verifier")
        #expect(check.shows("Laila (nom unique)"))
        #expect(check.shows("vers 1990"))
        let refused = try await second.post(
            "/menages/nouveau/\(draft)/verifier", [("site", "s1"), ("referent", "alice"), ("cle", "r1")])
        let created =
            refused.status == 303
            ? try await second.get(refused.location ?? "") : refused
        #expect(created.shows("4 personnes"), "\(created.main)")
        #expect(try await second.get("/menages/nouveau/\(draft)").status == 404)
    }

    @Test func `a draft is another colleague's to nobody`() async throws {
        let web = try await WebWorld()
        let alice = try await web.browser(.alice)
        let draft = try draft(in: try await alice.get("/menages/nouveau"))
        _ = try await alice.submit("/menages/nouveau/\(draft)/membres", members)
        #expect(try await web.browser(.bob).get("/menages/nouveau/\(draft)").status == 404)
    }

    @Test func `what cannot be read is said beside its field and kept`() async throws {
        let web = try await WebWorld()
        let alice = try await web.browser(.alice)
        let draft = try draft(in: try await alice.get("/menages/nouveau"))
        let page = try await alice.post(
            "/menages/nouveau/\(draft)/membres", [("nom1", "Rahimi"), ("naissance1", "bientôt"), ("sexe1", "M")])
        #expect(page.status == 422)
        #expect(page.shows("bientôt"))
        #expect(page.shows("n’est pas une date de naissance"))
    }

    @Test func `a minor alone has a guardian, who is named before the file is made (V16)`() async throws {
        let web = try await WebWorld()
        let alice = try await web.browser(.alice)
        let draft = try draft(in: try await alice.get("/menages/nouveau"))
        _ = try await alice.submit(
            "/menages/nouveau/\(draft)/membres",
            [("nom1", "Noori"), ("prenom1", "Sami"), ("naissance1", "03/06/2010"), ("sexe1", "M")])
        let path = "/menages/nouveau/\(draft)/verifier"
        #expect(try await alice.get(path).shows("name=\"tutelle\""))
        let refused = try await alice.post(path, [("site", "s1"), ("cle", "m1")])
        #expect(refused.status == 422 && refused.shows("href=\"#tutelle\"") && refused.shows("donnez son nom"))
        let guardian = "Aide sociale à l’enfance"
        let made = try await alice.submit(path, [("site", "s1"), ("tutelle", guardian), ("cle", "m2")])
        let code = try #require(made.found(/Dossier ([B-Z0-9]{7}) créé/), "\(made.main)")
        #expect(try await alice.get("/menages/\(code)/membres").shows(guardian))
        #expect(try await alice.get("/menages/\(code)/admission").shows("value=\"\(guardian)\""))
        #expect(try await web.browser(.charlie).get("/menages/\(code)/membres").status == 404)
    }

    @Test func `an emancipated minor makes a file without a guardian (V15)`() async throws {
        let web = try await WebWorld()
        let alice = try await web.browser(.alice)
        let draft = try draft(in: try await alice.get("/menages/nouveau"))
        _ = try await alice.submit(
            "/menages/nouveau/\(draft)/membres",
            [
                ("nom1", "Noori"), ("prenom1", "Sara"), ("naissance1", "03/06/2010"), ("sexe1", "F"),
                ("nom2", "Noori"), ("prenom2", "Ali"), ("naissance2", "03/02/2026"), ("sexe2", "M"),
                ("lien2", "child"),
            ])
        let path = "/menages/nouveau/\(draft)/verifier"
        let made = try await alice.submit(path, [("site", "s1"), ("emancipe", "oui"), ("cle", "e1")])
        let code = try #require(made.found(/Dossier ([B-Z0-9]{7}) créé/), "\(made.main)")
        #expect(try await alice.get("/menages/\(code)/membres").shows("mineur émancipé"))
    }

    @Test func `an adult is asked for no guardian`() async throws {
        let web = try await WebWorld()
        let alice = try await web.browser(.alice)
        let draft = try draft(in: try await alice.get("/menages/nouveau"))
        _ = try await alice.submit("/menages/nouveau/\(draft)/membres", members)
        let page = try await alice.get("/menages/nouveau/\(draft)/verifier")
        #expect(!page.shows("name=\"tutelle\"") && !page.shows("name=\"emancipe\""))
    }

    @Test func `a twin is shown side by side before anything is created`() async throws {
        let web = try await WebWorld()
        let alice = try await web.browser(.alice)
        for (turn, key) in [(1, "t1"), (2, "t2")] {
            let draft = try draft(in: try await alice.get("/menages/nouveau?autre=oui"))
            _ = try await alice.submit(
                "/menages/nouveau/\(draft)/membres",
                [
                    ("nom1", turn == 1 ? "Mohammadi" : "Mohamadi"), ("prenom1", "Farid"), ("naissance1", "1991"),
                    ("sexe1", "M"),
                ])
            let fields = [("site", "s1"), ("cle", key)]
            let answer = try await alice.post("/menages/nouveau/\(draft)/verifier", fields)
            #expect(answer.status == (turn == 1 ? 303 : 422))
            guard turn == 2 else { continue }
            #expect(answer.shows("Mohammadi Farid"))
            #expect(answer.shows("Mohamadi Farid"))
            let sure = fields + [("confirme_V06", "oui"), ("motif_V06", "Deux cousins")]
            #expect(try await alice.post("/menages/nouveau/\(draft)/verifier", sure).status == 303)
        }
    }
}
