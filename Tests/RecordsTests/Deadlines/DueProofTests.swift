import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Done on a day, with what shows it; and the next thirty days.
struct DueProofTests {
    private func world(_ engine: Engine) async throws -> (Cases, DueKey) {
        let cases = try await Cases(engine)
        let stay = try await cases.housed("h1")
        try await cases.world.store.write { tx in
            try tx.run("UPDATE accommodation SET term_on = '2026-12-01' WHERE id = \(stay.id)")
        }
        return (cases, DueKey(rule: .stayTerm, subject: stay.id, step: TestDay("2026-11-24")))
    }

    private func done(_ cases: Cases, as who: Cast = .alice) async throws -> [DoneLine] {
        try await cases.act(as: who) { tx, author in
            try tx.doneLines(of: try tx.dueDay(.all, on: author.today, visibleTo: author.actor), by: author)
        }
    }

    @Test(arguments: Engine.available)
    func `the day, the sentence and the paper are kept, shown, undone and reopened`(engine: Engine) async throws {
        let (cases, key) = try await world(engine)
        try await ReferenceData.load(into: cases.world.store)
        _ = try await cases.act { tx, author in
            try tx.addDocument(
                NewDocument(
                    id: "p1", kind: "insurance", title: "", person: nil, expiresOn: nil,
                    seenOn: TestDay("2026-11-20"), level: .team),
                files: [], to: "h1", checkedBy: FreeText(keywords: []), by: author, confirming: [:])
        }
        let proof = DueProof(on: TestDay("2026-11-19"), words: "accusé n° 12", document: "p1")
        let outcome = try await cases.act { tx, author in try tx.mark([key], .done(proof), by: author) }
        #expect(outcome.marked.count == 1)
        let kept = try await done(cases).first
        #expect(kept?.words == "accusé n° 12" && kept?.line.mark.doneOn == TestDay("2026-11-19"))
        #expect(kept?.line.mark.document == "p1" && kept?.colleague == "alice")
        #expect(try await cases.count("journal_entry", "act = 'done' AND detail LIKE '%done_on=2026-11-19%'") == 1)
        #expect(try await done(cases, as: .charlie).isEmpty)
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .charlie) { tx, author in try tx.reopenDone(key, by: author) }
        }
        try await cases.act { tx, author in try tx.reopenDone(key, by: author) }
        #expect(try await done(cases).isEmpty)
        let line = try await cases.act { tx, author in try tx.dueLine(key, by: author) }
        #expect(line?.mark.state == .open)
    }

    @Test(arguments: Engine.available)
    func `a day to come and a paper of another file are refused`(engine: Engine) async throws {
        let (cases, key) = try await world(engine)
        func faults(_ proof: DueProof) async throws -> [DueOutcome.Fault] {
            try await cases.act { tx, author in try tx.mark([key], .done(proof), by: author).faults.map(\.fault) }
        }
        #expect(try await faults(DueProof(on: TestDay("2026-11-22"))) == [.refused(.doneAhead)])
        #expect(try await faults(DueProof(document: "nowhere")) == [.refused(.notOfThisFile)])
        #expect(try await cases.count("task_mark") == 0)
    }

    @Test(arguments: Engine.available)
    func `undo brings an earlier proof back`(engine: Engine) async throws {
        let (cases, key) = try await world(engine)
        _ = try await cases.act { tx, author in
            try tx.mark([key], .snooze(until: TestDay("2026-11-23"), reason: "congés"), by: author)
        }
        try await cases.world.store.write { tx in
            try tx.run("UPDATE task_mark SET until_day = '2026-11-21', at = '2026-11-20T08:00:00.000Z'")
        }
        _ = try await cases.act { tx, author in
            try tx.mark([key], .done(DueProof(words: "fait")), by: author)
        }
        #expect(try await done(cases).first?.words == "fait")
        _ = try await cases.act { tx, author in try tx.undoMarks(of: author.now, by: author) }
        #expect(try await cases.count("task_mark", "state = 'snoozed' AND done_on IS NULL AND reason IS NOT NULL") == 1)
    }

    @Test(arguments: Engine.available)
    func `the next thirty days tell what falls due by then, and nothing that is late or elsewhere`(engine: Engine)
        async throws
    {
        let (cases, _) = try await world(engine)
        for (id, kind, day) in [
            ("e1", DeadlineAnchor.keysReturned, "2026-11-20"), ("e2", .keysReturned, "2026-10-01"),
            ("e3", .noticeReceived, "2026-11-20"),
        ] {
            let new = NewAnchorEvent(id: id, kind, of: .household("h1"), on: TestDay(day))
            _ = try await cases.act { tx, author in
                try tx.recordEvent(new, checkedBy: FreeText(keywords: []), by: author)
            }
        }
        func month(_ scope: DueScope, as who: Cast) async throws -> [String] {
            let actor = try await cases.world.actor(who)
            return try await cases.world.store.read { tx in
                try tx.dueMonth(scope, on: TestDay("2026-11-21"), visibleTo: actor).lines.compactMap { line in
                    line.item.code.map { "\($0.rawValue) \(line.item.day.iso)" }
                }
            }
        }
        for scope in [DueScope.mine, .site("s1"), .departement("77")] {
            let found = try await month(scope, as: .alice)
            #expect(found.filter { !$0.hasPrefix("D-05") } == ["D-04 2026-12-01", "D-17 2026-12-20"], "\(scope)")
        }
        #expect(try await month(.all, as: .charlie) == [])
    }
}
