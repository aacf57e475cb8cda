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

    @Test func `a figure is compared with the same one of other days, filters and all`() async throws {
        let browser = try await FigureNetwork().browser(.noé)
        let slug = "/indicateurs/sorties-en-bail-direct"
        let plain = try await browser.get(slug + "?de=2008&a=2008")
        #expect(plain.shows("de=2008&amp;a=2008&amp;avec_de=2007&amp;avec_a=2007#comparaison"))
        #expect(!plain.shows("Écart"))
        let same = try await browser.get(slug + "?de=2008&a=2008&avec_de=2008&avec_a=2008")
        #expect(same.shows("Écart : 0 points") && same.shows("name=\"avec_de\"") && same.shows("value=\"2008\""))
        let other = try await browser.get(slug + "?de=2008&a=2008&avec_de=2004&avec_a=2009")
        #expect(other.shows(">2004–2009</a></th>") && other.shows(">2008</a></th>") && other.shows("Écart : "))
        let whole = try await browser.get(slug)
        let parts = try #require(other.found(/2004–2009<\/a><\/th><td[^>]*>[^<]+<\/td><td[^>]*>([0-9  ]+) sur/))
        #expect(whole.shows(">\(parts)<"))
        let wrong = try await browser.get(slug + "?avec_de=2009&avec_a=2007")
        #expect(wrong.status == 200 && wrong.shows("vient avant son début") && wrong.shows("value=\"2009\""))
        let count = try await browser.get("/indicateurs/logements-relais-mobilises?avec_de=2004&avec_a=2006")
        #expect(count.status == 200 && count.shows("Écart : "))
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
