import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// What becomes of papers when files are made one, part, move, are sealed anew or erased.
struct DocumentMoveTests {
    private typealias Filed = DocumentRecordTests.Filed

    private func members(_ filed: Filed, of household: String = "h1") async throws -> [String: String] {
        let found = try await filed.cases.act { tx, author in try tx.members(of: household, by: author) }
        return Dictionary(
            found.compactMap { member in member.identity.map { ($0.given, member.id) } },
            uniquingKeysWith: { one, _ in one })
    }

    @Test(arguments: Engine.available)
    func `files made one have the papers of both, and part with them again`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        try await filed.cases.registered(Cases.single("h2"))
        try await filed.add("d1", "rib", "du premier")
        try await filed.add("d2", "rib", "du second", to: "h2")
        let twin = try #require(try await members(filed, of: "h2")["Farid"])
        let merge = NewMerge("h2", into: "h1", kinships: [twin: .otherRelative])
        let made = try await filed.cases.act { tx, author in
            try tx.mergeFiles(merge, by: author, confirming: [.v07: "les mêmes"])
        }
        #expect(Set(try await filed.list()?.map(\.title) ?? []) == ["du premier", "du second"])
        #expect(try await filed.bytes("d2") == SampleFile.clean(2).bytes)
        #expect(try await filed.cases.count("document_part", "household_id = 'h2'") == 0)
        try await filed.cases.act { tx, author in try tx.undoMerge(made.id, by: author) }
        #expect(try await filed.list()?.map(\.title) == ["du premier"])
        #expect(try await filed.list(of: "h2")?.map(\.title) == ["du second"])
        #expect(try await filed.bytes("d2") == SampleFile.clean(2).bytes)
        #expect(try await filed.cases.world.store.read { try $0.verifySealedFields(filed.cases.world.vault) }.holds)
    }

    @Test(arguments: Engine.available)
    func `whoever leaves takes her own papers along, and the two halves do not see each other`(engine: Engine)
        async throws
    {
        let filed = try await Filed(engine)
        let people = try await members(filed)
        let laila = try #require(people["Laila"])
        try await filed.add("d1", "lease", "le bail")
        try await filed.add("d2", "licence", "le permis de Laila", person: laila)
        try filed.cases.world.vault.makeKeys(for: ["h2"])
        let new = NewSeparation(
            of: "h1", into: "h2", leaving: [laila: .reference, people["Zahra"] ?? "": .child],
            on: TestDay("2026-11-10"), done: Set(HouseholdChangeRules.SplitStep.allCases))
        _ = try await filed.cases.act { tx, author in try tx.separate(new, by: author) }
        #expect(try await filed.list()?.map(\.title) == ["le bail"])
        #expect(try await filed.list(of: "h2")?.map(\.title) == ["le permis de Laila"])
        #expect(try await filed.bytes("d2") == SampleFile.clean(2).bytes)
        // The first file's key may go: what left with Laila is under the second's.
        try filed.cases.world.vault.erase("h1", at: filed.cases.world.now)
        #expect(try await filed.bytes("d2") == SampleFile.clean(2).bytes)
    }

    @Test(arguments: Engine.available)
    func `erased, nothing of it is left`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        try await filed.add("d1")
        _ = try await filed.cases.act { tx, author in
            try tx.receive([("attente.jpg", try SampleFile.clean(8))], for: "h1", by: author)
        }
        try await filed.cases.act { tx, author in
            _ = try tx.run("UPDATE household SET closed_on = '2026-11-01', close_reason = 'autonomous' WHERE id = 'h1'")
        }
        let plan = try await filed.cases.act(as: .hélène) { tx, author in
            try tx.erasurePlan(of: try #require(try tx.household("h1", visibleTo: author.actor)), on: author.today)
        }
        #expect(plan.documents == 1)
        try await FileErasureTests.erase(filed.cases)
        for table in ["household_document", "document_file", "document_part"] {
            #expect(try await filed.cases.count(table) == 0, "\(table)")
        }
    }

    @Test(arguments: Engine.available)
    func `under a new key everything opens`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        try await filed.add("d1", "lease", "le bail")
        let author = try await filed.cases.world.author(.hélène)
        try await filed.cases.world.store.renewKey(of: "h1", by: author)
        #expect(try await filed.list()?.map(\.title) == ["le bail"])
        #expect(try await filed.bytes("d1") == SampleFile.clean(1).bytes)
        #expect(try await filed.cases.world.store.read { try $0.verifySealedFields(filed.cases.world.vault) }.holds)
    }

    @Test(arguments: Engine.available)
    func `Today calls for the next paper, of its kind and its person, once`(engine: Engine) async throws {
        let filed = try await Filed(engine)
        let laila = try #require(try await members(filed)["Laila"])
        try await filed.add("d1", "insurance", ends: "2026-12-01")
        try await filed.add("d2", "insurance", ends: "2026-11-25")
        try await filed.add("d3", "licence", person: laila, ends: "2026-12-01")
        try await filed.add("d4", "permit", ends: "2026-12-01")
        try await filed.add("d5", "schoolCertificate", ends: "2026-12-01", level: .private)
        try await filed.add("d6", "guarantee", ends: "2028-12-01")
        func due(_ who: Cast) async throws -> [String] {
            try await filed.cases.act(as: who) { tx, author in
                try tx.dueDay(.household("h1"), on: author.today, visibleTo: author.actor).lines
            }.filter { $0.item.rule == .documentExpiry }.map(\.item.subject).sorted()
        }
        #expect(try await due(.alice) == ["d1", "d3", "d5"])
        #expect(try await due(.bob) == ["d1", "d3"])
        #expect(try await due(.charlie) == [])
        try await filed.cases.act { tx, author in try tx.withdrawDocument("d1", by: author) }
        #expect(try await due(.alice) == ["d2", "d3", "d5"])
        try await filed.add("d7", "insurance", ends: "2027-11-25")
        #expect(try await due(.alice) == ["d3", "d5"])
        let marked = try await filed.cases.act { tx, author in
            try tx.mark(
                [DueKey(rule: .documentExpiry, subject: "d3", step: TestDay("2026-12-01"))], .finish, by: author)
        }
        #expect(marked.marked.map(\.subject) == ["d3"])
        #expect(try await due(.alice) == ["d5"])
    }
}
