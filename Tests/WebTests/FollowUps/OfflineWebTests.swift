import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The way in of a telephone: what it is let to take along, and what it is told of each record that it sends.
struct OfflineWebTests {
    private func world(isOpen: Bool = true) async throws -> (work: WorkWorld, followUp: String) {
        let work = try await WorkWorld()
        let followUp = try await work.movedOut()
        if isOpen {
            let dora = try await work.web.browser(.dora)
            let page = try await dora.submit("/admin/reseau/sites/s1/hors-connexion", [("ouvert", "oui")])
            #expect(page.shows("ouvertes à ce site"))
        }
        return (work, followUp)
    }

    private func post(
        _ path: String, _ json: some Encodable, by browser: Browser, header: String? = "1",
        origin: String? = "http://127.0.0.1:8080", type: String = "application/json"
    ) async throws -> Page {
        try await browser.send(json: json, to: path, header: header, origin: origin, type: type)
    }

    private func sealed(_ record: [String: String], _ number: Int, _ work: WorkWorld) async throws -> Telephone.Sent {
        try await Telephone(work: work).record(record, number)
    }

    private func visit(_ followUp: String, on day: String = "2026-11-20", _ text: String = "vu") -> [String: String] {
        ["what": "visit", "followUp": followUp, "on": day, "kind": "visit", "text": text]
    }

    @Test func `a visit is written once, then known, and keeps the telephone’s hour`() async throws {
        let (work, followUp) = try await world()
        let browser = try await work.web.browser(.alice)
        let record = try await sealed(visit(followUp), 1, work)
        let first = try await post("/hors-connexion/envois", record, by: browser)
        #expect(first.status == 201 && first.body.contains("\"kept\""), "\(first.status) \(first.body)")
        #expect(try await post("/hors-connexion/envois", record, by: browser).status == 200)
        let rows = try await work.web.world.store.read {
            try $0.rows("SELECT device_at FROM follow_up_contact").map { try $0.text("device_at") }
        }
        #expect(rows == ["2026-11-20T15:04:05.000Z"])
        let other = try await sealed(visit(followUp, on: "2026-11-19"), 1, work)
        #expect(try await post("/hors-connexion/envois", other, by: browser).status == 409)
    }

    @Test func `what the rules refuse is told, and what they doubt goes with a reason`() async throws {
        let (work, followUp) = try await world()
        let browser = try await work.web.browser(.alice)
        let early = try await post(
            "/hors-connexion/envois", sealed(visit(followUp, on: "2026-10-19"), 1, work), by: browser)
        #expect(early.status == 422 && early.body.contains("n’a emménagé que le 20 oct. 2026"))
        #expect(
            try await post("/hors-connexion/envois", sealed(visit(followUp), 2, work), by: browser).status == 201)
        let twice = try await post("/hors-connexion/envois", sealed(visit(followUp), 3, work), by: browser)
        #expect(twice.status == 422 && twice.body.contains("\"rule\":\"V76\""))
        let odd = try await post("/hors-connexion/envois", ["id": "x"], by: browser)
        #expect(odd.status == 422 && odd.body.contains("\"review\""))
    }

    @Test func `without the header, the origin or JSON nothing is read; without a session it is 401`() async throws {
        let (work, followUp) = try await world()
        let browser = try await work.web.browser(.alice)
        let record = try await sealed(visit(followUp), 1, work)
        let path = "/hors-connexion/envois"
        #expect(try await post(path, record, by: browser, header: nil).status == 403)
        #expect(try await post(path, record, by: browser, origin: "http://autre.exemple.fr").status == 403)
        #expect(try await post(path, record, by: browser, origin: nil).status == 403)
        #expect(try await post(path, record, by: browser, type: "text/plain").status == 403)
        #expect(try await post(path, record, by: try await work.web.browser()).status == 401)
        let none = try await work.web.world.store.read {
            try $0.row("SELECT count(*) AS n FROM follow_up_contact")?.int("n")
        }
        #expect(none == 0)
    }

    @Test func `a record closed by another account, or of a file that is not visible, is not written`() async throws {
        let (work, followUp) = try await world()
        let mine = try await sealed(visit(followUp), 1, work)
        let theirs = try await post("/hors-connexion/envois", mine, by: try await work.web.browser(.bob))
        #expect(theirs.status == 409 && theirs.body.contains("\"otherAccount\""))
        let elsewhere = try await sealed(visit("nowhere"), 2, work)
        let hidden = try await post("/hors-connexion/envois", elsewhere, by: try await work.web.browser(.alice))
        #expect(hidden.status == 404)
    }

    @Test func `the tour holds initials, address, telephone, and is written down as opened files`() async throws {
        let (work, _) = try await world()
        let browser = try await work.web.browser(.alice)
        let tour = try await post("/hors-connexion/tournee", [String: String](), by: browser)
        #expect(tour.status == 200 && tour.body.contains("\"initials\":\"M. H.\""), "\(tour.body)")
        for name in ["Hosseini", "Mohammad", "محمد"] { #expect(!tour.body.contains(name), "\(name)") }
        let opened = try await work.web.services.access.history(of: "h1", limit: 10)
        #expect(opened.contains { $0.screen == "/hors-connexion/tournee" && $0.account == "alice" })
        let closed = try await world(isOpen: false)
        let refused = try await post(
            "/hors-connexion/tournee", [String: String](), by: try await closed.work.web.browser(.alice))
        #expect(refused.status == 404)
    }

    @Test func `what the telephone keeps names nobody, and only its page may start the worker`() async throws {
        let (work, _) = try await world()
        let browser = try await work.web.browser(.alice)
        let page = try await browser.get("/hors-connexion")
        #expect(page.status == 200 && !page.body.contains("jeton") && !page.body.contains("Alice"))
        #expect(page.headers[.contentSecurityPolicy]?.hasSuffix("trusted-types reloref-hors-connexion") == true)
        let today = try await browser.get("/aujourdhui")
        #expect(today.headers[.contentSecurityPolicy]?.hasSuffix("trusted-types 'none'") == true)
        #expect(today.shows("Préparer ma tournée"))
        let worker = try await browser.get("/hors-connexion.js")
        #expect(worker.headers[.contentType]?.hasPrefix("text/javascript") == true)
        for path in worker.body.matches(of: /"(\/assets\/[^"]+)"/).map({ String($0.1) }) {
            let asset = try await browser.get(path)
            #expect(asset.status == 200, "\(path)")
            for module in asset.body.matches(of: /from "\.\/([^"]+)"/).map({ String($0.1) }) {
                #expect(worker.body.contains("/assets/\(module)\""), "\(path) → \(module)")
            }
        }
    }

    @Test func `signing out empties the browser only when the page says that nothing waits`() async throws {
        let (work, _) = try await world(isOpen: false)
        let name = try #require(HTTPField.Name("clear-site-data"))
        let kept = try await work.web.browser(.alice).post("/deconnexion", [])
        #expect(kept.headers[name] == "\"cache\"")
        let emptied = try await work.web.browser(.alice).post("/deconnexion", [("vider", "oui")])
        #expect(emptied.headers[name] == "\"cache\", \"storage\"")
    }
}
