import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct EmploymentActTests {
    @Test(arguments: Engine.available)
    func `work begins, overlaps, ends`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let id = try await person(in: cases)
        let day = TestDay("2026-02-02")
        let spell = try await cases.act { tx, author in
            let first = try tx.beginWork(NewSpell(.permanent, from: day, weeklyHoursTenths: 350), of: id, by: author)
            _ = try tx.beginWork(
                NewSpell(.fixedTerm, from: TestDay("2026-03-02"), term: TestDay("2026-08-31")), of: id, by: author)
            return first
        }
        let ended = try await cases.act { tx, author in
            try tx.endWork(spell.id, on: TestDay("2026-10-31"), by: author)
        }
        #expect(ended.to == TestDay("2026-10-31"))
        #expect(
            try await cases.findings { tx, author in
                try tx.endWork(spell.id, on: TestDay("2026-02-01"), by: author)
            } == ["V79 block"])
        #expect(try await cases.count("employment_spell") == 2)
    }

    static let doubtful: [(NewSpell, String)] = [
        (NewSpell(.fixedTerm, from: TestDay("2026-02-02"), term: TestDay("2026-02-01")), "V79 block"),
        (NewSpell(.temporaryAgency, from: TestDay("2026-02-02")), "V79 warn"),
        (NewSpell(.permanent, from: TestDay("2026-02-02"), term: TestDay("2026-12-31")), "V79 warn"),
        (NewSpell(.fixedTermInclusion, from: TestDay("2026-02-02"), term: TestDay("2026-03-01")), "V79 warn"),
        (NewSpell(.permanent, from: TestDay("2019-02-02")), "V80 warn"),
        (NewSpell(.permanent, from: TestDay("2026-02-02"), weeklyHoursTenths: 900), "V79 block"),
    ]

    @Test(arguments: Engine.available, doubtful.indices)
    func `a contract that cannot be, or is doubtful, is said to be so`(engine: Engine, index: Int) async throws {
        let cases = try await Cases(engine)
        let id = try await person(in: cases)
        let (spell, expected) = Self.doubtful[index]
        #expect(
            try await cases.findings { tx, author in
                try tx.beginWork(spell, of: id, by: author)
            } == [expected])
    }

    @Test(arguments: Engine.available)
    func `a situation is said once a day, and Charlie says none`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let id = try await person(in: cases)
        for status in [EmploymentStatus.jobSeekerRegistered, .training] {
            try await cases.act { tx, author in
                _ = try tx.declareSituation(status, of: id, from: TestDay("2026-05-04"), by: author)
            }
        }
        #expect(try await cases.count("employment_status", "status = 'training'") == 1)
        #expect(try await cases.count("employment_status") == 1)
        #expect(
            try await cases.findings { tx, author in
                try tx.declareSituation(.student, of: id, from: TestDay("2026-12-04"), by: author)
            } == ["V32 block"])
        await #expect(throws: NotVisible("person", id)) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.declareSituation(.student, of: id, from: TestDay("2026-05-04"), by: author)
            }
        }
        await #expect(throws: NotVisible("person", id)) {
            try await cases.act(as: .charlie) { tx, author in
                try tx.beginWork(NewSpell(.permanent, from: TestDay("2026-02-02")), of: id, by: author)
            }
        }
    }

    func person(in cases: Cases) async throws -> String {
        try await cases.registered(Cases.single("h1"))
        return try await cases.act { tx, author in try tx.members(of: "h1", by: author)[0].id }
    }
}
