import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A convention with a term: its notice, a second target beside the first, and the convention that renews it.
struct ConventionRenewalPageTests {
    private let fields = [
        ("partenaire", "office"), ("site", "s1"), ("titre", "Convention avec l’office"), ("jour", "17/11/2006"),
        ("nombre", "5"), ("periode", "year"), ("unite", "proposal"), ("au", "31/12/2026"), ("preavis", "90"),
        ("tacite", "oui"),
    ]

    private func begun() async throws -> (web: WebWorld, browser: Browser, path: String) {
        let web = try await WebWorld()
        try await web.world.store.write { tx in
            try tx.insert(
                Partner(id: "office", name: "Office du Val", kind: .hlmBody, landlordKind: .oph, site: "s1"))
        }
        let browser = try await web.browser(.hélène)
        _ = try await browser.get("/conventions/nouvelle")
        let page = try await browser.submit("/conventions", fields + [("cle", "k1")])
        let path = String(try #require(page.body.firstMatch(of: /href="(\/conventions\/[^"\/]+)\/comite"/)).1)
        #expect(page.shows("90 jours, au plus tard le 2 oct. 2026") && page.shows("tacite"))
        return (web, browser, path)
    }

    @Test func `a target in another unit replaces the one in force or stands beside it`() async throws {
        let (_, browser, path) = try await begun()
        let proposed = try await browser.submit(
            "\(path)/avenant",
            [
                ("objet", "target"), ("nombre", "3"), ("unite", "lease"), ("periode", "year"), ("jour", "01/2024"),
                ("par", "committee"), ("cle", "k2"),
            ])
        let decision = try #require(
            proposed.body.firstMatch(of: /href="(\/conventions\/[^"]+\/decision\?sujet=([^"]+))"/))
        let form = try await browser.get(String(decision.1))
        #expect(form.shows("L’objectif en cours (5 propositions par an)") && form.shows("est remplacé"))
        let decided = try await browser.submit(
            "\(path)/decision",
            [
                ("sujet", String(decision.2)), ("version", "0"), ("decision", "accepted"), ("jour", "01/2024"),
                ("par", "both"), ("du", "01/01/2024"), ("autres", "garde"), ("cle", "k3"),
            ])
        #expect(decided.shows("Avenant accepté"))
        // Leases are held against five a year until the end of 2023 and against three since, proposals against five throughout.
        let counted = try await browser.get("\(path)?au=31%2F12%2F2024")
        #expect(counted.shows("90,61") && counted.shows("88,61"))
    }

    @Test func `a convention is renewed once, and each leads to the other`() async throws {
        let (web, browser, path) = try await begun()
        let id = try #require(path.split(separator: "/").last.map(String.init))
        #expect(try await browser.get(path).shows("/conventions/nouvelle?suite=\(id)"))
        let form = try await browser.get("/conventions/nouvelle?suite=\(id)")
        #expect(form.shows("Elle renouvelle") && form.shows("value=\"Convention avec l’office\""))
        let next = [
            ("partenaire", "office"), ("site", "s1"), ("titre", "Convention 2027"), ("suite", id), ("cle", "k4"),
        ]
        #expect(try await browser.submit("/conventions", next).shows("Renouvelle"))
        let old = try await browser.get(path)
        #expect(old.shows("Renouvelée par") && old.shows("Convention 2027") && !old.shows("nouvelle?suite="))
        let again = try await browser.post("/conventions", next.map { $0.0 == "cle" ? ("cle", "k5") : $0 })
        #expect(again.status == 422 && again.shows("renouvelle déjà celle-là"))
        let charlie = try await web.browser(.charlie)
        #expect(try await charlie.get("/conventions/nouvelle?suite=\(id)").status == 404)
    }
}
