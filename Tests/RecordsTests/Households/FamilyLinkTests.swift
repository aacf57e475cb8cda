import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct FamilyLinkTests {
    /// One family with a file in each association, and one that is alone.
    func network(_ engine: Engine) async throws -> (cases: Cases, codes: [String]) {
        let cases = try await Cases(engine)
        let first = try await cases.registered(Cases.family("h1"))
        try cases.world.vault.makeKeys(for: ["h3"])
        let second = try await cases.act(as: .charlie) { tx, author in
            try tx.register(Cases.family("h3", site: "s3"), duplicatesIn: nil, by: author)
        }
        return (cases, [first.code, second.code])
    }

    @Test(arguments: Engine.available)
    func `a request is blind, the network's head links, and the household counts once`(engine: Engine) async throws {
        let (cases, codes) = try await network(engine)
        for code in [codes[1], "BCDFGHJ"] {
            try await cases.act { tx, author in try tx.askFamilyLink(for: "h1", code: code, by: author) }
        }
        await #expect(throws: NotAllowed.self) {
            try await cases.act { tx, author in try tx.familyLinks(by: author) }
        }
        let asked = try await cases.act(as: .noé) { tx, author in try tx.familyLinks(by: author) }
        #expect(Set(asked.map(\.other)) == ["h3", nil])
        let people = try await cases.act { tx, _ in try tx.rows("SELECT id FROM person").map { try $0.text("id") } }
        let candidates = try await cases.act(as: .noé) { tx, author in
            try tx.linkCandidates(for: asked[0].id, in: { _, _ in people }, by: author)
        }
        #expect(candidates.map(\.household) == ["h3"])
        #expect(candidates.first?.persons == 3)

        let link = asked.first { $0.other == "h3" }?.id ?? ""
        try await cases.act(as: .noé) { tx, author in try tx.linkFiles(link, by: author) }
        #expect(try await figures(cases) == ["h1", "h1"])
        await #expect(throws: ActRefusal.wrongState(noun: "family_link", id: link, state: "linked")) {
            try await cases.act(as: .noé) { tx, author in try tx.linkFiles(link, by: author) }
        }
        // Each file says that it counts once, and who asked before learns nothing else.
        #expect(try await cases.act { tx, _ in try tx.links(of: "h1") }.linkedOn == TestDay("2026-11-21"))
        #expect(try await cases.act { tx, _ in try tx.links(of: "h3") }.linkedOn == TestDay("2026-11-21"))
        #expect(
            try await cases.act(as: .noé) { tx, author in try tx.countedOnce(by: author) }
                == CountedOnce(files: 2, households: 1))
        // Linked or not, each association sees its own file alone.
        #expect(try await cases.act { tx, author in try tx.household("h3", visibleTo: author.actor) } == nil)
        try await cases.act(as: .noé) { tx, author in try tx.unlinkFiles(link, by: author) }
        #expect(try await figures(cases) == ["h1", "h3"])
        let other = asked.first { $0.other == nil }?.id ?? ""
        let waiting = try await cases.act { tx, _ in try tx.links(of: "h1") }
        try await cases.act(as: .noé) { tx, author in try tx.refuseLink(other, by: author) }
        #expect(waiting.askedOn != nil)
        #expect(try await cases.act { tx, _ in try tx.links(of: "h1") } == waiting)
        #expect(try await cases.act { tx, _ in try tx.links(of: "h3") } == FileLinks())
        #expect(try await cases.count("family_link", "state = 'refused'") == 1)
        #expect(try await cases.count("journal_entry", "noun = 'family_link'") == 7)
    }

    @Test(arguments: Engine.available)
    func `a file moves with the household's consent, and rights pass the same day`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        await #expect(throws: ActRefusal.wrongState(noun: "consent", id: "none", state: "missing")) {
            try await cases.act(as: .hélène) { tx, author in
                try tx.transferFile("h1", to: "s3", consent: "none", by: author)
            }
        }
        let follow = try await consent(.socialFollowUp, in: cases)
        await #expect(throws: ActRefusal.wrongState(noun: "consent", id: follow, state: "notInForce")) {
            try await cases.act(as: .hélène) { tx, author in
                try tx.transferFile("h1", to: "s3", consent: follow, by: author)
            }
        }
        let agreed = try await consent(.transferToAssociation, in: cases)
        await #expect(throws: NotAllowed.self) {
            try await cases.act { tx, author in try tx.transferFile("h1", to: "s3", consent: agreed, by: author) }
        }
        let moved = try await cases.act(as: .hélène) { tx, author in
            try tx.transferFile("h1", to: "s3", consent: agreed, receiver: "charlie", by: author)
        }
        #expect((moved.site, moved.referent) == ("s3", "charlie"))
        #expect(try await cases.act { tx, author in try tx.household("h1", visibleTo: author.actor) } == nil)
        #expect(
            try await cases.act(as: .charlie) { tx, author in
                try tx.household("h1", visibleTo: author.actor)?.id
            } == "h1")
        #expect(try await cases.count("accommodation", "id = '\(stay.id)' AND site_id = 's1'") == 1)
    }

    func consent(_ kind: ConsentKind, in cases: Cases) async throws -> String {
        try await cases.act { tx, author in
            try tx.recordConsent(kind, of: "h1", givenOn: TestDay("2026-11-02"), by: author).id
        }
    }

    func figures(_ cases: Cases) async throws -> [String] {
        try await cases.world.store.read { tx in
            try tx.rows("SELECT figure_id FROM household ORDER BY id").map { try $0.text("figure_id") }
        }
    }
}
