import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Accounts as the administration and the heads see them; one's own account as everybody sees it.
struct AccountPagesTests {
    @Test func `the administration sees every account and no file, a head sees the site's`() async throws {
        let web = try await WebWorld()
        let dora = try await web.browser(.dora)
        let all = try await dora.get("/admin/comptes")
        for person in Cast.allCases { #expect(all.shows(person.email), "\(person)") }
        #expect(try await dora.get("/menages").status == 404)
        let hélène = try await web.browser(.hélène)
        let own = try await hélène.get("/admin/comptes")
        #expect(own.shows(Cast.alice.email) && !own.shows(Cast.charlie.email) && own.shows("3 comptes"))
        #expect(try await hélène.get("/admin/comptes/charlie").status == 404)
        #expect(try await hélène.get("/admin/comptes/alice").status == 200)
    }

    @Test func `a shut account is out in the same request`() async throws {
        let web = try await WebWorld()
        let (dora, alice) = (try await web.browser(.dora), try await web.browser(.alice))
        #expect(try await alice.get("/menages").status == 200)
        #expect(try await dora.post("/admin/comptes/alice/fermeture", []).status == 303)
        #expect(try await alice.get("/menages").location?.hasPrefix("/connexion") == true)
        #expect(try await dora.post("/admin/comptes/dora/fermeture", []).status == 422, "nobody shuts their own")
        for person in [Cast.hélène, .charlie, .félix] {
            let page = try await web.browser(person).post("/admin/comptes/bob/fermeture", [])
            #expect(page.status == 404, "\(person)")
        }
    }

    @Test func `a right given or ended counts on the next page`() async throws {
        let web = try await WebWorld()
        let (dora, bob) = (try await web.browser(.dora), try await web.browser(.bob))
        #expect(try await bob.get("/admin/comptes").status == 404)
        _ = try await dora.post("/admin/comptes/bob/droits", [("role", "headOfSite"), ("lieu", "s:s1")])
        try await web.browser(.hélène).answerWaiting()
        _ = try await dora.carryOut("/admin/comptes/bob/droits")
        #expect(try await bob.get("/admin/comptes").status == 200)
        let id = try #require(
            try await dora.get("/admin/comptes/bob").main.firstMatch(of: /name="droit" value="([^"]+)"/).map {
                String($0.1)
            })
        _ = try await dora.post("/admin/comptes/bob/fin-de-droit", [("droit", id)])
        #expect(try await bob.get("/admin/comptes").status == 404)
    }

    @Test func `a new password comes by a link, and the telephone is still asked for`() async throws {
        let web = try await WebWorld()
        let (dora, alice) = (try await web.browser(.dora), try await web.browser(.alice))
        let page = try await dora.submit("/admin/comptes/alice/mot-de-passe", [])
        let link = try InvitationFlowTests.link(in: page)
        #expect(try await alice.get("/aide").status == 200, "the old one holds until the new one is chosen")
        let stranger = try await web.browser()
        let chosen = [("nouveau", InvitationFlowTests.password), ("nouveau_encore", InvitationFlowTests.password)]
        #expect(try await stranger.submit(link, chosen).shows("Connexion"))
        #expect(try await alice.get("/aide").status == 303, "every session ended")
        #expect(try await stranger.get(link).status == 404)
        let answer = try await stranger.post(
            "/connexion", [("courriel", Cast.alice.email), ("mot_de_passe", InvitationFlowTests.password)])
        #expect(answer.location == "/connexion/code")
        #expect(try await stranger.get("/menages").location == "/connexion/code")
    }

    @Test func `a forgotten password gets one answer, and the administration hears of it`() async throws {
        let web = try await WebWorld()
        let stranger = try await web.browser()
        let known = try await stranger.submit("/mot-de-passe-oublie", [("courriel", Cast.alice.email)])
        let unknown = try await stranger.submit("/mot-de-passe-oublie", [("courriel", "zoe@exemple.fr")])
        #expect(known.body == unknown.body && known.shows("Si un compte existe"))
        let waiting = try await web.browser(.dora).get("/admin/comptes?etat=asking")
        #expect(waiting.shows(Cast.alice.email) && waiting.shows("1 compte"))
    }

    @Test func `a recovery code leads in once`() async throws {
        let web = try await WebWorld()
        let alice = try await web.browser(.alice)
        let page = try await alice.submit("/compte/codes", [])
        let code = try #require(page.main.firstMatch(of: /<li><code>([^<]+)</).map { String($0.1) })
        func enter() async throws -> Page {
            let browser = try await web.browser()
            _ = try await browser.post(
                "/connexion", [("courriel", Cast.alice.email), ("mot_de_passe", WebWorld.password)])
            _ = try await browser.get("/connexion/secours")
            return try await browser.post(
                "/connexion/secours", [("secours", code.uppercased().replacing("-", with: " "))])
        }
        #expect(try await enter().location == "/compte")
        #expect(try await enter().status == 422)
    }

    @Test func `one's own account: password, sessions, keys`() async throws {
        let web = try await WebWorld()
        let (here, there) = (try await web.browser(.alice), try await web.browser(.alice))
        #expect(try await here.get("/compte").shows("2 connexions ouvertes"))
        let wrong = try await here.post(
            "/compte/mot-de-passe",
            [
                ("actuel", "autre"), ("nouveau", InvitationFlowTests.password),
                ("nouveau_encore", InvitationFlowTests.password),
            ])
        #expect(wrong.status == 422 && wrong.shows("pas votre mot de passe actuel"))
        #expect(try await here.get("/compte").body.contains("data-keys") == false)
        _ = try await here.post("/compte/raccourcis", [("raccourcis", "non")])
        #expect(try await here.get("/compte").body.contains("<body data-keys=\"off\">"))
        _ = try await here.post("/compte/sessions", [("session", "autres")])
        #expect(try await there.get("/compte").status == 303)
        let changed = try await here.submit(
            "/compte/mot-de-passe",
            [
                ("actuel", WebWorld.password), ("nouveau", InvitationFlowTests.password),
                ("nouveau_encore", InvitationFlowTests.password),
            ])
        #expect(changed.shows("mot de passe est changé") && changed.shows("1 connexion ouverte"))
    }

    @Test func `another telephone replaces the first when it has given a code`() async throws {
        let web = try await WebWorld()
        let alice = try await web.browser(.alice)
        let page = try await alice.submit("/compte/appareil", [])
        let code = try InvitationFlowTests.code(in: page, web.services)
        #expect(try await alice.post("/compte/appareil/code", [("code", code)]).location == "/compte")
        let stored = try await web.world.store.read { try $0.signInAccount(id: "alice")?.totpSecret }
        let secret = try AccountSecrets.open(try #require(stored), of: "alice", vault: web.world.vault)
        #expect(secret != OneTimeCode.base32(WebWorld.secret))
    }

    @Test func `after signing in one is where one wanted to go, on this site only`() async throws {
        let web = try await WebWorld()
        let browser = try await web.browser()
        #expect(try await browser.get("/logements").location == "/connexion?retour=%2Flogements")
        #expect(Link.local("/logements").path == "/logements")
        for elsewhere in ["//ailleurs.example", "https://ailleurs.example", "/\\ailleurs.example", "/a\nb", ""] {
            #expect(Link.local(elsewhere) == .home, "\(elsewhere)")
        }
    }

    @Test func `the hub shows each their own subjects`() async throws {
        let web = try await WebWorld()
        #expect(try await web.browser(.dora).get("/admin").shows("points à régler"))
        let hélène = try await web.browser(.hélène).get("/admin")
        #expect(hélène.status == 200 && !hélène.shows("à régler"))
        #expect(hélène.shows("Imports") && hélène.shows("Exports") && !hélène.shows("Listes et repères"))
        for person in [Cast.alice, .charlie] { #expect(try await web.browser(person).get("/admin").status == 404) }
    }
}
