import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Erasing a file: what was personal is destroyed, what is counted stays, the file beside it opens.
struct FileErasureTests {
    static let reason = "Demande écrite reçue le 3 novembre."

    /// A family that lived in a relay dwelling and left, its file closed, with a note.
    static func closed(_ cases: Cases, _ id: String = "h1") async throws {
        let stay = try await cases.housed(id)
        try await cases.act { tx, author in
            try tx.addNote(
                "Voir la directrice de l’école", to: id, level: .team, checkedBy: FreeText(keywords: []), by: author)
            _ = try tx.exit(stay.id, on: TestDay("2026-10-01"), NewExit(.fjt), by: author)
            try tx.closeFile(id, on: TestDay("2026-10-05"), reason: "autonomous", by: author)
        }
    }

    static func erase(_ cases: Cases, _ id: String = "h1", as who: Cast = .hélène) async throws {
        try await cases.act(as: who) { tx, author in try tx.eraseFile(id, .request, reason: reason, by: author) }
        try await cases.world.store.destroyKeysOfErasedFiles(vault: cases.world.vault, at: cases.world.now)
    }

    @Test(arguments: Engine.available)
    func `names and texts are gone, days and codes stay, another household still opens`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await Self.closed(cases)
        try await cases.registered(Cases.single("h2"))
        try await Self.erase(cases)
        let (members, other, notes) = try await cases.act(as: .hélène) { tx, author in
            (
                try tx.members(of: "h1", by: author), try tx.members(of: "h2", by: author),
                try tx.notes(of: "h1", by: author)
            )
        }
        #expect(members.count == 3 && members.allSatisfy { $0.identity == nil })
        #expect(members.map(\.person.birthYear) == [1988, 1990, 2015])
        #expect(notes == [])
        #expect(other.first?.identity?.family == "Noori")
        #expect(try await cases.count("accommodation", "household_id = 'h1' AND exit_type = 'fjt'") == 1)
        #expect(try await cases.household("h1").erasedOn == cases.world.today)
        #expect(try cases.world.keys.erased() == ["h1"])
    }

    @Test(arguments: Engine.available)
    func `persons and stays are made anonymous and never deleted (V91)`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await Self.closed(cases)
        let tables = ["person", "membership", "identity", "protection", "accommodation", "household"]
        var before: [Int] = []
        for table in tables { before.append(try await cases.count(table)) }
        try await Self.erase(cases)
        for (table, rows) in zip(tables, before) { #expect(try await cases.count(table) == rows, "\(table)") }
    }

    @Test(arguments: Engine.available)
    func `figures and editions open as before`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await Self.closed(cases)
        let period = Period(year: 2026) ?? Period(monthOf: TestDay("2026-10-01"))
        let edition = try await cases.act(as: .noé) { tx, author in
            try tx.freezeEdition(titled: "2026", over: period, by: author)
        }
        let before = try await cases.act(as: .noé) { tx, author in
            try IndicatorID.allCases.map { try tx.figure(FigureQuestion($0, over: period), within: author.actor.facts) }
        }
        try await Self.erase(cases)
        let (after, holds, counted) = try await cases.act(as: .noé) { tx, author in
            (
                try IndicatorID.allCases.map {
                    try tx.figure(FigureQuestion($0, over: period), within: author.actor.facts)
                },
                try tx.holds(edition), try tx.cases(of: edition, .exitsToDirectLease).count
            )
        }
        #expect(after == before)
        #expect(holds && counted == 1)
    }

    @Test(arguments: Engine.available)
    func `a child of two homes stays known by the other file`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.family("h1"))
        try await cases.registered(Cases.single("h2"))
        let child = try await cases.act { tx, author in try tx.members(of: "h1", by: author)[2].id }
        try await cases.world.store.write { tx in
            try tx.run("UPDATE membership SET part_time = 1 WHERE person_id = \(child)")
            try tx.insert(
                Membership(
                    id: "m9", household: "h2", person: child, kinship: .child, from: TestDay("2022-01-01"),
                    partTime: true))
        }
        try await cases.act { tx, author in
            try tx.closeFile("h1", on: TestDay("2026-10-05"), reason: "moved", by: author)
        }
        try await Self.erase(cases)
        let members = try await cases.act { tx, author in try tx.members(of: "h2", by: author) }
        #expect(members.first { $0.id == child }?.identity?.given == "Zahra")
    }

    @Test(arguments: Engine.available)
    func `an open file, a held file and one erased already are refused`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h2"))
        await #expect(throws: ErasureObstacle.stillOpen) { try await Self.erase(cases, "h2") }
        try await Self.closed(cases)
        let until = TestDay("2027-02-01")
        let hold = try await cases.act(as: .hélène) { tx, author in
            try tx.holdFile("h1", until: until, reason: "Litige", by: author)
        }
        await #expect(throws: ErasureObstacle.held(until: until)) { try await Self.erase(cases) }
        try await cases.act(as: .hélène) { tx, author in try tx.liftHold(hold, by: author) }
        try await Self.erase(cases)
        await #expect(throws: ErasureObstacle.alreadyErased) { try await Self.erase(cases) }
        await #expect(throws: ErasureObstacle.reasonMissing) {
            try await cases.act(as: .hélène) { tx, author in try tx.eraseFile("h2", .request, reason: "x", by: author) }
        }
    }

    @Test(arguments: Engine.available)
    func `only a head of the site erases, and nobody writes in an erased file`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        try await Self.closed(cases)
        await #expect(throws: NotAllowed.self) { try await Self.erase(cases, as: .alice) }
        try await cases.act { tx, _ in
            _ = try tx.run("UPDATE account_grant SET role = 'headOfSite' WHERE account_id = 'charlie'")
        }
        await #expect(throws: NotVisible.self) { try await Self.erase(cases, as: .charlie) }
        try await Self.erase(cases)
        await #expect(throws: ActRefusal.wrongState(noun: "household", id: "h1", state: "erased")) {
            try await cases.act { tx, author in
                try tx.addNote("x", to: "h1", level: .team, checkedBy: FreeText(keywords: []), by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a restored copy is erased again by the keystore’s list, or by a list kept apart`(engine: Engine) async throws
    {
        let cases = try await Cases(engine)
        try await Self.closed(cases)
        try await cases.registered(Cases.single("h2"))
        let author = try await cases.world.author(.hélène)
        // The copy is of before: its texts are there, and the keystore in force has lost the key.
        try cases.world.vault.erase("h1", at: cases.world.now)
        #expect(try await cases.world.store.replayErasures(keys: cases.world.keys, by: author) == 1)
        #expect(try await cases.household("h1").erasedOn != nil)
        #expect(try await cases.count("note") == 0)
        #expect(try await cases.world.store.replayErasures(of: ["h2"], keys: cases.world.keys, by: author) == 1)
        #expect(try cases.world.keys.erased() == ["h1", "h2"])
        #expect(try await cases.world.store.replayErasures(keys: cases.world.keys, by: author) == 0)
    }
}
