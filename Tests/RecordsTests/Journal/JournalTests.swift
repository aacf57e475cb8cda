import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct JournalTests {
    private func filled(_ engine: Engine, entries: Int, keepingJournal: Bool = false) async throws -> World {
        let world = try await World(engine, keepingJournal: keepingJournal)
        let alice = try await world.author(.alice)
        try await world.store.write { tx in
            for number in 0..<entries {
                try tx.journal("create", "note", "n\(number)", household: "h", detail: ["level": "team"], by: alice)
            }
        }
        return world
    }

    @Test(arguments: Engine.available)
    func `entries are linked once and the chain holds`(engine: Engine) async throws {
        let world = try await filled(engine, entries: 30)
        #expect(try await world.store.write { try $0.sealJournal() } == 30)
        #expect(try await world.store.write { try $0.sealJournal() } == 0)
        let verdict = try await world.store.read { try $0.verifyJournal() }
        #expect(verdict.holds)
        #expect(verdict.linked == 30 && verdict.waiting == 0)
    }

    @Test(arguments: Engine.available)
    func `an entry cannot be changed or removed`(engine: Engine) async throws {
        let world = try await filled(engine, entries: 3)
        for attack: Query in ["UPDATE journal_entry SET act = 'x'", "DELETE FROM journal_entry"] {
            await #expect(throws: (any Error).self) { try await world.store.write { _ = try $0.run(attack) } }
        }
    }

    /// `INSERT OR REPLACE` and `TRUNCATE` remove rows that no trigger of deletion is told of by itself.
    @Test(arguments: Engine.available)
    func `an entry is neither replaced nor emptied away`(engine: Engine) async throws {
        let world = try await filled(engine, entries: 3)
        _ = try await world.store.write { try $0.sealJournal() }
        let attack: Query =
            switch engine {
            case .postgres: "TRUNCATE journal_entry, journal_link"
            default: "INSERT OR REPLACE INTO journal_link SELECT position, entry_id, hash FROM journal_link"
            }
        await #expect(throws: (any Error).self) { try await world.store.write { _ = try $0.run(attack) } }
        #expect(try await world.store.read { try $0.verifyJournal() }.linked == 3)
    }

    /// Where somebody drops the triggers first, SQLite's writer refuses at the commit; without it the change is kept.
    @Test(arguments: [Engine.sqliteMemory, .sqliteFile], [true, false])
    func `a change behind the triggers is refused at the commit`(engine: Engine, keepingJournal: Bool) async throws {
        let world = try await filled(engine, entries: 5, keepingJournal: keepingJournal)
        _ = try await world.store.write { try $0.sealJournal() }
        try await world.store.write { try $0.dropJournalGuards() }
        let attacks: [Query] = [
            "UPDATE journal_entry SET detail = 'level=private'",
            "UPDATE journal_link SET hash = hash WHERE position = 2",
            "DELETE FROM journal_link WHERE position = 5",
        ]
        for attack in attacks {
            var isRefused = false
            do { try await world.store.write { _ = try $0.run(attack) } } catch is StorageError { isRefused = true }
            #expect(isRefused == keepingJournal, "\(attack)")
        }
        let alice = try await world.author(.alice)
        try await world.store.write { try $0.journal("create", "note", "after", by: alice) }
        #expect(try await world.store.read { try $0.verifyJournal() }.holds == keepingJournal)
    }

    @Test(arguments: Engine.available)
    func `an entry forged behind the triggers is found`(engine: Engine) async throws {
        let world = try await filled(engine, entries: 20)
        _ = try await world.store.write { try $0.sealJournal() }
        try await world.store.write { tx in
            try tx.dropJournalGuards()
            try tx.run(
                """
                UPDATE journal_entry SET detail = 'level=private'
                WHERE id = (SELECT entry_id FROM journal_link WHERE position = 7)
                """)
        }
        let verdict = try await world.store.read { try $0.verifyJournal() }
        #expect(verdict.firstFault?.position == 7 && verdict.firstFault?.reason == .entryAltered)
    }

    @Test(arguments: Engine.available)
    func `a link that was taken out is found`(engine: Engine) async throws {
        let world = try await filled(engine, entries: 20)
        _ = try await world.store.write { try $0.sealJournal() }
        try await world.store.write { tx in
            try tx.dropJournalGuards()
            try tx.run("DELETE FROM journal_link WHERE position = 11")
        }
        let verdict = try await world.store.read { try $0.verifyJournal() }
        #expect(verdict.firstFault?.position == 11 && verdict.firstFault?.reason == .positionMissing)
    }

    @Test(arguments: Engine.available)
    func `an opened file is durable before the answer, many together`(engine: Engine) async throws {
        let store = try await engine.store()
        try await store.migrate(AccessJournal.migrations)
        let journal = AccessJournal(store)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try await journal.record(
                        OpenedFile(
                            account: "alice", household: "h\(number % 5)", screen: "/menages/:code",
                            at: Moment(milliseconds: Int64(number))))
                }
            }
            try await group.waitForAll()
        }
        let verdict = try await journal.verify()
        #expect(verdict.holds && verdict.linked == 50)
        #expect(try await journal.history(of: "h1").count == 10)
    }
}

extension Transaction {
    /// What somebody with the database in hand could do.
    fileprivate func dropJournalGuards() throws(StorageError) {
        switch engine {
        case .sqlite:
            for table in ["journal_entry", "journal_link"] {
                for verb in ["update", "delete"] { try run(Query(unbound: "DROP TRIGGER \(table)_no_\(verb)")) }
            }
        case .postgres:
            try run("DROP TRIGGER journal_entry_kept ON journal_entry")
            try run("DROP TRIGGER journal_link_kept ON journal_link")
        }
    }
}
