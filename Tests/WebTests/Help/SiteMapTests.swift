import RelorefTesting
import RelorefWeb
import Testing

/// The site map, which « Plus » opens on a telephone, and the way to the switch of the keys.
struct SiteMapTests {
    @Test func `the map leads where the account may go, and nowhere else`() async throws {
        let web = try await WorkWorld().web
        let alice = try await web.browser(.alice).get("/plan")
        #expect(alice.status == 200)
        for text in ["Plan du site", "Nouveau ménage", "Planning", "Rapports figés", "Se déconnecter", "English"] {
            #expect(alice.shows(text), "\(text)")
        }
        let funder = try await web.browser(.félix).get("/plan")
        #expect(funder.status == 200 && funder.shows("Rapports figés"))
        #expect(!funder.shows("Nouveau ménage") && !funder.shows("Planning"))
    }

    @Test func `the help leads to the switch of the keys`() async throws {
        let help = try await WorkWorld().web.browser(.alice).get("/aide")
        #expect(help.shows("votre compte") && help.body.contains("href=\"/compte\""))
    }
}
