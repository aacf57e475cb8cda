import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct AppendOnlyTests {
    @Test(arguments: Engine.available)
    func `rows are added, and neither changed nor removed`(engine: Engine) async throws {
        let store = try await engine.store()
        let step = Migration(
            "0001",
            ["CREATE TABLE seal (id \(.int) PRIMARY KEY NOT NULL)", "CREATE TABLE stamp (id \(.int) NOT NULL)"],
            on: AppendOnly(["seal", "stamp"], saying: "a seal is kept").triggers)
        try await store.migrate([step])
        try await store.write { _ = try $0.run("INSERT INTO seal (id) VALUES (1)") }
        for forbidden: Query in ["UPDATE seal SET id = 2", "DELETE FROM seal"] {
            await #expect(throws: StorageError.self) { try await store.write { _ = try $0.run(forbidden) } }
        }
        #expect(try await store.read { try $0.row("SELECT id FROM seal")?.int("id") } == 1)
    }

    @Test(arguments: Engine.available)
    func `what may be removed is still not changed`(engine: Engine) async throws {
        let store = try await engine.store()
        let step = Migration(
            "0001", ["CREATE TABLE seal (id \(.int) PRIMARY KEY NOT NULL)"],
            on: AppendOnly(["seal"], refusing: [.update], saying: "a seal does not change").triggers)
        try await store.migrate([step])
        try await store.write { _ = try $0.run("INSERT INTO seal (id) VALUES (1)") }
        await #expect(throws: StorageError.self) { try await store.write { _ = try $0.run("UPDATE seal SET id = 2") } }
        try await store.write { _ = try $0.run("DELETE FROM seal") }
        #expect(try await store.read { try $0.row("SELECT id FROM seal") } == nil)
    }
}
