import HTTPTypes
import RelorefDomain
import RelorefTesting
import RelorefWeb
import Testing

/// An account has so many requests a minute, and gets them back as time goes by (R63).
@Suite struct RequestBudgetTests {
    private static let start = Moment(milliseconds: 1_700_000_000_000)

    @Test func `an account spends what it has, waits, and goes on`() {
        let budget = RequestBudget(perMinute: 60)
        for _ in 0..<60 { #expect(budget.spend("alice", at: Self.start) == nil) }
        #expect(budget.spend("alice", at: Self.start) == 1)
        #expect(budget.spend("bob", at: Self.start) == nil)
        // One comes back every second, and never more than the minute's.
        #expect(budget.spend("alice", at: Self.start.adding(seconds: 1)) == nil)
        #expect(budget.spend("alice", at: Self.start.adding(seconds: 1)) != nil)
        for _ in 0..<60 { #expect(budget.spend("alice", at: Self.start.adding(seconds: 3_600)) == nil) }
        #expect(budget.spend("alice", at: Self.start.adding(seconds: 3_600)) != nil)
    }

    @Test func `without a limit nobody waits`() {
        let budget = RequestBudget(perMinute: 0)
        #expect((0..<10_000).allSatisfy { _ in budget.spend("alice", at: Self.start) == nil })
    }

    @Test func `too many requests are told to come back, and one can always leave`() async throws {
        let web = try await WebWorld(settings: WebSettings(secureCookies: false, requestsPerMinute: 5))
        let browser = try await web.browser(.alice)
        var pages: [Page] = []
        for _ in 0..<8 { pages.append(try await browser.get("/aide")) }
        #expect(pages.first?.status == 200)
        let refused = try #require(pages.last)
        #expect(refused.status == 429 && refused.headers[.retryAfter] != nil)
        #expect(refused.shows("Trop de demandes"))
        #expect(try await web.browser(.bob).get("/aide").status == 200)
        #expect(try await browser.post("/deconnexion", []).status == 303)
    }

    @Test func `an act that asks for a code spends one request, although it enters twice`() async throws {
        func pagesLeft(afterCodes isAsked: Bool) async throws -> Int {
            let web = try await WebWorld(settings: WebSettings(secureCookies: false, requestsPerMinute: 12))
            let browser = try await web.browser(.alice)
            if isAsked { #expect([200, 303].contains(try await browser.post("/compte/codes", []).status)) }
            var left = 0
            while try await browser.get("/aide").status == 200 { left += 1 }
            return left
        }
        let all = try await pagesLeft(afterCodes: false)
        #expect(all > 4)
        #expect(try await pagesLeft(afterCodes: true) == all - 1)
    }
}
