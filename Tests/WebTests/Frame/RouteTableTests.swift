import HTTPTypes
import RelorefDomain
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The table of rights, walked: every route with every role.
struct RouteTableTests {
    @Test func `no route is registered twice`() {
        let keys = RouteTable.all.map { "\($0.method.rawValue) \($0.pattern)" }
        #expect(Set(keys).count == keys.count)
    }

    @Test func `nothing is open to everyone but the way in, the health and the assets`() {
        let open = RouteTable.all.filter { $0.access == .everyone }.map(\.pattern)
        let expected = [
            "/assets/:name", "/sante/vivant", "/healthz", "/sante/pret", "/readyz", "/version", "/connexion",
            "/bailleur/:jeton", "/employeur/:jeton", "/invitation/:jeton", "/loyer/:jeton", "/r", "/r/:code",
            "/r/:code/papiers",
            "/r/:code/paiements",
            "/r/:code/panne", "/r/:code/rendez-vous", "/r/:code/appeler", "/r/:code/langue", "/r/:code/fermeture",
            "/r/:code/projet", "/r/:code/panne/:id/photo", "/r/:code/copie", "/r/:code/fiche.webmanifest",
            "/page-hors-ligne.js",
            "/v/:jeton", "/cal/:fichier", "/messages/recus",
            "/rdv/:jeton", "/mot-de-passe-oublie", "/mot-de-passe/:jeton",
            "/accessibilite",
            "/donnees-personnelles", "/mentions-legales", "/hors-connexion", "/hors-connexion.js",
        ]
        #expect(open.allSatisfy { expected.contains($0) }, "\(open)")
    }

    /// What an address answers to a role: not found when the role lacks the right, something else when it has it.
    @Test(arguments: Cast.allCases)
    func `a route that is not yours does not exist`(person: Cast) async throws {
        let world = try await WebWorld()
        let browser = try await world.browser(person)
        let actor = try await world.world.actor(person)
        for route in RouteTable.all where route.method == .get {
            guard case .needs = route.access else { continue }
            let path = route.pattern.split(separator: "/").map { $0.hasPrefix(":") ? "BCDFGHJ" : String($0) }
            let page = try await browser.get("/" + path.joined(separator: "/"))
            if !route.access.allows(actor) {
                #expect(page.status == 404, "\(person) \(route.pattern) \(page.status)")
            } else if !route.pattern.contains(":") {
                #expect([200, 303].contains(page.status), "\(person) \(route.pattern) \(page.status)")
            }
        }
    }

    @Test func `signed out, every page asks to sign in`() async throws {
        let browser = try await WebWorld().browser()
        for route in RouteTable.all where route.method == .get && route.access != .everyone {
            let path = route.pattern.split(separator: "/").map { $0.hasPrefix(":") ? "BCDFGHJ" : String($0) }
            let page = try await browser.get("/" + path.joined(separator: "/"))
            #expect(page.status == 303 && page.location?.hasPrefix("/connexion") == true, "\(route.pattern)")
        }
    }

    @Test func `whatever leaves as a file is behind a recent code`() {
        for route in RouteTable.all {
            guard case .exporting = route.work else { continue }
            #expect(route.asksForCode, "\(route.pattern)")
        }
    }

    /// R10: exports, openings in an emergency, rights, secrets, erasing.
    @Test(arguments: Cast.allCases)
    func `what opens much asks for a recent code before anything else`(person: Cast) async throws {
        let world = try await WebWorld()
        let browser = try await world.browser(person)
        let actor = try await world.world.actor(person)
        try await world.world.store.write {
            _ = try $0.run("UPDATE session SET confirmed_at = '2001-01-01T00:00:00.000Z'")
        }
        let confirmed = RouteTable.all.filter(\.asksForCode)
        #expect(confirmed.count == 25 && confirmed.allSatisfy { $0.method == .post })
        for route in confirmed where route.access.allows(actor) {
            let path = route.pattern.split(separator: "/").map { $0.hasPrefix(":") ? "BCDFGHJ" : String($0) }
            let page = try await browser.post("/" + path.joined(separator: "/"), [("nom", "Inès & Cie")])
            #expect(page.status == 422 && page.shows("name=\"code_confirmation\""), "\(person) \(route.pattern)")
            #expect(page.shows("value=\"Inès &amp; Cie\""), "\(person) \(route.pattern)")
        }
    }
}
