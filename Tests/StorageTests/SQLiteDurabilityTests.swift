import Foundation
import RelorefSQLite
import RelorefStorage
import Testing

struct SQLiteDurabilityTests {
    private func path() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reloref-durable-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appending(path: "a.sqlite").path
    }

    @Test func `every commit waits for the disk`() async throws {
        let store = try SQLiteStore(path: try path())
        #expect(try await store.synchronousLevel() == 2)
    }

    @Test func `a second opening of the same file is refused`() throws {
        let file = try path()
        let first = try SQLiteStore(path: file)
        #expect(throws: (any Error).self) { try SQLiteStore(path: file) }
        withExtendedLifetime(first) {}
    }

    @Test func `what is erased is gone from the file and its log`() async throws {
        let file = try path()
        let store = try SQLiteStore(path: file, erasing: true)
        let canary = "canary-5d41402abc4b2a76b9719d911017c592"
        try await store.write { tx in
            try tx.run("CREATE TABLE k (id TEXT PRIMARY KEY, v TEXT)")
            try tx.run("INSERT INTO k VALUES ('1', \(canary))")
        }
        try store.scrubNow("secret")
        #expect(try contains(canary, file))
        try await store.write { _ = try $0.run("DELETE FROM k") }
        try store.scrubNow("secret")
        #expect(try !contains(canary, file))
        #expect(try !contains(canary, file + "-wal"))
    }

    private func contains(_ text: String, _ file: String) throws -> Bool {
        guard let data = FileManager.default.contents(atPath: file) else { return false }
        return data.range(of: Data(text.utf8)) != nil
    }
}
