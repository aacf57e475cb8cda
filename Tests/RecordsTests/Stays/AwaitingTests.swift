import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Who could come into a vacant relay dwelling.
struct AwaitingTests {
    private func found(
        _ cases: Cases, _ dwelling: String, most: Int = 60, as who: Cast = .alice
    ) async throws -> (ids: [String], count: Int) {
        let today = cases.world.today
        return try await cases.act(as: who) { tx, author in
            guard let line = try tx.dwellingLine(code: dwelling, on: today, visibleTo: author.actor) else {
                return (["none"], -1)
            }
            let waiting = try tx.householdsAwaiting(line, most: most, by: author)
            return (waiting.found.map(\.id), waiting.count)
        }
    }

    @Test(arguments: Engine.available)
    func `those who wait and fit are shown, the rest counted, and nobody else`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        for id in ["h1", "h2"] {
            try await cases.registered(Cases.family(id, openedOn: "2021-01-0\(id == "h1" ? 4 : 2)"))
        }
        for id in ["h3", "h4"] { try await cases.registered(Cases.single(id, "F" + id)) }
        #expect(try await found(cases, "77-d3").ids == ["h3", "h4"])
        // Four places: those who leave three empty come after the families, the older file first.
        #expect(try await found(cases, "77-d1").ids == ["h2", "h1", "h3", "h4"])
        let cut = try await found(cases, "77-d1", most: 1)
        #expect(cut.ids == ["h2"] && cut.count == 4)
        _ = try await cases.act { tx, author in
            try tx.admit(NewAdmission(household: "h2", dwelling: "d2", from: TestDay("2026-11-25")), by: author)
        }
        try await cases.world.store.write { tx in
            try tx.run("UPDATE household SET site_id = 's2' WHERE id = 'h3'")
            try tx.run("UPDATE household SET confidential = 1 WHERE id = 'h4'")
        }
        #expect(try await found(cases, "77-d1").ids == ["h1"])
        #expect(try await found(cases, "77-d1", as: .charlie).ids == ["none"])
    }

    @Test(arguments: Engine.available)
    func `relatives who are awaited need a place as well`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        for id in ["h1", "h2"] { try await cases.registered(Cases.single(id, "F" + id)) }
        try await cases.world.store.write { tx in
            for relative in ["e1", "e2"] {
                try tx.run(
                    """
                    INSERT INTO expected_member (id, household_id, kinship) VALUES (\(relative), 'h1', 'child')
                    """)
            }
        }
        #expect(try await found(cases, "77-d3").ids == ["h2"])
        #expect(try await found(cases, "77-d1").ids == ["h1", "h2"])
    }

    @Test(arguments: Engine.available)
    func `a household is found by its code although it does not fit, unless it is housed or not one's own`(
        engine: Engine
    ) async throws {
        let cases = try await Cases(engine)
        _ = try await cases.housed("h1")
        try await cases.registered(Cases.family("h2"))
        let today = cases.world.today
        func found(_ household: String, as who: Cast = .alice) async throws -> AwaitingHousehold? {
            try await cases.act(as: who) { tx, author in
                let code = try tx.row("SELECT code FROM household WHERE id = \(household)")?.text("code") ?? ""
                guard let line = try tx.dwellingLine(code: "77-d3", on: today, visibleTo: author.actor) else {
                    return nil
                }
                return try tx.householdAwaiting(line, code: code.lowercased(), by: author)
            }
        }
        let two = try await found("h2")
        #expect(two?.fit.lines.map(\.verdict) == [.doesNot, .fits, .fits])
        #expect(two?.fit.lines.first?.reason == .places(persons: 3, free: 2))
        #expect(try await found("h1") == nil)
        try await cases.world.store.write { tx in try tx.run("UPDATE household SET site_id = 's3' WHERE id = 'h2'") }
        #expect(try await found("h2") == nil)
    }
}
