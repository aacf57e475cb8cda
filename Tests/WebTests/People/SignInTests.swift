import HTTPTypes
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

struct SignInTests {
    @Test func `password and code lead in, and out again`() async throws {
        let browser = try await WebWorld().browser()
        let password = try await browser.post(
            "/connexion", [("courriel", Cast.alice.email), ("mot_de_passe", WebWorld.password)])
        #expect(password.status == 303 && password.location == "/connexion/code")
        #expect(try await browser.get("/aide").location == "/connexion/code")
        try await browser.signIn(.alice)
        #expect(try await browser.get("/aide").status == 200)
        #expect(try await browser.post("/deconnexion", []).location == "/connexion")
        #expect(try await browser.get("/aide").location?.hasPrefix("/connexion") == true)
    }

    @Test func `a wrong pair and an unknown account get the same page`() async throws {
        let browser = try await WebWorld().browser()
        let wrong = try await browser.post(
            "/connexion", [("courriel", Cast.alice.email), ("mot_de_passe", "autre chose")])
        let unknown = try await browser.post(
            "/connexion", [("courriel", "zoe@exemple.fr"), ("mot_de_passe", "autre chose")])
        #expect(wrong.status == 422 && unknown.status == 422)
        #expect(wrong.body.replacing(Cast.alice.email, with: "") == unknown.body.replacing("zoe@exemple.fr", with: ""))
    }

    @Test func `a code serves once`() async throws {
        let world = try await WebWorld()
        let first = try await world.browser(.alice)
        #expect(try await first.get("/aide").status == 200)
        let second = Browser(world.services)
        try await second.signIn(.alice)
        #expect(try await second.get("/aide").location == "/connexion/code")
    }

    @Test func `after five failures one waits, and the right password waits too`() async throws {
        let browser = try await WebWorld().browser()
        for _ in 0..<5 {
            _ = try await browser.post("/connexion", [("courriel", Cast.bob.email), ("mot_de_passe", "non")])
        }
        let refused = try await browser.post(
            "/connexion", [("courriel", Cast.bob.email), ("mot_de_passe", WebWorld.password)])
        #expect(refused.status == 422)
        #expect(refused.shows("Trop d’essais"))
    }

    @Test func `a form without its session’s token is refused`() async throws {
        let browser = try await WebWorld().browser(.alice)
        let foreign = try await browser.send(.post, "/langue", fields: [("langue", "en"), ("jeton", "forged")])
        #expect(foreign.status == 403)
        var extra = HTTPFields()
        extra[.origin] = "https://ailleurs.example"
        #expect(try await browser.send(.post, "/deconnexion", fields: [], extra: extra).status == 403)
    }

    /// R1: whoever signs in brings the password that a stronger hash is made of.
    @Test func `a hash of another cost is renewed at sign-in, one of today's stays`() async throws {
        let web = try await WebWorld()
        let other = Passwords(pepper: WebWorld.pepper, cost: .full)
        let strong = try await other.hash(WebWorld.password)
        #expect(other.isOfThisCost(strong) && !web.services.passwords.isOfThisCost(strong))
        try await web.world.store.write { try $0.setPasswordHash(strong, of: "alice") }
        func stored() async throws -> String? {
            try await web.world.store.read { try $0.signInAccount(id: "alice")?.passwordHash }
        }
        let wrong = try await web.browser().post(
            "/connexion", [("courriel", Cast.alice.email), ("mot_de_passe", "autre chose")])
        #expect(wrong.status == 422)
        #expect(try await stored() == strong, "only the right password renews it")
        #expect(try await web.browser(.alice).get("/aide").status == 200)
        let renewed = try #require(try await stored())
        #expect(renewed != strong && web.services.passwords.isOfThisCost(renewed))
        #expect(try await web.browser(.alice).get("/aide").status == 200)
        #expect(try await stored() == renewed)
    }

    @Test func `the six digits follow RFC 6238`() {
        let secret = Array("12345678901234567890".utf8)
        #expect(OneTimeCode.code(secret: secret, step: 59 / 30) == "287082")
        #expect(OneTimeCode.code(secret: secret, step: 1_111_111_109 / 30) == "081804")
        #expect(OneTimeCode.bytes(OneTimeCode.base32(secret)) == secret)
    }
}
