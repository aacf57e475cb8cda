import Crypto
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// T16: whatever somebody with the database in hand changes, adds, takes out, swaps or cuts off is found, and where.
struct JournalMutationTests {
    private static let length = 40

    private struct Undone: Error { let verdict: JournalVerdict }

    /// A sealed journal whose guards have been taken away, with what checkpoints swear every ten entries.
    private func journal(_ engine: Engine) async throws -> (World, [Int: [UInt8]]) {
        let world = try await World(engine, keepingJournal: false)
        let alice = try await world.author(.alice)
        let bob = try await world.author(.bob)
        try await world.store.write { tx in
            for number in 0..<Self.length {
                try tx.journal(
                    number.isMultiple(of: 3) ? "update" : "create", "note", "n\(number)", household: "h\(number % 4)",
                    detail: ["level": "team", "on": "2026-11-\(10 + number % 10)"],
                    by: number.isMultiple(of: 2) ? alice : bob)
            }
            _ = try tx.sealJournal()
            try tx.dropGuards()
        }
        let sworn = try await world.store.read { tx in
            var sworn: [Int: [UInt8]] = [:]
            for row in try tx.rows("SELECT position, hash FROM journal_link WHERE position IN (10, 20, 30, 40)") {
                sworn[try row.int("position")] = try row.bytes("hash")
            }
            return sworn
        }
        return (world, sworn)
    }

    /// Does a mutation, verifies, and takes the mutation back.
    private func verdict(
        _ world: World, _ sworn: [Int: [UInt8]], _ mutate: @escaping @Sendable (any Transaction) throws -> Void
    ) async throws -> JournalVerdict {
        do {
            try await world.store.write { tx in
                try mutate(tx)
                throw Undone(verdict: try tx.verifyJournal(sworn: sworn))
            }
        } catch let undone as Undone {
            return undone.verdict
        }
        throw StorageError.engine("the mutation was kept")
    }

    @Test(arguments: Engine.available)
    func `any random mutation is located`(engine: Engine) async throws {
        let (world, sworn) = try await journal(engine)
        #expect(try await verdict(world, sworn) { _ in }.holds)
        let isLong = ProcessInfo.processInfo.environment["RELOREF_LONG_CHECKS"] != nil
        let times = engine == .sqliteMemory ? (isLong ? 10_000 : 600) : 60
        var dice = Chance(seed: 43)
        for turn in 0..<times {
            let at = 1 + dice.below(Self.length)
            let kind = dice.below(6)
            let seed = dice.below(1_000_000)
            let other = at == Self.length ? at - 1 : at + 1
            let found = try await verdict(world, sworn) { tx in
                switch kind {
                case 0: try tx.change(at, seed)
                case 1:
                    try tx.run(
                        "UPDATE journal_link SET hash = \([UInt8](repeating: UInt8(seed % 256), count: 32)) WHERE position = \(at)"
                    )
                case 2: try tx.run("DELETE FROM journal_link WHERE position = \(at)")
                case 3: try tx.swap(at, other)
                case 4: try tx.cut(from: at)
                default: try tx.insertForged(at, seed)
                }
            }
            let expected = kind == 3 ? min(at, other) : at
            #expect(
                found.firstFault?.position == expected, "seed 43, turn \(turn): kind \(kind) at \(at), found \(found)")
        }
    }

    @Test(arguments: Engine.available)
    func `a chain written anew from an entry on is seen at the next checkpoint, and only by it`(engine: Engine)
        async throws
    {
        let (world, sworn) = try await journal(engine)
        let rewrite: @Sendable (any Transaction) throws -> Void = { tx in
            try tx.run(
                "UPDATE journal_entry SET act = 'nothing' WHERE id = (SELECT entry_id FROM journal_link WHERE position = 14)"
            )
            try tx.writeAnew()
        }
        #expect(try await verdict(world, [:], rewrite).holds)
        let seen = try await verdict(world, sworn, rewrite)
        #expect(seen.firstFault == .init(position: 20, reason: .notAsSworn))
    }

    @Test(arguments: Engine.available)
    func `a tail that was cut off is seen by the checkpoint alone`(engine: Engine) async throws {
        let (world, sworn) = try await journal(engine)
        #expect(try await verdict(world, [:]) { try $0.cut(from: 35) }.holds)
        #expect(
            try await verdict(world, sworn) { try $0.cut(from: 35) }.firstFault == .init(position: 35, reason: .cutOff))
    }

    @Test(arguments: Engine.available)
    func `the journal of opened files is walked the same way`(engine: Engine) async throws {
        let store = try await engine.store(keepingJournal: false)
        try await store.migrate(AccessJournal.migrations)
        let journal = AccessJournal(store)
        for number in 0..<20 {
            try await journal.record(
                OpenedFile(
                    account: "alice", household: "h\(number)", screen: "/menages/:code", at: Moment(milliseconds: 9)))
        }
        let sworn = [20: try #require(try await journal.head()).hash]
        #expect(try await journal.verify(sworn: sworn).holds)
        try await store.write { try $0.dropOpenedGuards() }
        try await store.write { _ = try $0.run("DELETE FROM opened_file WHERE position > 17") }
        #expect(try await journal.verify().holds)
        #expect(try await journal.verify(sworn: sworn).firstFault == .init(position: 18, reason: .cutOff))
        try await store.write { _ = try $0.run("UPDATE opened_file SET household_id = 'h3' WHERE position = 5") }
        #expect(try await journal.verify().firstFault?.position == 5)
    }
}

