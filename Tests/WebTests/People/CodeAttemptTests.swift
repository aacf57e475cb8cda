import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// Who has the password guesses at the second factor: every door counts, and after five failures the right code waits
/// too (R7).
struct CodeAttemptTests {
    private enum Door: CaseIterable { case code, recovery, firstTelephone, anotherTelephone }

    @Test(arguments: Door.allCases)
    private func `after five wrong codes the right one waits as well`(_ door: Door) async throws {
        let web = try await WebWorld()
        let (browser, path, right) = try await standing(before: door, web)
        let field = door == .recovery ? "secours" : "code"
        for attempt in 1...5 {
            let wrong = try await browser.post(path, [(field, "000000")])
            #expect(wrong.status == 422 && !wrong.shows("Trop d’essais"), "attempt \(attempt)")
        }
        let waiting = try await browser.post(path, [(field, right)])
        #expect(waiting.status == 422 && waiting.shows("Trop d’essais"))
    }

    /// A browser before a door, the door's address, and what would open it.
    private func standing(before door: Door, _ web: WebWorld) async throws -> (Browser, String, String) {
        let step = Int(web.services.now().milliseconds / 30_000)
        switch door {
        case .code:
            let code = OneTimeCode.code(secret: WebWorld.secret, step: step)
            return (try await halfSignedIn(web), "/connexion/code", code)
        case .recovery:
            let page = try await web.browser(.alice).submit("/compte/codes", [])
            let code = try #require(page.main.firstMatch(of: /<li><code>([^<]+)</).map { String($0.1) })
            return (try await halfSignedIn(web), "/connexion/secours", code)
        case .firstTelephone:
            let shown = try await web.browser(.hélène).submit(
                "/admin/comptes/invitation",
                [("nom", "Inès"), ("courriel", "ines@exemple.fr"), ("role", "referent"), ("lieu", "s:s1")])
            let newcomer = try await web.browser()
            let password = InvitationFlowTests.password
            let enrolment = try await newcomer.submit(
                try InvitationFlowTests.link(in: shown),
                [("nom", "Inès"), ("nouveau", password), ("nouveau_encore", password)])
            return (newcomer, "/connexion/appareil", try InvitationFlowTests.code(in: enrolment, web.services))
        case .anotherTelephone:
            let browser = try await web.browser(.alice)
            let page = try await browser.submit("/compte/appareil", [])
            return (browser, "/compte/appareil/code", try InvitationFlowTests.code(in: page, web.services))
        }
    }

    private func halfSignedIn(_ web: WebWorld) async throws -> Browser {
        let browser = try await web.browser()
        _ = try await browser.post("/connexion", [("courriel", Cast.alice.email), ("mot_de_passe", WebWorld.password)])
        _ = try await browser.get("/connexion/code")
        return browser
    }
}
