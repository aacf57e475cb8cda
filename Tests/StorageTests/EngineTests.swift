import RelorefStorage
import RelorefTesting
import Testing

/// What every engine must do alike: the same SQL, the same refusals, the same atomicity.
struct EngineTests {
    private static let schema = [
        Migration(
            "0001",
            [
                """
                CREATE TABLE household (
                  id \(.text) PRIMARY KEY NOT NULL, name \(.text) NOT NULL,
                  size \(.int) NOT NULL CONSTRAINT household_size CHECK (size > 0),
                  weight \(.real), seal \(.bytes), version \(.int) NOT NULL DEFAULT 0) \(.strict)
                """,
                """
                CREATE TABLE visit (
                  id \(.text) PRIMARY KEY NOT NULL,
                  household_id \(.text) NOT NULL REFERENCES household (id),
                  planned_on \(.text) NOT NULL, held_on \(.text), outcome \(.text),
                  CONSTRAINT visit_outcome_when_held CHECK ((held_on IS NULL) = (outcome IS NULL)),
                  UNIQUE (household_id, planned_on)) \(.strict)
                """,
            ])
    ]

    private func filled(_ engine: Engine) async throws -> any Store {
        let store = try await engine.store()
        try await store.migrate(Self.schema)
        try await store.write { tx in
            try tx.insert("household", ["id": "a", "name": "Foyer a", "size": 3])
            try tx.insert("household", ["id": "b", "name": "Foyer b", "size": 5])
        }
        return store
    }

    private func refusal(_ store: any Store, _ query: Query) async -> StorageError? {
        do {
            try await store.write { _ = try $0.run(query) }
            return nil
        } catch { return error as? StorageError }
    }

    @Test(arguments: Engine.available)
    func `every kind of value comes back as it went in`(engine: Engine) async throws {
        let store = try await filled(engine)
        let bytes: [UInt8] = [0, 1, 127, 128, 255]
        let row = try await store.write { tx in
            try tx.run("UPDATE household SET weight = \(2.5), seal = \(bytes) WHERE id = \("a")")
            return try tx.row("SELECT * FROM household WHERE id = \("a")")
        }
        let stored = try #require(row)
        #expect(try stored.bytes("seal") == bytes)
        #expect(try stored.real("weight") == 2.5)
        #expect(try stored.int("size") == 3)
        let empty = try await store.read { try $0.row("SELECT weight, seal FROM household WHERE id = \("b")") }
        #expect(try #require(empty).isNull("seal"))
    }

    @Test(arguments: Engine.available)
    func `an empty blob is not NULL`(engine: Engine) async throws {
        let store = try await filled(engine)
        let row = try await store.write { tx in
            try tx.run("UPDATE household SET seal = \([UInt8]()) WHERE id = \("a")")
            return try tx.row("SELECT seal FROM household WHERE id = \("a")")
        }
        #expect(try #require(row).optionalBytes("seal") == [])
    }

    @Test(arguments: Engine.available)
    func `upsert, returning, window, filter and a common table read the same`(engine: Engine) async throws {
        let store = try await filled(engine)
        let rows = try await store.write { tx in
            for (household, planned, held) in [
                ("a", "2026-01-05", "2026-01-06"), ("a", "2026-04-05", nil), ("b", "2026-02-01", "2026-02-03"),
            ] as [(String, String, String?)] {
                try tx.insert(
                    "visit",
                    [
                        "id": household + planned, "household_id": household, "planned_on": planned, "held_on": held,
                        "outcome": held.map { _ in "stable" },
                    ])
            }
            return try tx.rows(
                """
                WITH done AS (
                  SELECT household_id, held_on,
                         row_number() OVER (PARTITION BY household_id ORDER BY planned_on DESC) AS place
                  FROM visit WHERE held_on IS NOT NULL)
                SELECT household.id, count(*) FILTER (WHERE visit.held_on IS NOT NULL) AS held,
                       CAST(sum(household.size) AS \(.int)) AS total, max(done.held_on) AS last_held
                FROM household LEFT JOIN visit ON visit.household_id = household.id
                LEFT JOIN done ON done.household_id = household.id AND done.place = 1
                GROUP BY household.id ORDER BY household.id LIMIT \(10)
                """)
        }
        #expect(try rows.map { try $0.text("id") } == ["a", "b"])
        #expect(try rows.map { try $0.int("held") } == [1, 1])
        #expect(try rows.map { try $0.int("total") } == [6, 5])
        #expect(try rows.map { try $0.text("last_held") } == ["2026-01-06", "2026-02-03"])
    }

