import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A national agreement on screen, and a convention that carries it out.
struct FrameworkPageTests {
    private func made(_ browser: Browser, _ title: String, _ fields: [(String, String)]) async throws -> String {
        _ = try await browser.get("/conventions/nouvelle")
        let page = try await browser.submit(
            "/conventions",
            [
                ("partenaire", "office"), ("site", "s1"), ("titre", title), ("jour", "01/01/2007"), ("cle", title),
            ] + fields)
        #expect(page.shows("Convention enregistrée"))
        return String(try #require(page.body.firstMatch(of: /href="\/conventions\/([^"\/]+)\/etape"/)).1)
    }

    @Test func `a convention takes over target and clauses of the agreement that it carries out`() async throws {
        let web = try await WebWorld()
        try await web.world.store.write { tx in
            try tx.insert(
                Partner(id: "office", name: "Office du Val", kind: .hlmBody, landlordKind: .oph, site: "s1"))
        }
        let browser = try await web.browser(.hélène)
        #expect(!(try await browser.get("/conventions/nouvelle").shows("Accord-cadre")))
        let national = try await made(
            browser, "Accord national",
            [("niveau", "national"), ("nombre", "4"), ("unite", "lease"), ("periode", "year")])
        let clauses = try await browser.get("/conventions/\(national)/clauses")
        let version = String(try #require(clauses.body.firstMatch(of: /name="version"[^>]*value="(\d+)"/)).1)
        _ = try await browser.submit(
            "/conventions/\(national)/clauses", [("object", "Loger cent ménages"), ("version", version), ("cle", "c")])
        #expect(try await browser.get("/conventions/nouvelle").shows("Accord national, Office du Val"))
        let local = try await made(browser, "Convention du Val", [("niveau", "local"), ("cadre", national)])
        let page = try await browser.get("/conventions/\(local)")
        #expect(page.shows("Accord national") && page.shows("faute d’objectif propre"))
        #expect(page.shows("Loger cent ménages") && page.shows("dus au prorata"))
        let sums = try await browser.get("/conventions/\(national)")
        #expect(sums.shows("Conventions qui déclinent cet accord") && sums.shows("Convention du Val"))
        // A form that is filled in wrongly keeps the choice.
        let wrong = try await browser.post(
            "/conventions",
            [("partenaire", "office"), ("site", "s1"), ("titre", ""), ("niveau", "local"), ("cadre", national)])
        #expect(wrong.status == 422 && wrong.body.contains("value=\"\(national)\" selected"))
        let narrow = try await browser.post(
            "/conventions",
            [("partenaire", "office"), ("site", "s1"), ("titre", "x"), ("niveau", "national"), ("cadre", national)])
        #expect(narrow.status == 422 && narrow.shows("niveau plus large"))
    }
}
