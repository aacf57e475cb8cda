import RelorefDomain
import RelorefTesting
import Testing

/// The first page: the leaflet's figures, each openable.
struct HomePageTests {
    @Test func `each figure of the leaflet leads to its indicator`() async throws {
        let page = try await FigureNetwork().browser(.noé).get("/")
        #expect(page.status == 200)
        for slug in [
            "menages-beneficiaires", "personnes-beneficiaires", "logements-mobilises", "part-perenne-en-bail-direct",
            "part-du-parc-prive", "logements-relais-mobilises", "departements-couverts", "capacite-relais",
            "places-relais-et-places-de-cph", "sorties-en-bail-direct", "emploi-a-la-sortie-en-bail-direct",
        ] {
            #expect(page.shows("href=\"/indicateurs/\(slug)\""), "\(slug)")
        }
        #expect(page.shows("63 ménages sur 73 sortis"))
    }

    @Test func `somebody of one association counts that association only`() async throws {
        let page = try await FigureNetwork().browser(.charlie).get("/")
        #expect(page.shows("3 ménages sur 3 sortis"))
        #expect(page.shows("Chiffres de votre association (1 site)."))
    }

    @Test func `other years are in the address and travel to each figure`() async throws {
        let page = try await FigureNetwork().browser(.noé).get("/?de=2010&a=2012")
        #expect(page.shows("Reloref 2010–2012"))
        #expect(page.shows("href=\"/indicateurs/sorties-en-bail-direct?de=2010&amp;a=2012\""))
        #expect(page.shows("non calculable"))
    }

    @Test(arguments: ["de=2009&a=2004", "de=hier&a=2009", "de=2009-02-30&a=2010"])
    func `a period that is none is said, and kept as it was typed`(query: String) async throws {
        let page = try await FigureNetwork().browser(.noé).get("/?\(query)")
        let typed = query.split(separator: "&")[0].dropFirst(3)
        #expect(page.status == 200)
        #expect(page.shows("role=\"alert\""))
        #expect(page.shows("value=\"\(typed)\""))
    }

    @Test func `without a record there is no share and no fault`() async throws {
        let page = try await WebWorld().browser(.noé).get("/")
        #expect(page.status == 200)
        #expect(page.shows("non calculable"))
    }
}
