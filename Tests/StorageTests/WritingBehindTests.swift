import RelorefStorage
import RelorefTesting
import Testing

/// What is added behind its caller is written in order, seen by what follows, and refused as it would be at once.
struct WritingBehindTests {
    private func store(_ engine: Engine) async throws -> any Store {
        let store = try await engine.store()
        try await store.write { tx in
            _ = try tx.run("CREATE TABLE thing (id INT PRIMARY KEY NOT NULL, name TEXT NOT NULL)")
        }
        return store
    }

    private func things(_ tx: any Transaction) throws -> [Int] {
        try tx.rows("SELECT id FROM thing ORDER BY id").map { try $0.int("id") }
    }

    @Test(arguments: Engine.available)
    func `a question, a change and the commit come after what was added`(engine: Engine) async throws {
        let store = try await store(engine)
        try await store.write { tx in
            try tx.writingBehind { tx in
                for number in 0..<5_000 { try tx.insert("thing", ["id": number, "name": "n\(number)"]) }
                #expect(try things(tx).count == 5_000)
                try tx.insert("thing", ["id": 5_000, "name": "last"])
                #expect(try tx.run("UPDATE thing SET name = 'changed' WHERE id >= 4999") == 2)
                for number in 5_001..<5_010 { try tx.insert("thing", ["id": number, "name": ""]) }
            }
            #expect(try things(tx) == Array(0..<5_010))
        }
        #expect(try await store.read { try things($0) } == Array(0..<5_010))
    }

    @Test(arguments: Engine.available)
    func `what the schema refuses is thrown, nothing is added after it, and the transaction is undone`(
        engine: Engine
    ) async throws {
        let store = try await store(engine)
        let error = await #expect(throws: StorageError.self) {
            try await store.write { tx in
                try tx.writingBehind { tx in
                    for number in 0..<2_000 { try tx.insert("thing", ["id": number % 1_500, "name": ""]) }
                }
            }
        }
        guard case .uniqueViolation? = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(try await store.read { try things($0) } == [])
    }

    @Test func `the addition that was refused is told by its place`() async throws {
        let store = try await store(.sqliteFile)
        await #expect(throws: StorageError.self) {
            try await store.write { tx in
                try tx.writingBehind { tx in
                    let behind = try #require(tx as? any TransactionBehind)
                    do {
                        for number in 0..<900 {
                            try tx.insert("thing", ["id": number == 777 ? 5 : number, "name": ""])
                        }
                        try behind.catchUp()
                    } catch {
                        #expect(behind.failedAt == 777)
                        // It stays refused, whatever comes.
                        #expect(throws: StorageError.self) { try things(tx) }
                        throw error
                    }
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `rows that are asked for come after what was added before, while more is added`(engine: Engine) async throws {
        let store = try await store(engine)
        try await store.write { tx in
            try tx.writingBehind { tx in
                let rows = (0..<1_000).map { [SQLValue.integer(Int64($0)), .text("n\($0)")] }
                try tx.add(to: "thing", "id, name", rows: rows)
                let asked = try tx.asking("SELECT id, name FROM thing WHERE id >= \(998) ORDER BY id")
                try tx.insert("thing", ["id": 1_000, "name": "later"])
                let found = try asked.take()
                #expect(try found.map { try $0.text("name") } == ["n998", "n999"])
                #expect(try things(tx).count == 1_001)
            }
        }
    }

    @Test func `rows asked for after a refusal are not read`() async throws {
        let store = try await store(.sqliteFile)
        await #expect(throws: StorageError.uniqueViolation("thing.id")) {
            try await store.write { tx in
                try tx.writingBehind { tx in
                    for _ in 0..<2 { try tx.insert("thing", ["id": 1, "name": ""]) }
                    let asked = try tx.asking("SELECT id FROM thing")
                    #expect(throws: StorageError.uniqueViolation("thing.id")) { try asked.take() }
                    try tx.insert("thing", ["id": 2, "name": ""])
                }
            }
        }
        #expect(try await store.read { try things($0) } == [])
    }

    @Test(arguments: Engine.available)
    func `an error of the caller leaves nothing and ends the thread`(engine: Engine) async throws {
        struct Regret: Error {}
        let store = try await store(engine)
        for _ in 0..<20 {
            await #expect(throws: Regret.self) {
                try await store.write { tx in
                    try tx.writingBehind { tx in
                        for number in 0..<300 { try tx.insert("thing", ["id": number, "name": ""]) }
                        throw Regret()
                    }
                }
            }
        }
        #expect(try await store.read { try things($0) } == [])
    }
}
