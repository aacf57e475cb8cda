import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// What happens in a household's life, each as a page of its own: what it asks, what follows, and who may not.
struct LifeEventPagesTests {
    /// Najib and Laila in one of two relay dwellings since June.
    private func housed() async throws -> (web: WebWorld, path: String, ids: [String: String]) {
        let web = try await WebWorld()
        let author = try await web.world.author(.alice)
        try web.world.vault.makeKeys(for: ["f1"])
        let (code, ids) = try await web.world.store.write { tx in
            try tx.insert(Partner(id: "office", name: "Office du Val", kind: .hlmBody, landlordKind: .oph, site: "s1"))
            for (id, number) in [("d1", "77-001"), ("d2", "77-002")] {
                try tx.insert(
                    Dwelling(
                        id: id, code: number, site: "s1", usage: .relay, stock: .public, landlord: "office",
                        commune: "77288", departement: "77", type: .t3, surfaceTenths: 700, status: .inService,
                        openingCapacity: 4, serviceFrom: TestDay("2019-02-01")))
                try tx.insert(
                    HeadLease(
                        id: "hl-\(id)", dwelling: id, from: TestDay("2019-01-01"), sublettingAllowed: true,
                        rentCents: 80_000))
            }
            let people = [("Najib", "1988-04-12", Sex.male, Kinship.reference), ("Laila", "1990", .female, .spouse)]
            let new = NewHousehold(
                id: "f1", site: "s1", referent: "alice", openedOn: TestDay("2021-01-04"),
                persons: people.map { given, born, sex, tie in
                    NewPerson(
                        PersonalIdentity(
                            family: "Rahimi", given: given, birth: PartialDate(text: born) ?? .unknown), sex: sex,
                        kinship: tie,
                        protections: [.init(.refugee, authority: .ofpra, decidedOn: TestDay("2020-03-02"))])
                })
            let code = try tx.register(new, duplicatesIn: nil, by: author).code
            let stay = try tx.admit(
                NewAdmission(household: "f1", dwelling: "d1", from: TestDay("2026-06-01")), by: author)
            _ = try tx.enter(stay.id, on: TestDay("2026-06-01"), by: author)
            let members = try tx.members(of: "f1", by: author).map { ($0.identity?.given ?? "", $0.id) }
            return (code, Dictionary(members + [("stay", stay.id)], uniquingKeysWith: { first, _ in first }))
        }
        return (web, "/menages/\(code)", ids)
    }

    @Test func `who is awaited is not counted before the arrival, then joins with what was known`() async throws {
        let (web, path, _) = try await housed()
        let alice = try await web.browser(.alice)
        _ = try await alice.get(path + "/arrivee-attendue")
        let awaited = try await alice.submit(
            path + "/arrivee-attendue",
            [
                ("lien", "child"), ("attendu", "15/12/2026"), ("nom", "Rahimi"), ("prenom", "Zahra"),
                ("naissance", "2015"), ("cle", "1"),
            ])
        #expect(awaited.shows("2 personnes") && awaited.shows("attendu le 15 déc. 2026"))
        let way = try #require(awaited.found(/href="([^"]*arrivee\?sujet=[^"]+)"/))
        let form = try await alice.get(way)
        #expect(form.shows("value=\"Zahra\"") && form.shows("value=\"2015\""))
        let subject = String(way.split(separator: "=").last ?? "")
        let arrived = try await alice.submit(
            path + "/arrivee",
            [
                ("sujet", subject), ("nom", "Rahimi"), ("prenom", "Zahra"), ("naissance", "2015"), ("sexe", "F"),
                ("lien", "child"), ("jour", "20/11/2026"), ("cle", "2"),
            ])
        #expect(arrived.shows("3 personnes") && !arrived.shows("Arrivées attendues"))
        #expect(try await web.browser(.charlie).get(way).status == 404)
    }

    @Test func `a household that changes dwellings goes on with the same stay`() async throws {
        let (web, path, ids) = try await housed()
        let alice = try await web.browser(.alice)
        let stay = ids["stay"] ?? ""
        #expect(try await alice.get(path + "/transfert?sujet=\(stay)").shows("77-002"))
        let moved = try await alice.submit(
            path + "/transfert", [("sujet", stay), ("logement", "d2"), ("jour", "20/11/2026"), ("cle", "1")])
        #expect(moved.shows("le séjour continue") && moved.shows("Relais 77-002"))
    }

