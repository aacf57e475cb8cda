import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// R41: PostgreSQL's second role, granted what docs/operate/postgresql.md grants.
struct SecondRoleTests {
    private func schema(_ world: World) async throws -> String {
        let row = try await world.store.read { try $0.row("SELECT current_schema() AS name") }
        return try #require(try row?.text("name"))
    }

    /// The page's own statements, for this schema and this role.
    private func grants(_ schema: String, to role: String) throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/operate/postgresql.md"), encoding: .utf8)
        let start = try #require(page.range(of: "```sql"))
        let end = try #require(page.range(of: "```", range: start.upperBound..<page.endIndex))
        return page[start.upperBound..<end.lowerBound].replacing("public, reloref_access", with: schema)
            .replacing("reloref_access.", with: "\(schema).").replacing(/(TO|FROM) app\b/) { "\($0.1) \(role)" }
            .split(separator: ";").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
    }

    private func refusal(_ world: World, as role: String, _ query: Query) async -> String {
        do {
            try await world.store.write { tx in
                _ = try tx.run(Query(unbound: "SET LOCAL ROLE \(role)"))
                _ = try tx.run(query)
            }
            return ""
        } catch { return "\(error)" }
    }

    @Test(.enabled(if: Engine.available.contains(.postgres)))
    func `the role that serves adds to the journals, and neither changes them nor takes their triggers away`()
        async throws
    {
        let world = try await World(.postgres)
        let schema = try await schema(world)
        let role = "app_" + schema
        let statements = try grants(schema, to: role)
        #expect(statements.count == 3)
        try await world.store.write { tx in
            for step in AccessJournal.migrations {
                for statement in step.statements + (step.engineStatements[.postgres] ?? []) {
                    _ = try tx.run(statement)
                }
            }
            _ = try tx.run(Query(unbound: "CREATE ROLE \(role)"))
            for statement in statements { _ = try tx.run(Query(unbound: statement)) }
        }
        let alice = try await world.author(.alice)
        try await world.store.write { tx in
            _ = try tx.run(Query(unbound: "SET LOCAL ROLE \(role)"))
            try tx.journal("create", "note", "n", by: alice)
            _ = try tx.sealJournal()
            try tx.insert(
                "opened_file",
                [
                    "position": 1, "at": "x", "account_id": "a", "household_id": "h", "screen": "s",
                    "hash": [UInt8](arrayLiteral: 1),
                ])
        }
        for table in ["journal_entry", "journal_link", "opened_file", "pruned_segment"] {
            for (attack, words) in [
                ("UPDATE \(table) SET hash = hash", "permission denied"), ("DELETE FROM \(table)", "permission denied"),
                ("TRUNCATE \(table)", "permission denied"),
                ("ALTER TABLE \(table) DISABLE TRIGGER USER", "must be owner"),
                ("DROP TABLE \(table)", "must be owner"),
            ] {
                let told = await refusal(world, as: role, Query(unbound: attack))
                #expect(told.contains(words), "\(attack): \(told)")
            }
        }
        // The control: the owner is stopped by the triggers alone, which are its own.
        let owner = try await world.store.read { try $0.row("SELECT current_user AS name") }
        let name = try #require(try owner?.text("name"))
        #expect(await refusal(world, as: "\"\(name)\"", "DELETE FROM journal_entry").contains("append-only"))
        #expect(await refusal(world, as: "\"\(name)\"", "ALTER TABLE journal_entry DISABLE TRIGGER USER") == "")
        try await world.store.write { tx in
            _ = try tx.run(Query(unbound: "DROP OWNED BY \(role)"))
            _ = try tx.run(Query(unbound: "DROP ROLE \(role)"))
        }
    }
}