/// Signed checkpoints in their folder.
struct CheckpointTests {
    private func folder() -> CheckpointFolder {
        CheckpointFolder(FileManager.default.temporaryDirectory.appending(path: "reloref-cp-\(UUID().uuidString)").path)
    }

    @Test(arguments: Engine.available)
    func `one is left every thousand entries or every hour, and it is believed only as it was signed`(engine: Engine)
        async throws
    {
        let world = try await World(engine)
        let alice = try await world.author(.alice)
        let access = try await engine.store()
        try await access.migrate(AccessJournal.migrations)
        let folder = folder()
        let keeper = CheckpointKeeper(
            folder, records: world.store, access: AccessJournal(access), vault: world.vault)
        #expect(try await keeper.keep(at: world.now) == [])
        try await world.store.write { tx in
            for number in 0..<5 { try tx.journal("create", "note", "n\(number)", by: alice) }
            _ = try tx.sealJournal()
        }
        #expect(try await keeper.keep(at: world.now).map(\.position) == [5])
        try await world.store.write { tx in
            for number in 0..<1_005 { try tx.journal("create", "note", "m\(number)", by: alice) }
            _ = try tx.sealJournal()
        }
        #expect(try await keeper.keep(at: world.now.adding(seconds: 10)).map(\.position) == [1_010])
        #expect(try await keeper.keep(at: world.now.adding(seconds: 7_200)) == [])
        try await world.store.write { tx in
            try tx.journal("create", "note", "z", by: alice)
            _ = try tx.sealJournal()
        }
        #expect(try await keeper.keep(at: world.now.adding(seconds: 20)) == [])
        #expect(try await keeper.keep(at: world.now.adding(seconds: 3_700)).map(\.position) == [1_011])
        let kept = try folder.checkpoints()
        #expect(kept.map(\.position) == [5, 1_010, 1_011])
        let key = try world.vault.checkpointSigner().publicKey.rawRepresentation.hexadecimal
        #expect(kept.allSatisfy { $0.holds(expecting: key) })
        let sworn = try kept.sworn(.writes, by: key)
        #expect(try await world.store.read { try $0.verifyJournal(sworn: sworn) }.holds)
        #expect(throws: CheckpointFault.self) { try kept.sworn(.writes, by: String(repeating: "0", count: 64)) }
        let stranger = try JournalCheckpoint(
            .writes, position: 5, hash: [1, 2, 3], at: world.now, signedBy: Curve25519.Signing.PrivateKey())
        #expect(stranger.holds() && !stranger.holds(expecting: key))
        #expect(throws: CheckpointFault.self) { try (kept + [stranger]).sworn(.writes, by: key) }
    }

