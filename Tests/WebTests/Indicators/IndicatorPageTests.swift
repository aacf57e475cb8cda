import RelorefDomain
import RelorefTesting
import RelorefWeb
import Testing

/// One indicator and all of them.
struct IndicatorPageTests {
    @Test func `every indicator has its page and its list`() async throws {
        let browser = try await FigureNetwork().browser(.noé)
        let all = try await browser.get("/indicateurs")
        #expect(all.rowCount == IndicatorID.allCases.count)
        let links = Set(all.main.matches(of: /href="(\/indicateurs\/[^"]+)"/).map { String($0.1) })
        #expect(links.count == IndicatorID.allCases.count)
        for link in links {
            #expect(try await browser.get(link).status == 200, "\(link)")
            #expect(try await browser.get("\(link)/cas").status == 200, "\(link)")
        }
    }

    @Test func `a page says the question, both numbers, what is unknown and the version`() async throws {
        let page = try await FigureNetwork().browser(.hélène).get("/indicateurs/sorties-en-bail-direct")
        #expect(page.shows("Combien de ménages sortent en bail direct"))
        #expect(page.shows("86"))
        #expect(page.shows("/indicateurs/sorties-en-bail-direct/cas?compte=oui"))
        #expect(page.shows("I-10, version 1"))
        #expect(page.shows("cas inconnus"))
    }

    @Test func `the three readings of work stand side by side`() async throws {
        let page = try await FigureNetwork().browser(.noé).get("/indicateurs/emploi-a-la-sortie")
        for slug in ["emploi-a-la-sortie-en-bail-direct", "emploi-a-la-sortie", "emploi-des-adultes-a-la-sortie"] {
            #expect(page.shows("href=\"/indicateurs/\(slug)\""), "\(slug)")
        }
        #expect(page.shows("données incomplètes"))
    }

    @Test func `a filter that means nothing for an indicator does not make it zero`() async throws {
        let page = try await FigureNetwork().browser(.noé).get("/indicateurs?composition=singleWoman")
        #expect(page.shows("ne se filtre pas ainsi"))
    }

    @Test func `the administrator reads figures, not cases`() async throws {
        let page = try await FigureNetwork().browser(.dora).get("/indicateurs/sorties-en-bail-direct")
        #expect(page.status == 200)
        #expect(!page.shows("/cas"))
    }
}
