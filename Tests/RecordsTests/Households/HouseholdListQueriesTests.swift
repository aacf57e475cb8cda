import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The list of households: what it shows, how it goes on, and who sees nothing of it.
struct HouseholdListQueriesTests {
    private func list(
        _ cases: Cases, as who: Cast = .alice, at place: ListPlace = .start, limit: Int = 50,
        _ narrow: @escaping @Sendable (inout HouseholdFilter) -> Void = { _ in }
    ) async throws -> HouseholdPage {
        let author = try await cases.world.author(who)
        return try await cases.world.store.read { tx in
            var filter = HouseholdFilter()
            narrow(&filter)
            return try tx.households(filter, at: place, limit: limit, on: author.today, by: author)
        }
    }

    @Test(arguments: Engine.available)
    func `a household shows its name, where it lives and its term`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("f1")
        let line = try #require(try await list(cases).lines.first)
        #expect(line.head?.display == "Rahimi Najib")
        #expect(line.home?.dwellingCode == "77-d1")
        #expect(line.home?.stay.termOn == stay.termOn)
        #expect(line.siteName == "Melun")
        #expect(line.referentName == "alice")
    }

    @Test(arguments: Engine.available)
    func `each stage finds its households and no other`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("housed")
        try await cases.registered(Cases.single("nowhere"))
        try await cases.registered(Cases.single("centre", "Omar", born: "1991-03-03"))
        try await cases.act { tx, author in
            try tx.recordCentreStay(
                NewCentreStay(household: "centre", centre: "cada", from: TestDay("2026-01-05")), by: author)
        }
        for (stage, ids) in [
            (HouseholdStage.relay, ["housed"]), (.centre, ["centre"]), (.none, ["nowhere"]), (.left, []),
            (.awaited, []),
        ] {
            #expect(try await list(cases) { $0.stage = stage }.lines.map(\.id) == ids, "\(stage)")
        }
    }

    @Test(arguments: Engine.available)
    func `pages follow each other without a gap and lead back`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        for number in 1...7 {
            var new = Cases.single("h\(number)", "Farid\(number)", born: "198\(number)-02-08")
            new.openedOn = TestDay("2021-01-0\(number)")
            try await cases.registered(new)
        }
        let first = try await list(cases, limit: 3)
        #expect(first.lines.map(\.id) == ["h7", "h6", "h5"])
        #expect(first.previous == nil)
        let second = try await list(cases, at: .after(try #require(first.next)), limit: 3)
        #expect(second.lines.map(\.id) == ["h4", "h3", "h2"])
        let third = try await list(cases, at: .after(try #require(second.next)), limit: 3)
        #expect(third.lines.map(\.id) == ["h1"])
        #expect(third.next == nil)
        let back = try await list(cases, at: .before(try #require(third.previous)), limit: 3)
        #expect(back.lines.map(\.id) == ["h4", "h3", "h2"])
    }

    @Test(arguments: Engine.available)
    func `several sites are merged in the order of opening`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        for (id, site, day) in [("a", "s1", "2021-01-02"), ("b", "s2", "2021-01-03"), ("c", "s1", "2021-01-04")] {
            var new = Cases.single(id, "Nom\(id)", born: "1980-0\(day.last ?? "1")-01")
            new.site = site
            new.openedOn = TestDay(day)
            try cases.world.vault.makeKeys(for: [id])
            let added = new
            try await cases.act(as: .hélène) { tx, author in
                try tx.register(added, duplicatesIn: nil, by: author, confirming: [.v03: "papier vu"])
            }
        }
        #expect(try await list(cases, as: .hélène).lines.map(\.id) == ["c", "b", "a"])
        #expect(try await list(cases, as: .hélène) { $0.departement = "69" }.lines.map(\.id) == ["b"])
        #expect(try await list(cases, as: .alice).lines.map(\.id) == ["c", "a"])
    }

    @Test(arguments: Engine.available)
    func `closed files are on a list of their own`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("open"))
        try await cases.registered(Cases.single("shut", "Omar", born: "1990-03-03"))
        try await cases.act { tx, author in
            try tx.closeFile("shut", on: TestDay("2026-10-01"), reason: "autonomous", by: author)
        }
        #expect(try await list(cases).lines.map(\.id) == ["open"])
        #expect(try await list(cases) { $0.isClosed = true }.lines.map(\.id) == ["shut"])
    }

    @Test(arguments: Engine.available)
    func `the count agrees with the list, and Charlie counts nothing`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("one"))
        try await cases.registered(Cases.family("two"))
        for (who, count) in [(Cast.alice, 2), (.charlie, 0), (.dora, 0), (.noé, 0)] {
            let actor = try await cases.world.actor(who)
            let counted = try await cases.world.store.read {
                try $0.householdCount(HouseholdFilter(), visibleTo: actor)
            }
            #expect(counted.number == count && !counted.isMore, "\(who)")
            #expect(try await list(cases, as: who).lines.count == count, "\(who)")
        }
        let mine = try await list(cases) { $0.referent = "alice" }
        #expect(mine.lines.count == 2)
        #expect(try await list(cases) { $0.referent = "bob" }.lines.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a file that Charlie names by its code does not exist`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let household = try await cases.registered(Cases.family("f"))
        let (charlie, alice) = (try await cases.world.actor(.charlie), try await cases.world.actor(.alice))
        let (none, found) = try await cases.world.store.read { tx in
            (
                try tx.household(code: household.code, visibleTo: charlie),
                try tx.household(code: household.code.lowercased(), visibleTo: alice)
            )
        }
        #expect(none == nil)
        #expect(found?.id == "f")
    }

    @Test(arguments: Engine.available)
    func `a draft is read by its author alone, and goes with the record`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let fields = DraftFields([(name: "nom1", value: "Rahimi"), (name: "prenom1", value: "")])
        try await cases.act { tx, author in try tx.save(fields, as: "draft-1", of: "menage", by: author) }
        let kept = try await cases.act { tx, author in try tx.draft("draft-1", by: author) }
        #expect(kept?.fields.pairs.map(\.0) == ["nom1", "prenom1"])
        #expect(try await cases.act(as: .bob) { tx, author in try tx.draft("draft-1", by: author) } == nil)
        #expect(try await cases.count("draft", "CAST(sealed AS TEXT) LIKE '%Rahimi%'") == 0 || engine != .sqliteMemory)
        try await cases.act { tx, author in try tx.deleteDraft("draft-1", by: author) }
        #expect(try await cases.act { tx, author in try tx.drafts(of: "menage", by: author) }.isEmpty)
    }
}
