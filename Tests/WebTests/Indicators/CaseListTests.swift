import HTTPTypes
import RelorefDomain
import RelorefTesting
import Testing

/// The list behind a figure: as many rows as the figure says, for every filter and every reader.
struct CaseListTests {
    private static let list = "/indicateurs/sorties-en-bail-direct/cas"

    @Test func `the rows of all the pages are the figure’s denominator`() async throws {
        let browser = try await FigureNetwork().browser(.hélène)
        let first = try await browser.get(Self.list)
        let second = try await browser.get("\(Self.list)?page=2")
        #expect(first.shows("60 sur 70"))
        #expect(first.rowCount == 50)
        #expect(second.rowCount == 20)
        #expect(second.shows("aria-current=\"page\">2<"))
    }

    @Test(arguments: [("oui", 60), ("non", 6), ("inconnu", 4)])
    func `each way of being counted has its own list`(counted: String, expected: Int) async throws {
        let browser = try await FigureNetwork().browser(.hélène)
        var rows = 0
        for number in 1...2 where number == 1 || expected > 50 {
            rows += try await browser.get("\(Self.list)?compte=\(counted)&page=\(number)").rowCount
        }
        let file = try await browser.post("\(Self.list).csv?compte=\(counted)", [])
        #expect(rows == expected)
        #expect(file.exportedRows.count == expected)
    }

    @Test func `the export has the rows, the figure and the version of its definition`() async throws {
        let file = try await FigureNetwork().browser(.hélène).post("\(Self.list).csv?departement=77", [])
        #expect(file.exportedRows.count == 35)
        #expect(file.body.contains("Définition I-10, version 1"))
        #expect(file.body.contains("Seine-et-Marne (77)"))
        let numerators = file.exportedRows.compactMap {
            $0.split(separator: ";", omittingEmptySubsequences: false).dropLast(2).last
        }
        #expect(numerators.filter { $0 == "1" }.count == 30)
    }

    @Test func `a workbook is made of the same list`() async throws {
        let file = try await FigureNetwork().browser(.hélène).post("\(Self.list).xlsx", [])
        #expect(file.status == 200)
        #expect(file.headers[.contentType]?.contains("spreadsheetml") == true)
    }

    @Test func `a referent opens the files of her site and no other`() async throws {
        let page = try await FigureNetwork().browser(.alice).get(Self.list)
        let opened = HouseholdCode(number: 0).text
        let elsewhere = HouseholdCode(number: 1).text
        #expect(page.shows("href=\"/menages/\(opened)\""))
        #expect(!page.shows(elsewhere))
        #expect(page.rowCount == 50)
    }

    @Test func `the funder reads pseudonyms and has nothing to open`() async throws {
        let page = try await FigureNetwork().browser(.félix).get(Self.list)
        #expect(page.rowCount == 50)
        #expect(!page.shows("/menages/"))
        #expect(!page.shows("/logements/"))
        #expect(!page.shows(HouseholdCode(number: 0).text))
        #expect(page.shows("aucun nom, aucun dossier à ouvrir"))
    }

    @Test func `fewer than five cases are not listed to the funder`() async throws {
        let network = try await FigureNetwork()
        let query = "?sortie=unknown"
        let félix = try await network.browser(.félix)
        let funder = try await félix.get(Self.list + query)
        let file = try await félix.get("\(Self.list).csv\(query)")
        let head = try await network.browser(.hélène).get(Self.list + query)
        #expect(funder.rowCount == 0)
        #expect(file.status == 404)
        #expect(head.rowCount == 4)
    }

    @Test(arguments: Cast.allCases)
    func `the list is there for those who may see cases`(person: Cast) async throws {
        let network = try await FigureNetwork()
        let page = try await network.browser(person).get(Self.list)
        let may = try await network.web.world.actor(person).may(.seeCases)
        #expect(page.status == (may ? 200 : 404))
    }

    @Test func `an indicator that does not exist is not found`() async throws {
        #expect(try await FigureNetwork().browser(.noé).get("/indicateurs/rien/cas").status == 404)
    }
}
