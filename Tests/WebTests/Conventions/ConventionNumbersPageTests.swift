import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Every number of a convention's page leads to its rows, and what was entered wrongly is put right there.
struct ConventionNumbersPageTests {
    private func signed(_ browser: Browser) async throws -> String {
        _ = try await browser.get("/conventions/nouvelle")
        let page = try await browser.submit(
            "/conventions",
            [
                ("partenaire", "office"), ("site", "s1"), ("titre", "Convention avec l’office"), ("jour", "01/01/2026"),
                ("nombre", "50"), ("unite", "proposal"), ("periode", "year"), ("cle", "k1"),
            ])
        return String(try #require(page.body.firstMatch(of: /href="(\/conventions\/[^"\/]+)\/comite"/)).1)
    }

    private func version(_ browser: Browser, _ path: String) async throws -> String {
        let form = try await browser.get("\(path)/modifier")
        return String(try #require(form.body.firstMatch(of: /name="version" value="(\d+)"/)).1)
    }

    private func world() async throws -> WorkWorld { try await WorkWorld() }

    @Test func `a year, a step of the funnel and a counter open as many rows as they say`() async throws {
        let work = try await world()
        let browser = try await work.web.browser(.hélène)
        let path = try await signed(browser)
        let id = String(path.dropFirst("/conventions/".count))
        _ = try await browser.submit(
            "\(path)/modifier",
            [
                ("titre", "Convention avec l’office"), ("niveau", "local"), ("propositions", "01/01/2026"),
                ("version", try await version(browser, path)), ("cle", "k9"),
            ])
        let alice = try await work.web.browser(.alice)
        _ = try await alice.get("/propositions/nouvelle")
        let offer = try await alice.submit("/propositions", OfferPagesTests.fields + [("convention", id)])
        let offerPath = String(try #require(offer.body.firstMatch(of: /action="(\/propositions\/[^"\/]+)\/etude"/)).1)
        _ = try await alice.submit("\(offerPath)/etude", [])
        _ = try await alice.submit("\(offerPath)/ouverture", [])
        _ = try await alice.submit("\(offerPath)/candidats", [("menage", try await work.code("h1"))])
        let page = try await browser.get(path)
        let year = try #require(page.body.firstMatch(of: /href="(\/conventions\/[^"]+\/lignes\/propositions\?[^"]+)"/))
        let rows = try await browser.get(String(year.1).replacing("&amp;", with: "&"))
        #expect(rows.shows("1 proposition") && rows.shows("Du 1er janv. 2026 au 21 nov. 2026"))
        let before = try await browser.get("\(path)/lignes/propositions?du=2026-01-01&au=2026-10-31")
        #expect(before.shows("0 proposition"))
        let step = try #require(page.body.firstMatch(of: /href="(\/conventions\/[^"]+\/candidatures\?[^"]+)"/))
        let people = try await browser.get(String(step.1).replacing("&amp;", with: "&"))
        #expect(people.shows("Ménages proposés\u{A0}: Proposés") && people.shows("1 ménage"))
        #expect(try await browser.get("\(path)/candidatures?etape=rien").status == 404)
        #expect(try await work.web.browser(.charlie).get("\(path)/candidatures?etape=proposed").status == 404)
        let board = try await alice.get("/propositions?vue=tableau")
        #expect(board.shows("candidatures\u{A0}: 1 sur 3 · 1 personne"))
    }

    @Test func `a mistyped target and a commitment are put right on the page`() async throws {
        let work = try await world()
        let browser = try await work.web.browser(.hélène)
        let path = try await signed(browser)
        let page = try await browser.get(path)
        let link = try #require(
            page.body.firstMatch(of: /href="(\/conventions\/[^"]+\/objectif-corrige\?sujet=([^"]+))"/))
        #expect(try await browser.get(String(link.1)).shows("Pour une faute de saisie seulement"))
        let fields = [("sujet", String(link.2)), ("nombre", "5"), ("unite", "proposal"), ("periode", "year")]
        let bare = try await browser.post("\(path)/objectif-corrige", fields)
        #expect(bare.status == 422 && bare.shows("Dites pourquoi") && bare.shows("value=\"5\""))
        let corrected = try await browser.submit(
            "\(path)/objectif-corrige", fields + [("raison", "un zéro de trop"), ("cle", "k2")])
        #expect(corrected.shows("Objectif corrigé") && corrected.shows("5 propositions par an"))
        #expect(corrected.shows("un zéro de trop") && !corrected.shows("50 propositions par an"))
        _ = try await browser.submit(
            "\(path)/engagement", [("partie", "association"), ("nature", "followUp"), ("cle", "k3")])
        let noted = try await browser.get(path)
        let change = try #require(
            noted.body.firstMatch(of: /href="(\/conventions\/[^"]+\/engagement-modifie\?sujet=([^"]+))"/))
        let changed = try await browser.submit(
            "\(path)/engagement-modifie",
            [
                ("sujet", String(change.2)), ("partie", "partner"), ("nature", "vacancyList"), ("mots", "par mois"),
                ("version", "0"), ("cle", "k4"),
            ])
        #expect(changed.shows("Engagement modifié") && changed.shows("par mois"))
        // Who may not write sees no way to do it.
        let bob = try await work.web.browser(.bob)
        #expect(try await !bob.get(path).shows("objectif-corrige"))
    }
}
