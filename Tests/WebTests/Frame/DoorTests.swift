import HTTPTypes
import RelorefDomain
import RelorefTesting
import RelorefWeb
import Testing

struct DoorTests {
    private static let protections = [
        "content-security-policy", "x-content-type-options", "referrer-policy", "cross-origin-opener-policy",
        "cross-origin-resource-policy", "permissions-policy", "cache-control",
    ]

    @Test func `every answer carries the protections, errors included`() async throws {
        let browser = try await WebWorld().browser(.alice)
        for path in ["/connexion", "/aide", "/nulle-part", "/sante/vivant", "/assets/rien.css", "/menages/AAAAAA"] {
            let page = try await browser.get(path)
            for name in Self.protections {
                #expect(page.headers[try #require(HTTPField.Name(name))] != nil, "\(path) \(name)")
            }
        }
    }

    @Test func `the policy allows no inline style or script`() async throws {
        let page = try await WebWorld().browser().get("/connexion")
        let policy = try #require(page.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
    }

    @Test func `another host's name is refused`() async throws {
        let browser = try await WebWorld().browser()
        #expect(try await browser.send(.get, "/connexion", fields: nil, host: "ailleurs.example").status == 421)
        #expect(try await browser.send(.get, "/connexion", fields: nil, host: "").status == 421)
    }

    @Test func `other methods are refused by their name`() async throws {
        let browser = try await WebWorld().browser()
        for method in [HTTPRequest.Method.trace, .delete, .put, .patch, .options] {
            let page = try await browser.send(method, "/connexion", fields: nil)
            #expect(page.status == 405 && page.headers[.allow] == "GET, HEAD, POST")
        }
    }

    @Test func `an unknown page and a forbidden one are the same page`() async throws {
        let browser = try await WebWorld().browser(.alice)
        let unknown = try await browser.get("/nulle-part")
        let forbidden = try await browser.get("/admin/comptes")
        #expect(unknown.status == 404 && forbidden.status == 404)
        #expect(unknown.main == forbidden.main)
    }

    @Test func `an error says what to do in a page of the product`() async throws {
        let page = try await WebWorld().browser().get("/nulle-part")
        #expect(page.shows("Page introuvable"))
        #expect(page.headers[.contentType]?.hasPrefix("text/html") == true)
    }
}