    @Test func `a changed word is no longer what was signed`() throws {
        let signer = Curve25519.Signing.PrivateKey()
        let checkpoint = try JournalCheckpoint(
            .openings, position: 12, hash: [9, 9], at: Moment(milliseconds: 0), signedBy: signer)
        let text = String(decoding: try JSONEncoder().encode(checkpoint), as: UTF8.self)
        for (old, new) in [("12", "13"), ("0909", "0908"), ("openings", "writes"), ("1970", "1971")] {
            let forged = try JSONDecoder().decode(
                JournalCheckpoint.self, from: Data(text.replacing(old, with: new).utf8))
            #expect(!forged.holds(), "\(old)")
        }
        #expect(checkpoint.holds())
    }
}

/// Chance with a seed, the same in every run.
private struct Chance {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}

extension Transaction {
    fileprivate func dropGuards() throws(StorageError) {
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

    fileprivate func dropOpenedGuards() throws(StorageError) {
        switch engine {
        case .sqlite:
            for verb in ["update", "delete"] { try run(Query(unbound: "DROP TRIGGER opened_file_no_\(verb)")) }
        case .postgres: try run("DROP TRIGGER opened_file_kept ON opened_file")
        }
    }

    /// Another value in one of the entry's columns.
    fileprivate func change(_ position: Int, _ seed: Int) throws(StorageError) {
        let columns = ["at", "actor_id", "act", "noun", "subject_id", "household_id", "site_id", "detail"]
        let column = Query(unbound: columns[seed % columns.count])
        try run(
            """
            UPDATE journal_entry SET \(column) = \("forged-\(seed)")
            WHERE id = (SELECT entry_id FROM journal_link WHERE position = \(position))
            """)
    }

    /// Two entries change places.
    fileprivate func swap(_ one: Int, _ other: Int) throws(StorageError) {
        try run("UPDATE journal_link SET position = -1 WHERE position = \(one)")
        try run("UPDATE journal_link SET position = \(one) WHERE position = \(other)")
        try run("UPDATE journal_link SET position = \(other) WHERE position = -1")
    }

    fileprivate func cut(from position: Int) throws(StorageError) {
        let gone = try rows("SELECT entry_id FROM journal_link WHERE position >= \(position)")
        try run("DELETE FROM journal_link WHERE position >= \(position)")
        for row in gone { try run("DELETE FROM journal_entry WHERE id = \(try row.text("entry_id"))") }
    }

    /// An entry that never happened, put between two others.
    fileprivate func insertForged(_ position: Int, _ seed: Int) throws(StorageError) {
        let later = try rows("SELECT position FROM journal_link WHERE position >= \(position) ORDER BY position DESC")
        for row in later {
            let place = try row.int("position")
            try run("UPDATE journal_link SET position = \(place + 1) WHERE position = \(place)")
        }
        let id = "forged-\(seed)"
        try run(
            """
            INSERT INTO journal_entry (id, at, actor_id, act, noun, subject_id, detail, hash)
            SELECT \(id), at, actor_id, act, noun, subject_id, detail, hash FROM journal_entry
            WHERE id = (SELECT entry_id FROM journal_link WHERE position = \(position + 1))
            """)
        try run(
            """
            INSERT INTO journal_link (position, entry_id, hash)
            VALUES (\(position), \(id), \([UInt8](repeating: UInt8(seed % 256), count: 32)))
            """)
    }

    /// Every hash as it would be if the entries had always been so.
    fileprivate func writeAnew() throws {
        var chain: [UInt8] = []
        for row in try rows(
            """
            SELECT link.position, entry.* FROM journal_link AS link JOIN journal_entry AS entry ON entry.id = link.entry_id
            ORDER BY link.position
            """)
        {
            var bytes = Data()
            for column in ["id", "at", "actor_id", "act", "noun", "subject_id", "household_id", "site_id", "detail"] {
                let text = Array((try row.optionalText(column) ?? "").utf8)
                bytes.append(contentsOf: withUnsafeBytes(of: UInt32(text.count).bigEndian) { Array($0) })
                bytes.append(contentsOf: text)
            }
            let own = [UInt8](SHA256.hash(data: bytes))
            chain = [UInt8](SHA256.hash(data: Data(chain + own)))
            try run("UPDATE journal_entry SET hash = \(own) WHERE id = \(try row.text("id"))")
            try run("UPDATE journal_link SET hash = \(chain) WHERE position = \(try row.int("position"))")
        }
    }
}
