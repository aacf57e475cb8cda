import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The door under bad requests: each is refused by its own number, and carries the protections all the same.
struct HardDoorTests {
    private static let protections: [(String, String)] = [
        ("content-security-policy", "default-src 'none'"), ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"), ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"), ("permissions-policy", "camera=()"),
        ("cache-control", "no-store"),
    ]

    private func expectProtected(_ page: Page, _ what: String) throws {
        for (name, value) in Self.protections {
            let field = page.headers[try #require(HTTPField.Name(name))]
            #expect(field?.contains(value) == true, "\(what) \(name): \(field ?? "absent")")
        }
        #expect(page.headers[.server] == nil, "\(what)")
    }

    @Test func `every route's answer carries the protections, signed in or not`() async throws {
        let web = try await WebWorld()
        for browser in [try await web.browser(), try await web.browser(.alice)] {
            for route in RouteTable.all where route.pattern != "/deconnexion" {
                let path = route.pattern.split(separator: "/").map { $0.hasPrefix(":") ? "x" : String($0) }
                let page = try await browser.send(
                    route.method, "/" + path.joined(separator: "/"), fields: route.method == .post ? [] : nil)
                try expectProtected(page, "\(route.method) \(route.pattern) \(page.status)")
            }
        }
    }

    @Test func `over HTTPS the browser is told to stay there`() async throws {
        let web = try await WebWorld(settings: WebSettings(secureCookies: true))
        let page = try await Browser(web.services).get("/connexion")
        #expect(page.headers[.strictTransportSecurity]?.hasPrefix("max-age=63072000") == true)
        let answer = try await Browser(web.services).post(
            "/connexion", [("courriel", Cast.alice.email), ("mot_de_passe", WebWorld.password)])
        let cookie = answer.headers[values: .setCookie].first { $0.hasPrefix("__Host-reloref=") } ?? ""
        for word in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] { #expect(cookie.contains(word), "\(cookie)") }
        #expect(!cookie.contains("Domain"))
    }

    @Test func `a NUL, a head too large, too many fields`() async throws {
        let browser = try await WebWorld().browser(.alice)
        for path in ["/menages/BCD%00FGHJ", "/menages?q=%00"] {
            let page = try await browser.send(.get, path, fields: nil)
            #expect(page.status == 400)
            try expectProtected(page, "NUL")
        }
        var large = HTTPFields()
        large[.userAgent] = String(repeating: "a", count: 17_000)
        let tooLarge = try await browser.send(.get, "/aide", fields: nil, extra: large)
        #expect(tooLarge.status == 431)
        try expectProtected(tooLarge, "431")
        var many = HTTPFields()
        for number in 0..<101 { many.append(HTTPField(name: try #require(HTTPField.Name("x-\(number)")), value: "1")) }
        #expect(try await browser.send(.get, "/aide", fields: nil, extra: many).status == 431)
    }

    @Test func `a body too large is refused by its declared length, and by what comes`() async throws {
        let browser = try await WebWorld().browser(.alice)
        var declared = HTTPFields()
        declared[.contentLength] = "100000000"
        let early = try await browser.send(.post, "/langue", fields: [("langue", "fr")], extra: declared)
        #expect(early.status == 413)
        try expectProtected(early, "413")
        let long = [("langue", String(repeating: "a", count: 1 << 19))]
        #expect(try await browser.send(.post, "/langue", fields: long).status == 413)
    }

    @Test func `a body that trickles in is let go`() async throws {
        let slow = AsyncStream<ByteBuffer> { continuation in
            let feeder = Task {
                while !Task.isCancelled {
                    continuation.yield(ByteBuffer(string: "a"))
                    try await Task.sleep(for: .milliseconds(100))
                }
            }
            continuation.onTermination = { _ in feeder.cancel() }
        }
        let head = HTTPRequest(method: .post, scheme: "http", authority: "127.0.0.1", path: "/langue")
        let reading = BodyReading(limit: 1 << 16, floor: 1_024, grace: .seconds(1))
        let error = await #expect(throws: HTTPError.self) {
            try await reading.bytes(of: Request(head: head, body: RequestBody(asyncSequence: slow)))
        }
        #expect(error?.status == .requestTimeout)
        let quick = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: "langue=fr")))
        #expect(try await reading.bytes(of: quick).count == 9)
    }

    @Test func `beyond what can be answered at once one comes back later, health and leaving excepted`() async throws {
        let web = try await WebWorld()
        let full = Browser(web.services, inFlight: InFlight(limit: 0))
        let busy = try await full.get("/connexion")
        #expect(busy.status == 503 && busy.headers[.retryAfter] == "5")
        try expectProtected(busy, "503")
        #expect(try await full.get("/sante/vivant").status == 200)
        #expect(try await full.post("/deconnexion", []).status == 303)
        let one = InFlight(limit: 1)
        let browser = Browser(web.services, inFlight: one)
        for _ in 0..<3 { #expect(try await browser.get("/connexion").status == 200) }
        #expect(one.count == 0)
    }

    @Test func `the memory of the process is shut to dumps`() {
        #expect(ProcessShield.raise())
        #expect(ProcessShield.isRaised)
    }
}
