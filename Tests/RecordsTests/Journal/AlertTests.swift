import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// What is out of the ordinary is told to the heads once, and counted on until somebody looks.
struct AlertTests {
    private func access(_ engine: Engine) async throws -> AccessJournal {
        let store = try await engine.store()
        try await store.migrate(AccessJournal.migrations)
        return AccessJournal(store)
    }

    private func look(_ world: World, _ access: AccessJournal, at now: Moment) async throws -> Int {
        let counter = Counter()
        return try await AlertWatch(store: world.store, access: access).look(
            at: now, newID: { "alert-\(now.milliseconds)-\(counter.next())" })
    }

    private func told(_ world: World, _ who: Cast) async throws -> [Alert] {
        let author = try await world.author(who)
        return try await world.store.read { try $0.alerts(open: true, by: author) }
    }

    @Test(arguments: Engine.available)
    func `many files in an hour, and many refusals`(engine: Engine) async throws {
        let world = try await World(engine)
        try await ReferenceData.load(into: world.store)
        let access = try await access(engine)
        for number in 0..<40 {
            try await access.record(
                OpenedFile(account: "alice", household: "h\(number)", screen: "/menages/:code", at: world.now))
        }
        for _ in 0..<16 { try await access.record(.refused(account: "bob", screen: "/menages/:code", at: world.now)) }
        #expect(try await look(world, access, at: world.now.adding(seconds: 60)) == 1)
        #expect(try await told(world, .hélène).map(\.kind) == [.refusals])
        try await access.record(OpenedFile(account: "alice", household: "h41", screen: "/menages/:code", at: world.now))
        #expect(try await look(world, access, at: world.now.adding(seconds: 120)) == 2)
        #expect(try await look(world, access, at: world.now.adding(seconds: 180)) == 2)
        let alerts = try await told(world, .hélène)
        #expect(Set(alerts.map(\.kind)) == [.refusals, .manyFiles] && alerts.count == 2)
        #expect(alerts.first { $0.kind == .manyFiles }?.times == 41)
        #expect(try await told(world, .charlie) == [])
        #expect(try await look(world, access, at: world.now.adding(seconds: 3_700)) == 0)
        #expect(try await access.verify().holds)
    }

    @Test(arguments: Engine.available)
    func `thresholds are reference data`(engine: Engine) async throws {
        let world = try await World(engine)
        try await ReferenceData.load(into: world.store)
        try await world.store.write { tx in
            _ = try tx.run("UPDATE reference_series SET value = 2 WHERE series = 'alertFilesPerHour'")
        }
        let access = try await access(engine)
        for number in 0..<3 {
            try await access.record(
                OpenedFile(account: "alice", household: "h\(number)", screen: "/menages/:code", at: world.now))
        }
        #expect(try await look(world, access, at: world.now) == 1)
    }

    @Test(arguments: Engine.available)
    func `an export at night is told, one by day is not`(engine: Engine) async throws {
        let world = try await World(engine)
        let hélène = try await world.author(.hélène)
        // The tests' clock stands at midnight in Paris.
        try await world.store.write { try $0.journal("export", "package", "p1", by: hélène) }
        let access = try await access(engine)
        #expect(try await look(world, access, at: world.now) == 1)
        #expect(try await told(world, .noé).map(\.kind) == [.nightExport])
        let noon = Author(
            actor: hélène.actor, now: world.now.adding(seconds: 12 * 3_600), today: world.today, newID: hélène.newID,
            vault: world.vault)
        try await world.store.write { try $0.journal("export", "package", "p2", by: noon) }
        #expect(try await look(world, access, at: noon.now) == 0)
    }

    @Test(arguments: Engine.available)
    func `an alert that was seen is told no more`(engine: Engine) async throws {
        let world = try await World(engine)
        let access = try await access(engine)
        for _ in 0..<16 { try await access.record(.refused(account: "bob", screen: "/menages/:code", at: world.now)) }
        _ = try await look(world, access, at: world.now)
        let (hélène, charlie) = (try await world.author(.hélène), try await world.author(.charlie))
        let id = try await told(world, .hélène)[0].id
        await #expect(throws: NotAllowed.self) {
            try await world.store.write { try $0.markSeen(alert: id, by: charlie) }
        }
        try await world.store.write { try $0.markSeen(alert: id, by: hélène) }
        _ = try await look(world, access, at: world.now.adding(seconds: 60))
        #expect(try await told(world, .hélène) == [])
    }
}
