import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// A page serves again while the records stand still, and never a moment longer.
@Suite struct KeptPagesTests {
    private static let start = Moment(milliseconds: 1_700_000_000_000)

    @Test func `a kept page is its session's, its address's, its stamp's, and young`() async throws {
        let pages = KeptPages(limit: 8_000, lifetime: 20)
        let (key, others) = try await Self.keys()
        let answer = Answer.text(String(repeating: "a", count: 900))
        pages.keep(answer, as: key, stamp: "1", at: Self.start)
        #expect(pages.value(key, stamp: "1", at: Self.start)?.body == answer.body)
        #expect(pages.value(key, stamp: "2", at: Self.start) == nil)
        for other in others { #expect(pages.value(other, stamp: "1", at: Self.start) == nil) }
        #expect(pages.value(key, stamp: "1", at: Self.start.adding(seconds: 19)) != nil)
        #expect(pages.value(key, stamp: "1", at: Self.start.adding(seconds: 20)) == nil)
        #expect(pages.value(key, stamp: "1", at: Self.start.adding(seconds: -1)) == nil, "a clock that stepped back")
    }

    @Test func `memory is bounded, and a file, a cookie or an opened household is never kept`() async throws {
        let pages = KeptPages(limit: 8_000, lifetime: 20)
        let (key, others) = try await Self.keys()
        func isKept(_ answer: Answer, as key: PageKey) -> Bool {
            pages.keep(answer, as: key, stamp: "1", at: Self.start)
            return pages.value(key, stamp: "1", at: Self.start) != nil
        }
        let plain = Answer.text(String(repeating: "a", count: 900))
        #expect(!isKept(.text(String(repeating: "a", count: 1_001)), as: key), "more than an eighth")
        #expect(!isKept(plain.opening("f1"), as: key))
        #expect(!isKept(.file("liste.csv", type: "text/csv", plain.body), as: key))
        #expect(!isKept(.redirect(to: .households), as: key))
        #expect(!isKept(.text("non", status: .notFound), as: key))
        #expect(isKept(plain, as: key))
        var all = [key] + others
        for number in 0..<20 {
            all.append(
                PageKey(
                    session: "s\(number)", actor: try await World(.sqliteMemory).actor(.alice), address: "/menages",
                    language: "fr", day: TestDay("2024-03-01")))
        }
        for key in all { #expect(isKept(plain, as: key)) }
        #expect(all.filter { pages.value($0, stamp: "1", at: Self.start) != nil }.count <= 8)
    }

    /// What a colleague writes is there with the next look, whoever asks and wherever from.
    @Test(arguments: Engine.available)
    func `the list is written once, and anew after every change`(engine: Engine) async throws {
        let web = try await WebWorld(engine)
        _ = try await Self.family(web)
        func callBob(_ name: String) async throws {
            try await web.world.store.write { tx in _ = try tx.run("UPDATE account SET name = \(name) WHERE id = 'bob'")
            }
        }
        let alice = try await web.browser(.alice)
        let before = try await alice.get("/menages")
        #expect(before.shows("Rahimi Najib"))
        // A change that no entry of the journal tells of is not seen: the page is the one that was written.
        try await callBob("Zacharie")
        #expect(try await alice.get("/menages").body == before.body)
        #expect(try await alice.get("/menages?etape=centre").body != before.body)
        #expect(try await web.browser(.bob).get("/menages").shows("Zacharie"))
        let author = try await web.world.author(.alice)
        try await web.world.store.write { tx in try tx.journal("update", "account", "bob", by: author) }
        #expect(try await alice.get("/menages").shows("Zacharie"))
    }

    @Test(arguments: Engine.available)
    func `a file that was just read serves its tabs until something changes, and each opening is written down`(
        engine: Engine
    ) async throws {
        let web = try await WebWorld(engine)
        let code = try await Self.family(web)
        let alice = try await web.browser(.alice)
        #expect(try await alice.get("/menages/\(code)").shows("Rahimi"))
        try await web.world.store.write { tx in _ = try tx.run("UPDATE site SET name = 'Ailleurs' WHERE id = 's1'") }
        #expect(try await !alice.get("/menages/\(code)").shows("Ailleurs"))
        #expect(try await web.services.access.history(of: "f1").count == 2)
        #expect(try await web.browser(.charlie).get("/menages/\(code)").status == 404)
        let author = try await web.world.author(.alice)
        try await web.world.store.write { tx in try tx.journal("update", "site", "s1", by: author) }
        #expect(try await alice.get("/menages/\(code)").shows("Ailleurs"))
    }

    @Test func `what is kept holds no key that serves once, and opens no file`() async throws {
        let web = try await WebWorld()
        let kept = RouteTable.all.filter(\.isKept)
        #expect(kept.count >= 15 && kept.allSatisfy { $0.method == .get && !$0.pattern.contains("/menages/:") })
        let author = try await web.world.author(.hélène)
        let convention = try await web.world.store.write { tx in
            try tx.insert(
                Partner(id: "office", name: "Office du Val", kind: .hlmBody, landlordKind: .oph, site: "s1"))
            return try tx.createConvention(.init(title: "Convention"), with: "office", site: "s1", by: author).id
        }
        for person in Cast.allCases {
            let actor = try await web.world.actor(person)
            let browser = try await web.browser(person)
            for route in kept where route.access.allows(actor) {
                let path = route.pattern.replacing(":slug", with: "menages-beneficiaires")
                    .replacing("/partenaires/:code", with: "/partenaires/office")
                    .replacing("/conventions/:code", with: "/conventions/\(convention)")
                // The board is another page under the same address.
                for path in path == "/propositions" ? [path, path + "?vue=tableau"] : [path] {
                    let page = try await browser.get(path)
                    let isHidden = route.pattern.contains(":code") && page.status == 404
                    #expect(page.status == 200 || isHidden, "\(person) \(path)")
                    #expect(!page.body.contains("name=\"cle\""), "\(person) \(path)")
                }
            }
        }
    }

    /// Somebody whom Bob follows; answers the file's code.
    private static func family(_ web: WebWorld) async throws -> String {
        let world = web.world
        let author = try await world.author(.alice)
        try world.vault.makeKeys(for: ["f1"])
        let birth = PartialDate(text: "1988-04-12") ?? .unknown
        let identity = PersonalIdentity(family: "Rahimi", given: "Najib", birth: birth)
        return try await world.store.write { tx in
            let one = NewPerson(
                identity, sex: .male, kinship: .reference,
                protections: [.init(.refugee, authority: .ofpra, decidedOn: TestDay("2020-03-02"))])
            return try tx.register(
                NewHousehold(id: "f1", site: "s1", referent: "bob", openedOn: TestDay("2021-01-04"), persons: [one]),
                duplicatesIn: nil, by: author
            ).code
        }
    }

    /// The same page for somebody else, elsewhere, another day and in another language.
    private static func keys() async throws -> (PageKey, [PageKey]) {
        let world = try await World(.sqliteMemory)
        let (alice, bob) = (try await world.actor(.alice), try await world.actor(.bob))
        func key(
            _ session: String = "s", _ actor: Actor? = nil, _ address: String = "/menages", _ language: String = "fr",
            _ day: String = "2024-03-01"
        ) -> PageKey {
            .init(session: session, actor: actor ?? alice, address: address, language: language, day: TestDay(day))
        }
        return (
            key(),
            [
                key("t"), key("s", bob), key("s", alice, "/"), key("s", alice, "/menages", "en"),
                key("s", alice, "/menages", "fr", "2024-03-02"),
            ]
        )
    }
}
