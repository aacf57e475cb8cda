import Foundation
import RelorefSQLite
import RelorefStorage
import RelorefTesting
import Synchronization
import Testing

/// What was read is remembered until the next commit, where one process alone writes, and never past it.
struct MemoTests {
    /// Counts how often the database was asked.
    private final class Reading: Sendable {
        let times = Mutex(0)

        func count(_ tx: any Transaction) throws(StorageError) -> Int? {
            try tx.remembering("how many") { () throws(StorageError) in
                times.withLock { $0 += 1 }
                return try tx.row("SELECT id FROM thing ORDER BY id DESC LIMIT 1")?.int("id")
            }
        }
        var asked: Int { times.withLock { $0 } }
    }

    private final class Highest: Sendable {
        let number = Atomic(0)
    }

    private func store(_ engine: Engine) async throws -> any Store {
        let store = try await engine.store()
        try await store.write { tx in _ = try tx.run("CREATE TABLE thing (id INT PRIMARY KEY NOT NULL)") }
        return store
    }

    @Test(arguments: Engine.available)
    func `what was read is read again after a commit, and before it where others write too`(
        engine: Engine
    ) async throws {
        let (store, reading) = (try await store(engine), Reading())
        // Nothing is an answer as well.
        for _ in 0..<3 { #expect(try await store.read { try reading.count($0) } == nil) }
        #expect(reading.asked == (engine == .postgres ? 3 : 1))
        for number in 1...3 {
            try await store.write { tx in _ = try tx.run("INSERT INTO thing (id) VALUES (\(number))") }
            #expect(try await store.read { try reading.count($0) } == number)
            #expect(try await store.read { try reading.count($0) } == number)
        }
    }

    @Test(arguments: Engine.available)
    func `a transaction that writes sees its own rows, and leaves nothing of them to others when it fails`(
        engine: Engine
    ) async throws {
        struct Regret: Error {}
        let (store, reading) = (try await store(engine), Reading())
        await #expect(throws: Regret.self) {
            try await store.write { tx in
                #expect(try reading.count(tx) == nil)
                try tx.run("INSERT INTO thing (id) VALUES (1)")
                #expect(try reading.count(tx) == 1)
                throw Regret()
            }
        }
        #expect(try await store.read { try reading.count($0) } == nil)
    }

    @Test func `beside a process that writes, nothing is remembered`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "reloref-\(UUID().uuidString).sqlite").path
        let (writer, reading) = (try SQLiteStore(path: path), Reading())
        try await writer.write { tx in _ = try tx.run("CREATE TABLE thing (id INT PRIMARY KEY NOT NULL)") }
        let onlooker = try SQLiteStore(path: path, readOnly: true)
        #expect(try await onlooker.read { try reading.count($0) } == nil)
        try await writer.write { tx in _ = try tx.run("INSERT INTO thing (id) VALUES (7)") }
        #expect(try await onlooker.read { try reading.count($0) } == 7)
    }

    /// Readers and a writer at once: nobody reads less than what was there when they began.
    @Test func `no reader sees the past`() async throws {
        let (store, reading) = (try await store(.sqliteFile), Reading())
        let highest = Highest()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 1...200 {
                    try await store.write { tx in _ = try tx.run("INSERT INTO thing (id) VALUES (\(number))") }
                    highest.number.store(number, ordering: .sequentiallyConsistent)
                }
            }
            for _ in 0..<3 {
                group.addTask {
                    for _ in 0..<400 {
                        let before = highest.number.load(ordering: .sequentiallyConsistent)
                        let seen = try await store.read { try reading.count($0) } ?? 0
                        #expect(seen >= before)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
