import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// A vacant dwelling leads to the households that could come.
struct AwaitingPageTests {
    private func cases(_ status: DwellingStatus = .inService) async throws -> FileCases {
        let cases = try await FileCases()
        try await cases.web.world.store.write { tx in
            try tx.insert(
                Dwelling(
                    id: "d1", code: "77-014", site: "s1", usage: .relay, stock: .public, commune: "77288",
                    departement: "77", type: .t1, surfaceTenths: 242, status: status, openingCapacity: 1,
                    serviceFrom: TestDay("2026-11-01")))
        }
        return cases
    }

    @Test func `the dwelling leads to them, and each to the form of admission with the dwelling chosen`() async throws {
        let cases = try await cases()
        let alice = try await cases.web.browser(.alice)
        #expect(try await alice.get("/logements/77-014").shows("href=\"/logements/77-014/admission\""))
        let page = try await alice.get("/logements/77-014/admission")
        #expect(page.status == 200 && page.shows("3 ménages") && page.shows("Noori Farid"))
        #expect(page.shows("1 place pour 1 personne") && page.shows("dans le département du ménage"))
        let form = "/menages/\(cases.code("h3"))/admission?relais=77-014"
        #expect(page.shows("href=\"\(form)\""))
        let admission = try await alice.get(form)
        #expect(admission.status == 200)
        #expect(admission.main.contains(/value="d1"[^>]*checked/) || admission.main.contains(/checked[^>]*value="d1"/))
    }

    @Test func `any household is asked for by its code, and a wrong one is said`() async throws {
        let cases = try await cases()
        let alice = try await cases.web.browser(.alice)
        let asked = try await alice.get("/logements/77-014/admission?menage=\(cases.code("h1").lowercased())")
        #expect(asked.shows("Ménage cherché"))
        let other = try await alice.get("/logements/77-014/admission?menage=\(cases.code("h4"))")
        #expect(other.shows("Aucun dossier ouvert que vous puissiez admettre") && !other.shows("Ménage cherché"))
        #expect(other.shows("value=\"\(cases.code("h4"))\""))
    }

    @Test func `a dwelling that waits for nobody says so, and who admits nobody has no such page`() async throws {
        let cases = try await cases(.temporarilyOutOfService)
        let alice = try await cases.web.browser(.alice)
        #expect(try await !alice.get("/logements/77-014").shows("/admission"))
        #expect(try await alice.get("/logements/77-014/admission").shows("n’attend pas de ménage"))
        for person in [Cast.charlie, .noé, .dora, .félix] {
            let page = try await cases.web.browser(person).get("/logements/77-014/admission")
            #expect(page.status == 404, "\(person)")
        }
        #expect(try await alice.get("/logements/rien/admission").status == 404)
    }
}
