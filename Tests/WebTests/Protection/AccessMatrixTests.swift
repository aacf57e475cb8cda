import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// T7: every route on a file, with every role, in every relation between the two. The table is written by hand.
struct AccessMatrixTests {
    /// How somebody stands to a file.
    enum Relation: String, CaseIterable, Sendable {
        case ownSite, otherSite, otherAssociation, sealed, conflict

        var site: String {
            switch self {
            case .ownSite, .sealed, .conflict: "s1"
            case .otherSite: "s2"
            case .otherAssociation: "s3"
            }
        }

        /// Who may open the file. Sealed: named are Hélène alone. Conflict: Alice and Hélène have one.
        var readers: Set<Cast> {
            switch self {
            case .ownSite: [.alice, .bob, .hélène]
            case .otherSite: [.hélène]
            case .otherAssociation: [.charlie]
            case .sealed: [.hélène]
            case .conflict: [.bob]
            }
        }

        var family: String { "Matrice\(rawValue)" }
    }

    private func codes(_ web: WebWorld) async throws -> [Relation: String] {
        let world = web.world
        try world.vault.makeKeys(for: Relation.allCases.map(\.rawValue))
        let (hélène, charlie) = (try await world.author(.hélène), try await world.author(.charlie))
        return try await world.store.write { tx in
            var codes: [Relation: String] = [:]
            for relation in Relation.allCases {
                let identity = PersonalIdentity(
                    family: relation.family, given: "Une", birth: PartialDate(text: "1984-09-03") ?? .unknown)
                let new = NewHousehold(
                    id: relation.rawValue, site: relation.site, openedOn: TestDay("2021-01-04"),
                    persons: [
                        NewPerson(
                            identity, sex: .female, kinship: .reference,
                            protections: [.init(.refugee, authority: .ofpra, decidedOn: TestDay("2020-03-02"))])
                    ])
                codes[relation] = try tx.register(
                    new, duplicatesIn: nil, by: relation == .otherAssociation ? charlie : hélène
                ).code
            }
            try tx.protect("sealed", .seal, by: hélène)
            try tx.protect("conflict", .conflict, "alice", by: hélène)
            try tx.protect("conflict", .conflict, "hélène", by: hélène)
            return codes
        }
    }

    private func path(_ route: Route, _ code: String) -> String {
        "/"
            + route.pattern.split(separator: "/").map { $0 == ":code" ? code : $0.hasPrefix(":") ? "x" : String($0) }
            .joined(separator: "/")
    }

    @Test(arguments: Cast.allCases)
    func `a file is open to who the table says, on every route, and does not exist for the others`(person: Cast)
        async throws
    {
        let web = try await WebWorld(settings: WebSettings(secureCookies: false, requestsPerMinute: 100_000))
        let codes = try await codes(web)
        let browser = try await web.browser(person)
        for (relation, code) in codes {
            let mayRead = relation.readers.contains(person)
            for route in RouteTable.all where route.pattern.hasPrefix("/menages/:code") {
                if !mayRead {
                    let page =
                        route.method == .post
                        ? try await browser.post(
                            path(route, code), [("acte", "seal"), ("motif", "un motif assez long pour tous")])
                        : try await browser.get(path(route, code))
                    #expect(
                        page.status == 404, "\(person) \(relation) \(route.method) \(route.pattern): \(page.status)")
                    #expect(!page.body.contains(relation.family))
                }
            }
            for part in HouseholdPart.allCases {
                let page = try await browser.get(Link.household(code, part).path)
                #expect(page.status == (mayRead ? 200 : 404), "\(person) \(relation) \(part)")
                #expect(page.body.contains(relation.family) == mayRead)
            }
        }
    }

    @Test(arguments: Cast.allCases)
    func `lists, the search and its counts name those files alone`(person: Cast) async throws {
        let web = try await WebWorld()
        let codes = try await codes(web)
        let browser = try await web.browser(person)
        let list = try await browser.get("/menages")
        for relation in Relation.allCases {
            let mayRead = relation.readers.contains(person)
            #expect(list.body.contains(relation.family) == mayRead, "\(person) \(relation)")
            let found = try await browser.post("/recherche", [("q", relation.family)])
            #expect(found.main.contains(codes[relation] ?? "?") == mayRead, "\(person) \(relation)")
        }
    }

    @Test func `what is not mine and what is not there are the same page, to the byte`() async throws {
        let web = try await WebWorld()
        let codes = try await codes(web)
        let alice = try await web.browser(.alice)
        let unknown = try await alice.get("/menages/BCDFGHJ")
        for relation in [Relation.otherSite, .otherAssociation, .sealed, .conflict] {
            let page = try await alice.get("/menages/\(codes[relation] ?? "")")
            #expect(page.status == 404 && page.body == unknown.body, "\(relation)")
        }
    }
}
