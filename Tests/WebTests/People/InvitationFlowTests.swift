import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// From the invitation to the first page, as an invited colleague walks it.
struct InvitationFlowTests {
    static let password = "verger ardoise campanule"

    /// The link that a page shows once.
    static func link(in page: Page) throws -> String {
        let shown = try #require(page.main.firstMatch(of: /id="lien-unique">([^<]+)</).map { String($0.1) })
        return String(shown.dropFirst("http://127.0.0.1:8080".count))
    }

    /// The code of the telephone that a page offers to link.
    static func code(in page: Page, _ services: Services) throws -> String {
        let secret = try #require(page.main.firstMatch(of: /id="cle-totp">([^<]+)</).map { String($0.1) })
        return OneTimeCode.code(
            secret: OneTimeCode.bytes(secret), step: Int(services.now().milliseconds / 30_000))
    }

    private func invite(_ browser: Browser, _ extra: [(String, String)] = []) async throws -> Page {
        let fields = [("nom", "Inès"), ("courriel", "ines@exemple.fr"), ("role", "referent"), ("lieu", "s:s1")]
        return try await browser.submit("/admin/comptes/invitation", extra + fields)
    }

    @Test func `an invited colleague chooses a password, links a telephone and is in`() async throws {
        let web = try await WebWorld()
        let hélène = try await web.browser(.hélène)
        let shown = try await invite(hélène)
        let link = try Self.link(in: shown)
        #expect(try await !hélène.get("/admin/comptes").shows("lien-unique"), "the link is shown once")

        let newcomer = try await web.browser()
        #expect(try await newcomer.get(link).shows("référent ou référente"))
        let short = try await newcomer.post(link, [("nom", "Inès"), ("nouveau", "court"), ("nouveau_encore", "court")])
        #expect(short.status == 422 && short.shows("trop court"))
        let enrolment = try await newcomer.submit(
            link, [("nom", "Inès"), ("nouveau", Self.password), ("nouveau_encore", Self.password)])
        #expect(enrolment.shows("<svg class=\"qr\""))
        #expect(try await newcomer.get("/menages").location == "/connexion/code", "half of a way in is none")
        let wrong = try await newcomer.post("/connexion/appareil", [("code", "000000")])
        #expect(wrong.status == 422)
        let codes = try await newcomer.submit(
            "/connexion/appareil", [("code", try Self.code(in: enrolment, web.services))])
        #expect(codes.main.matches(of: /<li><code>/).count == 10)
        #expect(try await newcomer.get("/menages").status == 200)
        #expect(try await newcomer.get("/compte/codes").location == "/compte", "codes are shown once")
        #expect(try await web.browser().get(link).status == 404, "the link is used up")
    }

    @Test func `Charlie cannot invite into another association, nor Alice at all`() async throws {
        let web = try await WebWorld()
        let charlie = try await web.browser(.charlie)
        #expect(try await charlie.get("/admin/comptes/invitation").status == 404)
        #expect(try await charlie.post("/admin/comptes/invitation", [("nom", "x")]).status == 404)
        let hélène = try await web.browser(.hélène)
        let form = try await hélène.get("/admin/comptes/invitation")
        #expect(!form.shows("Maison des Arrivants") && !form.shows("administration technique"))
        let forged = try await hélène.post(
            "/admin/comptes/invitation",
            [("nom", "x"), ("courriel", "x@exemple.fr"), ("role", "referent"), ("lieu", "s:s3")])
        #expect(forged.status == 422 && forged.shows("dépasse vos propres droits"))
    }

    @Test func `a colleague who has an account takes the right on it`() async throws {
        let web = try await WebWorld()
        let hélène = try await web.browser(.hélène)
        let fields = [("nom", "x"), ("courriel", Cast.charlie.email), ("role", "referent"), ("lieu", "s:s1")]
        let link = try Self.link(in: try await hélène.submit("/admin/comptes/invitation", fields))
        #expect(try await web.browser().get(link).shows("Vous avez déjà un compte"))
        let charlie = try await web.browser(.charlie)
        #expect(try await charlie.get(link).shows("Prendre ce droit"))
        #expect(try await web.browser(.bob).post(link + "/droit", []).status == 404)
        #expect(try await charlie.post(link + "/droit", []).location == "/")
        #expect(try await web.world.actor(.charlie).files == .sites(["s1", "s3"]))
    }

    @Test func `acts on rights ask for a recent code, and keep what was typed`() async throws {
        let web = try await WebWorld()
        let hélène = try await web.browser(.hélène)
        let old = web.services.now().adding(seconds: -600)
        try await web.world.store.write { tx in
            _ = try tx.run("UPDATE session SET confirmed_at = \(old)")
            _ = try tx.run("UPDATE account SET totp_last_step = NULL")
        }
        let asked = try await invite(hélène)
        #expect(asked.status == 422 && asked.shows("code_confirmation") && asked.shows("value=\"Inès\""))
        let code = OneTimeCode.code(
            secret: WebWorld.secret, step: Int(web.services.now().milliseconds / 30_000))
        #expect(try await invite(hélène, [("code_confirmation", code)]).shows("lien-unique"))
    }
}
