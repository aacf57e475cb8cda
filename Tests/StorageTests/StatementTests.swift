import RelorefStorage
import RelorefTesting
import Testing

/// Statements are kept and run again: what was asked before must not stand in the way of what is asked now.
struct StatementTests {
    private static let schema = [
        Migration(
            "0001",
            [
                """
                CREATE TABLE household (
                  id \(.text) PRIMARY KEY NOT NULL, name \(.text) NOT NULL, size \(.int) NOT NULL) \(.strict)
                """
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

    @Test(arguments: Engine.available)
    func `the same question may be asked while its rows are read, and sees a column that was added`(engine: Engine)
        async throws
    {
        let store = try await filled(engine)
        func pairs() async throws -> [String] {
            try await store.read { tx in
                var pairs: [String] = []
                try tx.forEach("SELECT * FROM household ORDER BY id") { one in
                    for other in try tx.rows("SELECT * FROM household ORDER BY id") {
                        pairs.append(try one.text("id") + other.text("id") + String(other.names.count))
                    }
                }
                return pairs
            }
        }
        #expect(try await pairs() == ["aa3", "ab3", "ba3", "bb3"])
        try await store.migrate(
            Self.schema + [Migration("0002", ["ALTER TABLE household ADD COLUMN motto \(.text)"])])
        #expect(try await pairs() == ["aa4", "ab4", "ba4", "bb4"])
    }

    @Test(arguments: Engine.available)
    func `many changes at once stay in memory, and the memory is given back`(engine: Engine) async throws {
        let store = try await filled(engine)
        let (before, within, after) = try await store.write { tx in
            func memory() throws -> Int? {
                engine == .postgres ? nil : try tx.row("PRAGMA cache_size")?.int("cache_size")
            }
            let before = try memory()
            let within = try tx.keeping(mebibytes: 80) {
                try tx.insert("household", [("id", .text("c")), ("name", .text("Foyer c")), ("size", .integer(2))])
                return try memory()
            }
            return (before, within, try memory())
        }
        #expect(before == after && (before == nil) == (within == nil))
        if let before, let within { #expect(within == -80 * 1_024 && before != within, "kibibytes are negative") }
        #expect(try await store.read { try $0.rows("SELECT id FROM household").count } == 3)
    }
}
