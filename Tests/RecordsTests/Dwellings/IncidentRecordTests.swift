import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Incidents over real records: in the file, on the dwelling and on Today until somebody says what was done; photographs
/// beside them, once.
struct IncidentRecordTests {
    private let words = FreeText(keywords: [])

    private func new(_ id: String, on day: String = "2026-11-20", _ text: String = "fuite sous l’évier") -> NewIncident
    {
        NewIncident(id: id, .water, in: .kitchen, .danger, on: TestDay(day), text: text)
    }

    private func record(_ moved: FollowUpRecordTests.Moved, _ new: NewIncident, as who: Cast = .alice) async throws {
        try await moved.cases.act(as: who) { tx, author in
            try tx.recordIncident(new, of: "h1", checkedBy: words, by: author)
        }
    }

    private func today(_ moved: FollowUpRecordTests.Moved, _ who: Cast) async throws -> [DueItem] {
        let actor = try await moved.cases.world.actor(who)
        return try await moved.cases.world.store.read {
            try $0.dueDay(.all, on: TestDay("2026-11-24"), visibleTo: actor)
        }.lines.map(\.item).filter { $0.rule == .breakdownReported }
    }

    @Test(arguments: Engine.available)
    func `it is on Today until somebody says what was done, and its words are sealed`(engine: Engine) async throws {
        let moved = try await FollowUpRecordTests.Moved(engine, on: "2026-10-20")
        try await record(moved, new("i1"))
        #expect(try await today(moved, .alice).map(\.matter) == [.incidentOpen(.water, .danger)])
        #expect(try await today(moved, .charlie).isEmpty)
        let kept = try await moved.cases.act { tx, author in try tx.incidents(of: "h1", by: author) ?? [] }
        #expect(kept.map(\.text) == ["fuite sous l’évier"] && kept[0].done == nil)
        #expect(kept[0].incident.dwelling == moved.lease.dwelling)
        #expect(try await moved.cases.act(as: .charlie) { tx, author in try tx.incidents(of: "h1", by: author) } == nil)
        await #expect(throws: NotVisible.self) {
            try await moved.cases.act(as: .charlie) { tx, author in
                try tx.finishIncident("i1", on: author.today, saying: "non", checkedBy: words, by: author)
            }
        }
        try await moved.cases.act { tx, author in
            try tx.finishIncident("i1", on: author.today, saying: "joint changé", checkedBy: words, by: author)
        }
        #expect(try await today(moved, .alice).isEmpty)
        let done = try await moved.cases.act { tx, author in try tx.incidents(of: "h1", by: author) ?? [] }
        #expect(done.map(\.done) == ["joint changé"] && done[0].doneBy != nil && done[0].text == "fuite sous l’évier")
        #expect(try await moved.cases.count("journal_entry", "noun = 'incident'") == 2)
        await #expect(throws: Incident.Refusal.alreadyDone) {
            try await moved.cases.act { tx, author in
                try tx.finishIncident("i1", on: author.today, saying: "encore", checkedBy: words, by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a telephone’s incident arrives once, and something else under its id is not taken for it`(
        engine: Engine
    ) async throws {
        let moved = try await FollowUpRecordTests.Moved(engine, on: "2026-10-20")
        let followUp = moved.followUp
        func receive(_ new: NewIncident, as who: Cast = .alice) async throws -> OfflineReceipt {
            try await moved.cases.act(as: who) { tx, author in
                try tx.receive(new, in: followUp, checkedBy: words, by: author, confirming: [:])
            }
        }
        #expect(try await receive(new(Envelopes.id(1))) == .new)
        #expect(try await receive(new(Envelopes.id(1))) == .known)
        #expect(try await receive(new(Envelopes.id(1), on: "2026-11-19")) == .other)
        await #expect(throws: NotVisible.self) { try await receive(new(Envelopes.id(2)), as: .charlie) }
        await #expect(throws: ActRefusal.self) { try await receive(new(Envelopes.id(3), on: "2026-12-19")) }
        #expect(try await moved.cases.count("incident", "1 = 1") == 1)
    }

    @Test(arguments: Engine.available)
    func `a photograph comes in once, after its record, for who took it, and leaves with the file`(
        engine: Engine
    ) async throws {
        let moved = try await FollowUpRecordTests.Moved(engine, on: "2026-10-20")
        try await ReferenceData.load(into: moved.cases.world.store)
        func receive(_ id: String, of parent: String, seed: Int, as who: Cast = .alice) async throws -> OfflineReceipt {
            let clean = try SampleFile.clean(seed)
            return try await moved.cases.act(as: who) { tx, author in
                try tx.receive(photo: clean, id: id, of: parent, checkedBy: words, by: author)
            }
        }
        await #expect(throws: NotVisible.self) { try await receive("p1", of: "i1", seed: 1) }
        try await record(moved, new("i1"))
        try await moved.record("c1", on: "2026-11-20", "vu")
        let note = try await moved.cases.act { tx, author in
            try tx.addNote("à moi", id: "n1", to: "h1", level: .private, checkedBy: words, by: author)
        }
        #expect(try await receive("p1", of: "i1", seed: 1) == .new)
        #expect(try await receive("p1", of: "i1", seed: 1) == .known)
        #expect(try await receive("p1", of: "c1", seed: 1) == .other)
        #expect(try await receive("p2", of: "c1", seed: 2) == .new)
        #expect(try await receive("p3", of: note.id, seed: 3) == .new)
        for who in [Cast.bob, .charlie] {
            await #expect(throws: NotVisible.self, "\(who)") { try await receive("p4", of: "i1", seed: 4, as: who) }
        }
        #expect(try await moved.cases.count("document_file", "document_id IS NOT NULL") == 3)
        func shown(_ who: Cast) async throws -> Set<String> {
            let actor = try await moved.cases.world.actor(who)
            return Set(try await moved.cases.world.store.read { try $0.photos(of: "h1", visibleTo: actor) }.keys)
        }
        #expect(try await shown(.alice) == ["i1", "c1", "n1"])
        #expect(try await shown(.bob) == ["i1", "c1"])
    }

    @Test(arguments: Engine.available)
    func `an incident goes with its file when two become one, and loses its words when it is erased`(
        engine: Engine
    ) async throws {
        let cases = try await Cases(engine)
        try await cases.registered(Cases.single("h1", "Yonas", born: "1990-01-20"))
        try await cases.registered(Cases.single("h2", "Yonass", born: "1991-01-20"))
        let moved = try await cases.act { tx, author in
            try tx.recordIncident(new("i1"), of: "h2", checkedBy: words, by: author)
            let (ours, theirs) = (
                try tx.members(of: "h1", by: author)[0].id, try tx.members(of: "h2", by: author)[0].id
            )
            _ = try tx.mergeFiles(NewMerge("h2", into: "h1", same: [theirs: ours]), by: author)
            return try tx.incidents(of: "h1", by: author) ?? []
        }
        #expect(moved.map(\.text) == ["fuite sous l’évier"])
        try await cases.world.store.write { tx in
            _ = try tx.run("UPDATE household SET closed_on = '2026-11-21', close_reason = 'moved' WHERE id = 'h1'")
        }
        try await FileErasureTests.erase(cases)
        #expect(try await cases.count("incident", "sealed IS NULL AND done IS NULL") == 1)
    }
}
