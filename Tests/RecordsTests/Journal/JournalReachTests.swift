import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Who reads what in the journal, and what the trash gives back.
struct JournalReachTests {
    private func filter(_ world: World, _ change: (inout JournalFilter) -> Void = { _ in }) -> JournalFilter {
        var filter = JournalFilter(from: world.today.adding(days: -30), to: world.today)
        change(&filter)
        return filter
    }

    private func read(_ world: World, by person: Cast, _ filter: JournalFilter) async throws -> [JournalLine] {
        let (actor, today) = (try await world.actor(person), world.today)
        return try await world.store.read { try $0.journal(filter, limit: 100, for: actor, on: today) }
    }

    @Test(arguments: Engine.available)
    func `each reads what is within reach, and what is about a file only when it may be opened`(engine: Engine)
        async throws
    {
        let cases = try await Cases(engine)
        let world = cases.world
        try await cases.registered(Cases.family("h1"))
        let dora = try await world.author(.dora)
        let lyon = Grant(role: .referent, association: "a1", site: "s2", from: world.today)
        try await world.store.write { try $0.give(lyon, to: "alice", by: dora) }
        let all = filter(world)
        #expect(try await read(world, by: .alice, all).allSatisfy { $0.entry.actor == "alice" })
        #expect(try await !read(world, by: .alice, all).isEmpty)
        let head = try await read(world, by: .hélène, all)
        #expect(
            head.contains { $0.household != nil } && head.contains { $0.entry.noun == "right" && $0.about == "alice" })
        let administrator = try await read(world, by: .dora, all)
        #expect(
            administrator.allSatisfy { $0.entry.household == nil } && administrator.contains { $0.entry.act == "give" })
        #expect(try await read(world, by: .noé, all).allSatisfy { $0.entry.household == nil })
        #expect(try await read(world, by: .charlie, all).isEmpty)
        #expect(try await read(world, by: .félix, all).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `what one wrote in a file that is no longer open to one is not shown either`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let world = cases.world
        try await cases.registered(Cases.family("h1"))
        let dora = try await world.author(.dora)
        let yesterday = world.today.adding(days: -1)
        try await world.store.write { try $0.endGrant("grant-alice", of: "alice", after: yesterday, by: dora) }
        #expect(try await read(world, by: .alice, filter(world)).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `filters, and pages without a gap or a repetition`(engine: Engine) async throws {
        let world = try await World(engine)
        let alice = try await world.author(.alice)
        try await world.store.write { tx in
            for number in 0..<25 {
                try tx.journal(number < 5 ? "freeze" : "update", "edition", "e\(number)", by: alice)
            }
        }
        #expect(try await read(world, by: .alice, filter(world) { $0.act = "freeze" }).count == 5)
        #expect(try await read(world, by: .alice, filter(world) { $0.matter = .reports }).count == 25)
        #expect(try await read(world, by: .alice, filter(world) { $0.matter = .files }).isEmpty)
        #expect(try await read(world, by: .noé, filter(world) { $0.actor = "bob" }).isEmpty)
        let (actor, today, before) = (alice.actor, world.today, filter(world))
        let pages = try await world.store.read { tx in
            var (seen, filter): ([String], JournalFilter) = ([], before)
            while true {
                let page = try tx.journal(filter, limit: 10, for: actor, on: today)
                guard let last = page.last else { return seen }
                seen += page.map(\.id)
                filter.before = JournalPlace(last.entry)
            }
        }
        #expect(pages.count == 25 && Set(pages).count == 25)
        let older = JournalFilter(from: today.adding(days: -60), to: today.adding(days: -31))
        #expect(try await read(world, by: .alice, older).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a form given up comes back, its own only, and is erased after thirty days`(engine: Engine) async throws {
        let world = try await World(engine)
        let (alice, charlie) = (try await world.author(.alice), try await world.author(.charlie))
        try await world.store.write { tx in
            try tx.save(DraftFields([("nom1", "Rahimi")]), as: "d1", of: "menage", by: alice)
            try tx.giveUpDraft("d1", by: charlie)
        }
        #expect(
            try await world.store.read { try $0.draft("d1", by: alice) } != nil, "Charlie gives up nothing of Alice's")
        try await world.store.write { try $0.giveUpDraft("d1", by: alice) }
        let (gone, kept) = try await world.store.read { tx in
            (try tx.draft("d1", by: alice), try tx.givenUpDrafts(by: alice).map(\.draft.id))
        }
        #expect(gone == nil && kept == ["d1"])
        #expect(try await !world.store.write { try $0.takeBackDraft("d1", by: charlie) })
        #expect(try await world.store.write { try $0.takeBackDraft("d1", by: alice) })
        #expect(try await world.store.read { try $0.draft("d1", by: alice)?.fields.pairs.first?.1 } == "Rahimi")
        try await world.store.write { try $0.giveUpDraft("d1", by: alice) }
        let now = world.now
        #expect(try await world.store.write { try $0.emptyTrash(before: now) } == 0)
        #expect(try await world.store.write { try $0.emptyTrash(before: now.adding(seconds: 1)) } == 1)
    }

    @Test(arguments: Engine.available)
    func `a merge is in the trash of those who may open the file`(engine: Engine) async throws {
        let (cases, merge) = try await FileMergeTests().doubled(engine)
        try await cases.act { tx, author in _ = try tx.mergeFiles(merge, by: author) }
        let (alice, charlie) = (try await cases.world.author(.alice), try await cases.world.author(.charlie))
        let (own, other) = try await cases.world.store.read { tx in
            (try tx.undoableMerges(by: alice), try tx.undoableMerges(by: charlie))
        }
        #expect(own.count == 1 && other.isEmpty)
        try await cases.act { tx, author in try tx.undoMerge(own[0].id, by: author) }
        #expect(try await cases.world.store.read { try $0.undoableMerges(by: alice) }.isEmpty)
    }
}
