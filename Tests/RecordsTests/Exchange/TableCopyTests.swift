import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct TableCopyTests {
    @Test(arguments: Engine.available)
    func `no table is forgotten`(engine: Engine) async throws {
        let world = try await World(engine)
        let tables = try await world.store.read { try $0.tableNames() }
        let known = Set(TableCopy.names + TableCopy.leftBehind)
        #expect(Set(tables).subtracting(known) == [])
        // On PostgreSQL the marks of changed households lie in a temporary table.
        #expect(known.subtracting(tables).subtracting(engine == .postgres ? ["stale_fact"] : []) == [])
    }

    @Test(arguments: Engine.available)
    func `a copy has the same rows, on the other engine too`(engine: Engine) async throws {
        let world = try await World(.sqliteMemory)
        let alice = try await world.author(.alice)
        try await world.store.write { try $0.journal("create", "note", "n1", by: alice) }
        let target = try await engine.store()
        try await target.migrate(Migration.all)
        let copied = try TableCopy.run(from: world.store, to: target)
        #expect(copied.first { $0.table == "account" }?.rows == Cast.allCases.count)
        let query: Query = "SELECT * FROM account ORDER BY id"
        let before = try await world.store.read { try $0.rows(query).map(\.values) }
        let after = try await target.read { try $0.rows(query).map(\.values) }
        #expect(before == after)
    }
}

extension Transaction {
    fileprivate func tableNames() throws(StorageError) -> [String] {
        let query: Query =
            switch engine {
            case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            case .postgres: "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()"
            }
        var names: [String] = []
        for row in try rows(query) { names.append(try row.text("name")) }
        return names
    }
}
