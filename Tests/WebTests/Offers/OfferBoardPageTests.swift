import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The board of offers without scripts: each card has its own list and button.
struct OfferBoardPageTests {
    private func noted(_ browser: Browser, without left: Set<String> = []) async throws -> String {
        _ = try await browser.get("/propositions/nouvelle")
        let page = try await browser.submit(
            "/propositions", OfferPagesTests.fields.filter { !left.contains($0.0) })
        return String(try #require(page.body.firstMatch(of: /action="(\/propositions\/[^"\/]+)\/etude"/)).1)
    }

    /// The names of the cards in a column.
    private func cards(_ page: Page, _ column: String) throws -> Int {
        let part = try #require(page.body.components(separatedBy: "id=\"colonne-\(column)\"").dropFirst().first)
        let own = part.components(separatedBy: "id=\"colonne-").first ?? ""
        return own.components(separatedBy: "class=\"card\"").count - 1
    }

    @Test func `a card goes two columns on in one move, which is taken back as one`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let path = try await noted(browser)
        let board = try await browser.get("/propositions?vue=tableau")
        #expect(try cards(board, "received") == 1 && cards(board, "open") == 0)
        let moved = try await browser.submit("\(path)/deplacement", [("etat", "open")])
        #expect(moved.shows("role=\"status\"") && moved.shows("T3 à Melun passe dans"))
        #expect(try cards(moved, "received") == 0 && cards(moved, "open") == 1)
        #expect(moved.body.contains("\(path)/deplacement/annulation"))
        let back = try await browser.submit("\(path)/deplacement/annulation", [])
        #expect(back.shows("role=\"status\"") && back.shows("Annulé\u{A0}: T3 à Melun est de nouveau dans"))
        #expect(try cards(back, "received") == 1)
        let again = try await browser.submit("\(path)/deplacement/annulation", [])
        #expect(again.shows("Cela ne s’annule plus"))
        let acts = try await work.web.world.store.read { tx in
            try tx.rows("SELECT act FROM journal_entry WHERE noun = 'offer' ORDER BY at, id").map { try $0.text("act") }
        }
        #expect(acts.sorted() == ["open", "qualify", "receive", "undoOffer"])
    }

    @Test func `what needs facts leads to its form, and what cannot be is told`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let bare = try await noted(browser, without: ["loyer"])
        let lacking = try await browser.submit("\(bare)/deplacement", [("etat", "qualified")])
        #expect(lacking.shows("Complétez d’abord la proposition") && lacking.body.contains("name=\"loyer\""))
        let path = try await noted(browser)
        let far = try await browser.submit("\(path)/deplacement", [("etat", "leased")])
        #expect(far.shows("ne passe pas de") && far.shows("Bail signé"))
        #expect(try await browser.submit("\(path)/deplacement", [("etat", "nulle-part")]).shows("ne passe pas de"))
        _ = try await browser.submit("\(path)/deplacement", [("etat", "open")])
        let empty = try await browser.submit("\(path)/deplacement", [("etat", "candidatesSent")])
        #expect(empty.shows("Tableau des propositions") && empty.shows("banner bad"))
        let closing = try await browser.submit("\(path)/deplacement", [("etat", "over")])
        #expect(closing.shows("<h1>Clore la proposition</h1>"))
        _ = try await browser.submit("\(path)/cloture", [("issue", "unavailable"), ("jour", "21/11/2026")])
        let board = try await browser.get("/propositions?vue=tableau")
        #expect(try cards(board, "over") == 1 && board.shows("logement non disponible à la date"))
    }

    @Test func `who may not write sees no moves, and another association no card`() async throws {
        let work = try await WorkWorld()
        let browser = try await work.web.browser(.alice)
        let path = try await noted(browser)
        let charlie = try await work.web.browser(.charlie)
        #expect(try await !charlie.get("/propositions?vue=tableau").shows("T3 à Melun"))
        #expect(try await charlie.post("\(path)/deplacement", [("etat", "qualified")]).status == 404)
        #expect(try await charlie.post("\(path)/deplacement/annulation", []).status == 404)
        let heads = try await work.web.browser(.noé).get("/propositions?vue=tableau")
        #expect(heads.status != 200 || !heads.body.contains("class=\"moving"))
    }
}
