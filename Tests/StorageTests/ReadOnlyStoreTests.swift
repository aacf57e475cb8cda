import Foundation
import RelorefSQLite
import RelorefStorage
import Testing

/// Looking at a database that a server works on: a backup, an examination.
struct ReadOnlyStoreTests {
    private static let schema = [
        Migration("0001-thing", ["CREATE TABLE thing (id \(.text) PRIMARY KEY NOT NULL) \(.strict)"])
    ]

    private func path() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reloref-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appending(path: "test.sqlite").path
    }

    private func things(_ store: SQLiteStore) async throws -> Int {
        try await store.read { try $0.row("SELECT count(*) AS things FROM thing")?.int("things") ?? -1 }
    }

    @Test func `a look sees what the server commits, writes nothing and takes no lock`() async throws {
        let path = try path()
        let server = try SQLiteStore(path: path)
        try await server.migrate(Self.schema)
        let look = try SQLiteStore(path: path, readOnly: true)
        try await server.write { try $0.insert("thing", ["id": "one"]) }
        #expect(try await things(look) == 1)
        await #expect(throws: (any Error).self) { try await look.write { try $0.insert("thing", ["id": "two"]) } }
        #expect(throws: (any Error).self, "a second writer is refused") { try SQLiteStore(path: path) }
        try await server.write { try $0.insert("thing", ["id": "three"]) }
        #expect(try await things(look) == 2)
    }

    @Test func `a copy taken beside the server is whole, and of one instant`() async throws {
        let path = try path()
        let server = try SQLiteStore(path: path)
        try await server.migrate(Self.schema)
        let writing = Task {
            for number in 0..<200 { try await server.write { try $0.insert("thing", ["id": "t\(number)"]) } }
        }
        for round in 0..<5 {
            try SQLiteStore(path: path, readOnly: true).copy(to: path + ".copy\(round)")
            let copy = try SQLiteStore(path: path + ".copy\(round)", readOnly: true)
            #expect(try await copy.integrity() == "ok")
            #expect(try await things(copy) >= 0)
        }
        try await writing.value
        #expect(try await things(server) == 200)
    }

    @Test func `what an empty database waits for is told without writing`() async throws {
        let path = try path()
        _ = try SQLiteStore(path: path)
        let look = try SQLiteStore(path: path, readOnly: true)
        #expect(try await look.pendingMigrations(Self.schema).map(\.name) == ["0001-thing"])
    }
}