    @Test func `one who dies leaves the household, and somebody else becomes the reference person`() async throws {
        let (web, path, ids) = try await housed()
        let alice = try await web.browser(.alice)
        let najib = ids["Najib"] ?? ""
        _ = try await alice.get(path + "/deces?sujet=\(najib)")
        let alone = try await alice.post(path + "/deces", [("sujet", najib), ("jour", "20/11/2026"), ("cle", "1")])
        #expect(alone.status == 422)
        let told = try await alice.submit(
            path + "/deces",
            [("sujet", najib), ("jour", "20/11/2026"), ("reference", ids["Laila"] ?? ""), ("cle", "2")])
        #expect(told.shows("Décès enregistré.") && told.shows("1 personne"))
        #expect(try await alice.get(path).shows("Rahimi Najib n’est plus du ménage"))
        #expect(try await alice.get(path + "/parcours").shows("en cours"))
    }

    @Test func `who leaves in a separation has a file that the other half does not show`() async throws {
        let (web, path, ids) = try await housed()
        let alice = try await web.browser(.alice)
        let laila = ids["Laila"] ?? ""
        _ = try await alice.get(path + "/separation")
        let fields = [
            ("part_\(laila)", "reference"), ("jour", "20/11/2026"), ("confidentiel", "oui"),
        ]
        let unsettled = try await alice.post(path + "/separation", fields + [("cle", "1")])
        #expect(unsettled.status == 422 && unsettled.shows("À régler lors d’une séparation"))
        let parted = try await alice.submit(
            path + "/separation", fields + [("confirme_V24", "oui"), ("motif_V24", "Suite le 28"), ("cle", "2")])
        #expect(parted.shows("confidentiel") && parted.shows("Rahimi Laila"))
        let new = try #require(parted.found(/class="code">([A-Z]{7})</))
        #expect(try await alice.get(path).shows("1 personne"))
        #expect(try await web.browser(.bob).get("/menages/\(new)").status == 404)
        #expect(try await web.browser(.bob).get(path).status == 200)
    }

    @Test func `somebody leaves, and is told among those who were there`() async throws {
        let (web, path, ids) = try await housed()
        let alice = try await web.browser(.alice)
        _ = try await alice.get(path + "/depart-membre?sujet=\(ids["Laila"] ?? "")")
        let left = try await alice.submit(
            path + "/depart-membre",
            [("sujet", ids["Laila"] ?? ""), ("jour", "20/11/2026"), ("raison", "departure"), ("cle", "1")])
        #expect(left.shows("Ne font plus partie du ménage") && left.shows("1 personne"))
        #expect(try await web.browser(.charlie).get(path + "/depart-membre").status == 404)
    }

    @Test func `an identity that is settled anew keeps the one before`() async throws {
        let (web, path, ids) = try await housed()
        let alice = try await web.browser(.alice)
        let najib = ids["Najib"] ?? ""
        _ = try await alice.get(path + "/identite?sujet=\(najib)")
        let settled = try await alice.submit(
            path + "/identite",
            [
                ("sujet", najib), ("nom", "Rahimy"), ("prenom", "Najeeb"), ("naissance", "12/04/1988"),
                ("source", "ofpra"), ("jour", "20/11/2026"), ("cle", "1"),
            ])
        #expect(settled.shows("Rahimy Najeeb") && settled.shows("Rahimi Najib"))
    }

    @Test func `every act on a file is unknown to another association`() async throws {
        let (web, path, ids) = try await housed()
        let charlie = try await web.browser(.charlie)
        for route in RouteTable.all where route.pattern.hasPrefix("/menages/:code/") {
            let act = route.pattern.split(separator: "/").dropFirst(2).joined(separator: "/")
            let query = "?sujet=\(ids["Najib"] ?? "")"
            if route.method == .get {
                #expect(try await charlie.get("\(path)/\(act)\(query)").status == 404, "\(route.pattern)")
            } else {
                let page = try await charlie.post(
                    "\(path)/\(act)", [("sujet", ids["Najib"] ?? ""), ("champ", "household.opened_on")])
                #expect(page.status == 404, "\(route.pattern)")
            }
        }
    }
}
