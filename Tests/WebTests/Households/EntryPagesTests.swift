import RelorefDomain
import RelorefRecords
import RelorefTesting
import Testing

/// What a colleague on the way enters: of whom, then what.
struct EntryPagesTests {
    @Test func `the plus sign leads to one's households, and from a household's page to its own choices`() async throws
    {
        let work = try await WorkWorld()
        let (web, alice) = (work.web, try await work.web.browser(.alice))
        let code = try await work.code("h1")
        let home = try await alice.get("/menages")
        #expect(home.body.contains("href=\"/saisir\""))
        let whom = try await alice.get("/saisir")
        #expect(whom.status == 200 && whom.shows("href=\"/menages/nouveau\""))
        #expect(try await alice.get("/menages/\(code)").body.contains("href=\"/saisir/\(code)\""))
        let what = try await alice.get("/saisir/\(code)")
        for path in ["#note", "/evenements", "/piece", "/nouveau-rendez-vous"] {
            #expect(what.shows("href=\"/menages/\(code)\(path)\""), "\(path)")
        }
        // In a dwelling something may break; whoever has no lease yet is not visited after it.
        #expect(what.shows("/incident\"") && !what.shows("/visite\""))
        let charlie = try await web.browser(.charlie)
        #expect(try await charlie.get("/saisir/\(code)").status == 404)
        #expect(try await web.browser(.félix).get("/saisir").status == 404)
    }
}
