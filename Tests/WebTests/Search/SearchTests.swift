import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// The search page: one field, everything one may see, nothing else, and no name in an address.
struct SearchTests {
    private func browser(_ person: Cast) async throws -> Browser {
        let world = try await WorkWorld()
        return try await world.web.browser(person)
    }

    @Test func `a misspelt and swapped name finds the file`() async throws {
        let page = try await browser(.alice).post("/recherche", [("q", "husaini muhamad")])
        #expect(page.status == 200)
        #expect(page.shows("HOSSEINI") || page.shows("Hosseini"))
        #expect(page.shows("محمد حسینی"))
        #expect(page.shows("/menages/"))
    }

    @Test func `another association finds nothing, and reads no count`() async throws {
        let page = try await browser(.charlie).post("/recherche", [("q", "hosseini")])
        #expect(page.status == 200)
        #expect(!page.shows("Mohammad") && page.shows("0 résultat"))
    }

    @Test func `a dwelling and a household are found by the beginning of their codes`() async throws {
        let world = try await WorkWorld()
        let browser = try await world.web.browser(.alice)
        #expect(try await browser.post("/recherche", [("q", "#77-d1")]).shows("/logements/77-D1"))
        let code = try await world.code("h1")
        let page = try await browser.post("/recherche", [("q", "#" + code.lowercased().prefix(4))])
        #expect(page.shows("/menages/\(code)"))
    }

    @Test func `a greater-than sign asks for actions only, those that exist and are one's own`() async throws {
        let page = try await browser(.alice).post("/recherche", [("q", ">ouvrir")])
        #expect(page.shows("/logements") && !page.shows("/admin/comptes") && !page.shows("Hosseini"))
    }

    @Test func `the empty page offers the files that were opened last`() async throws {
        let world = try await WorkWorld()
        let browser = try await world.web.browser(.alice)
        try await world.web.services.access.record(
            OpenedFile(account: "alice", household: "h1", screen: "/menages/:code", at: world.web.world.now))
        let page = try await browser.get("/recherche")
        #expect(page.shows("Récents") && page.shows("Hosseini"))
        let other = try await world.web.browser(.charlie)
        #expect(!(try await other.get("/recherche")).shows("Hosseini"))
    }

    @Test func `more answers than are shown are said, of what one may see alone`() async throws {
        let world = try await WorkWorld()
        try await world.web.world.store.write { tx in
            for (site, count) in [("s1", 8), ("s3", 3)] {
                for number in 1...count {
                    try tx.insert(
                        Dwelling(
                            id: "x-\(site)-\(number)", code: "99-\(site.uppercased())\(number)", site: site,
                            usage: .relay, stock: .public, commune: "77288", departement: "77", type: .t2,
                            status: .inService, openingCapacity: 2, serviceFrom: TestDay("2026-11-01")))
                }
            }
        }
        let page = try await world.web.browser(.alice).post("/recherche", [("q", "#99")])
        #expect(page.shows("plus de 6 résultats") && page.shows("les 6 premiers, d’autres répondent."))
        let few = try await world.web.browser(.charlie).post("/recherche", [("q", "#99")])
        #expect(few.shows("3 résultats") && !few.shows("plus de") && !few.shows("d’autres répondent"))
        let palette = try await world.web.browser(.alice).post("/recherche", [("q", "99-"), ("fragment", "1")])
        #expect(palette.body.contains("d’autres répondent."))
    }

    @Test func `a name that many bear says how many files answer`() async throws {
        let world = try await WorkWorld()
        let author = try await world.web.world.author(.alice)
        let ids = (1...15).map { "many\($0)" }
        try world.web.world.vault.makeKeys(for: ids)
        try await world.web.world.store.write { tx in
            for (number, id) in ids.enumerated() {
                let identity = PersonalIdentity(
                    family: "Zorrigui", given: "A\(number)", birth: PartialDate(text: "\(1970 + number)") ?? .unknown)
                _ = try tx.register(
                    NewHousehold(
                        id: id, site: "s1", referent: "alice", openedOn: TestDay("2021-01-04"),
                        persons: [NewPerson(identity, sex: .male, kinship: .reference)]), duplicatesIn: nil, by: author)
            }
        }
        let page = try await world.web.browser(.alice).post("/recherche", [("q", "zorrigui")])
        #expect(page.shows("les 12 premiers de 15.") && page.shows("plus de 12 résultats"))
        let other = try await world.web.browser(.charlie).post("/recherche", [("q", "zorrigui")])
        #expect(other.shows("0 résultat") && !other.shows("premiers"))
    }

    @Test func `the palette gets the list alone`() async throws {
        let page = try await browser(.alice).post("/recherche", [("q", "hosseini"), ("fragment", "1")])
        #expect(page.body.contains("Hosseini") && !page.body.contains("<main") && !page.body.contains("<form"))
    }

    @Test func `what is typed is shown as text`() async throws {
        let page = try await browser(.alice).post("/recherche", [("q", "\"><script>x</script>")])
        #expect(!page.body.contains("<script>x"))
    }
}
