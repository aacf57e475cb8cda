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

    /// Who moves to another engine may have prepared it with `reloref migrate`, which fills the reference data.
    @Test(arguments: Engine.available)
    func `a database that was only prepared is as good as an empty one`(engine: Engine) async throws {
        let world = try await World(.sqliteMemory)
        try await ReferenceData.load(into: world.store)
        try await world.store.write {
            _ = try $0.run("UPDATE reference_label SET label_fr = 'le sien' WHERE code = 'cada'")
        }
        let target = try await engine.store()
        try await target.migrate(Migration.all)
        try await ReferenceData.load(into: target)
        _ = try TableCopy.run(from: world.store, to: target)
        let query: Query = "SELECT * FROM reference_label ORDER BY list, code"
        let labels = try await target.read { try $0.rows(query).map(\.values) }
        #expect(try await world.store.read { try $0.rows(query).map(\.values) } == labels)
    }

    @Test(arguments: Engine.available)
    func `who opened which file goes along, and the chain still holds`(engine: Engine) async throws {
        let (source, target) = (try await Engine.sqliteMemory.store(), try await engine.store())
        for store in [source, target] { try await store.migrate(AccessJournal.migrations) }
        let journal = AccessJournal(source)
        for number in 0..<5 {
            try await journal.record(
                OpenedFile(
                    account: "alice", household: "h\(number)", screen: "/menages/:code",
                    at: Moment(milliseconds: 1_700_000_000_000 + Int64(number))))
        }
        let copied = try TableCopy.runOpenings(from: source, to: target)
        #expect(copied.map(\.rows) == [0, 5])
        let verdict = try await AccessJournal(target).verify()
        #expect(verdict.firstFault == nil && verdict.linked == 5)
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
