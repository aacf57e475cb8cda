import Crypto
import Foundation
import RelorefDomain
@testable import RelorefRecords
import RelorefSQLite
import RelorefStorage
import RelorefTesting
import Testing

/// T19: the master key is replaced; wherever that is interrupted, everything still opens.
struct RotationTests {
    private struct Interrupted: Error {}

    private func file() throws -> MasterKeyFile {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reloref-rotation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return MasterKeyFile(folder.appending(path: "master-key").path)
    }

    private func filled(_ keys: KeyStore, _ masterKey: SymmetricKey, count: Int) throws -> [Sealed<SealedText>] {
        let vault = Vault(keys: keys, masterKey: masterKey)
        let owners = (0..<count).map { "h\($0)" }
        try vault.makeKeys(for: owners)
        return try owners.prefix(50).map { owner in
            try vault.seal(SealedText("Note de \(owner)"), SealSlot(owner: owner, table: "note", row: "n"))
        }
    }

    private func opens(_ sealed: [Sealed<SealedText>], _ keys: KeyStore, _ masterKey: SymmetricKey) -> Bool {
        let vault = Vault(keys: keys, masterKey: masterKey)
        return sealed.allSatisfy { (try? vault.open($0).text) == "Note de \($0.slot.owner)" }
    }

    @Test(arguments: Engine.available)
    func `a new master key opens what the old one opened, and the old one opens nothing`(engine: Engine) async throws {
        let store = try await engine.store()
        try await store.migrate(KeyStore.migrations)
        let keys = KeyStore(store)
        let file = try file()
        let old = try file.create()
        let sealed = try filled(keys, old, count: 100)
        let (new, count) = try file.rotate(keys)
        #expect(count == 100)
        #expect(opens(sealed, keys, new))
        #expect(!opens(sealed, keys, old))
        let read = try #require(try file.read())
        #expect(opens(sealed, keys, try file.settled(read, with: keys)))
    }

    @Test func `a power cut at any moment of a rotation leaves a key that opens everything`() async throws {
        let seed = FaultRun.seed()
        var luck = Luck(seed: seed)
        let installation = try Installation(on: try await Installation.settledDisk())
        let keys = installation.world.keys
        let file = try file()
        let old = try file.create()
        try await installation.keys.write { _ = try $0.run("DELETE FROM wrapped_key") }
        let sealed = try filled(keys, old, count: 300)
        let start = installation.disk.moment
        let (new, _) = try file.rotate(keys)
        let end = installation.disk.moment
        try installation.close()
        #expect(end > start)
        let replay = installation.disk.replay()
        let cuts = FaultRun.isLong ? 1_000 : 60
        var before = 0
        for moment in (0..<cuts).map({ _ in Int.random(in: start...end, using: &luck) }).sorted() {
            let after = try Installation(on: try replay.cut(at: moment, seed: luck.next()))
            // The new key was safely beside the old one before the first key was wrapped anew.
            let left = try self.file()
            try old.withUnsafeBytes { try Data($0).write(to: URL(filePath: left.path)) }
            try new.withUnsafeBytes { try Data($0).write(to: URL(filePath: left.path + ".next")) }
            #expect(opens(sealed, after.world.keys, try left.opening(old, after.world.keys)))
            let settled = try left.settled(old, with: after.world.keys)
            #expect(opens(sealed, after.world.keys, settled), "seed \(seed) moment \(moment)")
            #expect(!FileManager.default.fileExists(atPath: left.path + ".next"))
            before += opens(sealed, after.world.keys, old) ? 1 : 0
            try after.close()
        }
        // Some cuts came before the rotation and some after, or nothing was shown.
        #expect(before > 0 && before < cuts, "seed \(seed)")
    }

    @Test func `a new key that never came to be is forgotten, and a stranger's file is left alone`() async throws {
        let store = try await Engine.sqliteMemory.store()
        try await store.migrate(KeyStore.migrations)
        let keys = KeyStore(store)
        let file = try file()
        let old = try file.create()
        let sealed = try filled(keys, old, count: 3)
        let stranger = SymmetricKey(size: .bits256)
        try stranger.withUnsafeBytes { try Data($0).write(to: URL(filePath: file.path + ".next")) }
        #expect(opens(sealed, keys, try file.settled(old, with: keys)))
        #expect(!FileManager.default.fileExists(atPath: file.path + ".next"))
        try stranger.withUnsafeBytes { try Data($0).write(to: URL(filePath: file.path + ".next")) }
        _ = try file.settled(SymmetricKey(size: .bits256), with: keys)
        #expect(FileManager.default.fileExists(atPath: file.path + ".next"))
    }

    @Test func `the key is readable by its owner alone, and never written over`() throws {
        let file = try file()
        _ = try file.create()
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o400)
        #expect(throws: MasterKeyFile.Fault.unwritable(file.path)) { try file.create() }
    }
}
