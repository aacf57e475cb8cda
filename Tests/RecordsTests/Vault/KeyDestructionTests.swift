import Crypto
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// T18: the bytes of a destroyed key are in no file of the keystore (F6), and another household still opens.
struct KeyDestructionTests {
    private struct Drawer {
        let folder: URL
        let keys: KeyStore
        let vault: Vault

        init() async throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "reloref-keys-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let store = try Engine.file(folder.appending(path: "keys.sqlite").path, erasing: true)
            try await store.migrate(KeyStore.migrations)
            keys = KeyStore(store)
            vault = Vault(keys: keys, masterKey: SymmetricKey(data: [UInt8](repeating: 9, count: 32)))
        }

        func wrapped(_ owner: String) throws -> Data {
            let row = try keys.store.readNow { try $0.row("SELECT wrapped FROM wrapped_key WHERE owner = \(owner)") }
            return Data(try #require(row).bytes("wrapped"))
        }

        /// In how many files of the folder the bytes are: database, log, shared memory.
        func files(holding bytes: Data) throws -> Int {
            let names = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            return try names.count { try Data(contentsOf: $0).range(of: bytes) != nil }
        }
    }

    @Test func `a destroyed key is in no file`() async throws {
        let drawer = try await Drawer()
        try drawer.vault.makeKeys(for: (0..<200).map { "h\($0)" })
        let gone = try drawer.wrapped("h7")
        let kept = try drawer.wrapped("h8")
        #expect(try drawer.files(holding: gone) > 0)
        #expect(try drawer.vault.erase(["h7"], at: Moment(milliseconds: 0)) == 1)
        #expect(try drawer.files(holding: gone) == 0)
        #expect(try drawer.files(holding: kept) > 0)
        let slot = SealSlot(owner: "h8", table: "note", row: "n")
        #expect(try drawer.vault.open(drawer.vault.seal(SealedText("lisible"), slot)).text == "lisible")
    }

    /// The control: without emptying the log, the key is still on the disk, so the search above can see one.
    @Test func `a deletion alone leaves the key on the disk`() async throws {
        let drawer = try await Drawer()
        try drawer.vault.makeKeys(for: (0..<200).map { "h\($0)" })
        let gone = try drawer.wrapped("h7")
        try drawer.keys.store.writeNow { _ = try $0.run("DELETE FROM wrapped_key WHERE owner = 'h7'") }
        #expect(try drawer.files(holding: gone) > 0)
    }

    @Test(arguments: Engine.available)
    func `an erased owner never gets another key`(engine: Engine) async throws {
        let store = try await engine.store()
        try await store.migrate(KeyStore.migrations)
        let vault = Vault(keys: KeyStore(store), masterKey: SymmetricKey(data: [UInt8](repeating: 9, count: 32)))
        try vault.makeKeys(for: ["h1"])
        try vault.erase("h1", at: Moment(milliseconds: 0))
        try vault.makeKeys(for: ["h1"])
        let slot = SealSlot(owner: "h1", table: "note", row: "n")
        #expect(throws: VaultError.erased("h1")) { try vault.seal(SealedText("x"), slot) }
    }

    @Test(arguments: Engine.available)
    func `what an erasure emptied reads as erased, also where the key is still remembered`(engine: Engine) async throws
    {
        let store = try await engine.store()
        try await store.migrate(KeyStore.migrations)
        let vault = Vault(keys: KeyStore(store), masterKey: SymmetricKey(data: [UInt8](repeating: 9, count: 32)))
        try vault.makeKeys(for: ["h1"])
        let slot = SealSlot(owner: "h1", table: "note", row: "n")
        _ = try vault.seal(SealedText("x"), slot)
        #expect(try vault.openIfKept(Sealed<SealedText>(slot: slot, bytes: [])) == nil)
    }
}