    @Test(arguments: Engine.available)
    func `the schema refuses by the same kind of refusal`(engine: Engine) async throws {
        let store = try await filled(engine)
        let unique = await refusal(store, "INSERT INTO household (id, name, size) VALUES ('a', 'again', 1)")
        let check = await refusal(store, "UPDATE household SET size = 0 WHERE id = 'a'")
        let foreign = await refusal(
            store, "INSERT INTO visit (id, household_id, planned_on) VALUES ('1', 'nobody', '2026-01-01')")
        let absent = await refusal(store, "UPDATE household SET name = NULL WHERE id = 'a'")
        guard case .uniqueViolation? = unique, case .foreignKeyViolation? = foreign, case .notNullViolation? = absent
        else {
            Issue.record("\(String(describing: (unique, foreign, absent)))")
            return
        }
        #expect(check == .checkViolation("household_size"))
    }

    @Test(arguments: Engine.available)
    func `a write that throws leaves nothing behind`(engine: Engine) async throws {
        struct Stop: Error {}
        let store = try await filled(engine)
        await #expect(throws: Stop.self) {
            try await store.write { tx in
                try tx.run("UPDATE household SET size = 9 WHERE id = 'a'")
                throw Stop()
            }
        }
        let row = try await store.read { try $0.row("SELECT size FROM household WHERE id = 'a'") }
        #expect(try #require(row).int("size") == 3)
    }

    @Test(arguments: Engine.available)
    func `a read cannot write`(engine: Engine) async throws {
        let store = try await filled(engine)
        await #expect(throws: (any Error).self) {
            try await store.read { _ = try $0.run("UPDATE household SET size = 9 WHERE id = 'a'") }
        }
    }

    @Test(arguments: Engine.available)
    func `of twenty writers on one version one wins, and nobody loses a count`(engine: Engine) async throws {
        let store = try await filled(engine)
        let wins = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<20 {
                group.addTask {
                    do {
                        try await store.write {
                            try $0.update("household", id: "a", version: 0, ["name": "writer \(number)"])
                        }
                        return 1
                    } catch StorageError.changedMeanwhile { return 0 }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(wins == 1)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await store.write { tx in
                        let size = try tx.row("SELECT size FROM household WHERE id = 'b'")?.int("size") ?? 0
                        try tx.run("UPDATE household SET size = \(size + 1) WHERE id = 'b'")
                    }
                }
            }
            try await group.waitForAll()
        }
        let size = try await store.read { try $0.row("SELECT size FROM household WHERE id = 'b'")?.int("size") }
        #expect(size == 25)
    }

    @Test(arguments: Engine.available)
    func `a dropped request does not undo its write`(engine: Engine) async throws {
        let store = try await filled(engine)
        let request = Task {
            try await store.write { tx in
                for _ in 0..<50 { try tx.run("UPDATE household SET size = size + 1 WHERE id = 'a'") }
            }
        }
        request.cancel()
        _ = try? await request.value
        let size = try await store.read { try $0.row("SELECT size FROM household WHERE id = 'a'")?.int("size") }
        #expect(size == 53)
    }

    @Test(arguments: Engine.available)
    func `many rows are read one after another`(engine: Engine) async throws {
        let store = try await filled(engine)
        let total = try await store.write { tx in
            for number in 0..<2_500 { try tx.insert("household", ["id": "n\(number)", "name": "x", "size": 1]) }
            var sum = 0
            try tx.forEach("SELECT size FROM household ORDER BY id") { sum += try $0.int("size") }
            return sum
        }
        #expect(total == 2_508)
    }

    @Test(arguments: Engine.available)
    func `steps are applied once, and a newer or changed schema is refused`(engine: Engine) async throws {
        let store = try await filled(engine)
        #expect(try await store.migrate(Self.schema) == [])
        await #expect(throws: MigrationRefusal.newerSchema(["0001"])) { try await store.migrate([]) }
        await #expect(throws: MigrationRefusal.changedStep("0001")) {
            try await store.migrate([Migration("0001", ["CREATE TABLE other (a \(.text))"])])
        }
    }
}
