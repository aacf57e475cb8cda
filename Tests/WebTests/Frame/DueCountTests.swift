import RelorefDomain
import RelorefRecords
import RelorefTesting
import RelorefWeb
import Testing

/// The count beside Today in the menu.
struct DueCountTests {
    /// What stands in the rail, without what the page shows.
    private func title(_ page: Page) -> String? {
        page.body.firstMatch(of: /href="\/aujourdhui"[^>]*title="([^"]*)"/).map { String($0.output.1) }
    }

    @Test func `the menu says how much waits, as Today does, on every page of one's own`() async throws {
        let work = try await WorkWorld()
        let alice = try await work.web.browser(.alice)
        let today = try await alice.get("/aujourdhui")
        let said = try #require(today.found(/· ([0-9]+ choses? à faire(?:, dont [0-9]+ en retard)?)</))
        #expect(title(today) == said)
        #expect(title(try await alice.get("/menages")) == said)
        let charlie = try await work.web.browser(.charlie).get("/menages")
        #expect(title(charlie) != said)
        let félix = try await work.web.browser(.félix).get("/")
        #expect(title(félix) == nil && !félix.body.contains("class=\"count\""))
    }

    @Test func `what a colleague sends is counted at once, what others write within five minutes`() async throws {
        let work = try await WorkWorld()
        let alice = try await work.web.browser(.alice)
        let before = title(try await alice.get("/menages"))
        let today = try await alice.get("/aujourdhui")
        let key = try #require(today.found(/name="fait" value="([^"]+)"/))
        _ = try await alice.submit("/aujourdhui/actes", [("fait", key), ("portee", "moi")])
        let after = title(try await alice.get("/menages"))
        #expect(before != nil && after != before)
    }
}
