import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A colleague's work taken over and given back: it shows in both lists meanwhile, and never in a third.
struct AbsenceTests {
    private func households(_ cases: Cases, _ who: Cast, on day: String = "2026-11-21", _ scope: DueScope = .mine)
        async throws -> [String]
    {
        let actor = try await cases.world.actor(who)
        return try await cases.world.store.read { try $0.dueDay(scope, on: TestDay(day), visibleTo: actor) }
            .households.keys.sorted()
    }

    /// Alice follows h1 and h2, Bob h3.
    private func cases(_ engine: Engine) async throws -> Cases {
        let cases = try await Cases(engine)
        for id in ["h1", "h2", "h3"] { try await cases.registered(Cases.family(id)) }
        try await cases.world.store.write { tx in
            _ = try tx.run("UPDATE household SET referent_id = 'bob' WHERE id = 'h3'")
        }
        return cases
    }

    @Test(arguments: Engine.available)
    func `the work of both is in the list until the last day, or until it is given back`(engine: Engine) async throws {
        let cases = try await cases(engine)
        #expect(try await households(cases, .bob) == ["h3"])
        #expect(try await households(cases, .bob, .colleague("alice")) == ["h1", "h2"])
        let absence = try await cases.act(as: .bob) { tx, author in
            try tx.takeOver(from: "alice", until: TestDay("2026-12-01"), by: author)
        }
        for day in ["2026-11-21", "2026-12-01"] {
            #expect(try await households(cases, .bob, on: day) == ["h1", "h2", "h3"])
        }
        #expect(try await households(cases, .bob, on: "2026-12-02") == ["h3"])
        #expect(try await households(cases, .alice) == ["h1", "h2"])
        await #expect(throws: Absence.Refusal.already) {
            try await cases.act(as: .bob) { tx, author in
                try tx.takeOver(from: "alice", until: TestDay("2026-12-05"), by: author)
            }
        }
        // She is back sooner, and says so herself.
        try await cases.act(as: .alice) { tx, author in try tx.giveBack(absence.id, by: author) }
        #expect(try await households(cases, .bob) == ["h3"])
        #expect(try await cases.count("journal_entry", "act IN ('takeOver', 'giveBack')") == 2)
    }

    @Test(
        arguments: Engine.available,
        [
            ("bob", "2026-12-01", Absence.Refusal.oneself), ("alice", "2026-11-20", .notLater),
            ("alice", "2027-02-22", .tooLong(TestDay("2027-02-21"))),
        ] as [(String, String, Absence.Refusal)])
    func `one's own, the past and more than a quarter are refused`(
        engine: Engine, situation: (String, String, Absence.Refusal)
    ) async throws {
        let cases = try await cases(engine)
        await #expect(throws: situation.2) {
            try await cases.act(as: .bob) { tx, author in
                try tx.takeOver(from: situation.0, until: TestDay(situation.1), by: author)
            }
        }
        #expect(try await cases.count("absence") == 0)
    }

    @Test(arguments: Engine.available)
    func `another association takes nothing over and sees nothing`(engine: Engine) async throws {
        let cases = try await cases(engine)
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.takeOver(from: "alice", until: TestDay("2026-12-01"), by: author)
            }
        }
        #expect(try await households(cases, .charlie, .colleague("alice")).isEmpty)
        // Not even where a row says so: the files stay out of sight.
        try await cases.world.store.write { tx in
            try tx.insert(
                "absence",
                [
                    "id": "x", "account_id": "alice", "substitute_id": "charlie", "from_day": TestDay("2026-11-01"),
                    "to_day": TestDay("2026-12-31"),
                ])
        }
        #expect(try await households(cases, .charlie).isEmpty)
        let absence = try await cases.act(as: .bob) { tx, author in
            try tx.takeOver(from: "alice", until: TestDay("2026-12-01"), by: author)
        }
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .charlie) { tx, author in try tx.giveBack(absence.id, by: author) }
        }
    }
}
