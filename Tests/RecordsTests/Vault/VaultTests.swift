import Crypto
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

struct VaultTests {
    private let identity = PersonalIdentity(
        family: "Haïdari", given: "Karim", originalScript: "کریم حیدری", aliases: ["Haidary", "Karime"],
        birth: PartialDate(year: 1988, month: 4) ?? .unknown,
        spellings: ["caf:Haydari Karim", "siSiao:Aïdari"].compactMap { SystemSpelling($0) })
    private let slot = SealSlot(owner: "h1", table: "identity", row: "i1")

    private func vault(_ engine: Engine) async throws -> (Vault, KeyStore) {
        let store = try await engine.store()
        try await store.migrate(KeyStore.migrations)
        let keys = KeyStore(store)
        return (Vault(keys: keys, masterKey: SymmetricKey(data: [UInt8](repeating: 1, count: 32))), keys)
    }

    @Test(arguments: Engine.available)
    func `a sealed value opens as it was`(engine: Engine) async throws {
        let (vault, _) = try await vault(engine)
        try vault.makeKeys(for: ["h1"])
        let sealed = try vault.seal(identity, slot)
        #expect(try vault.open(sealed) == identity)
    }

    @Test(arguments: Engine.available)
    func `a ciphertext moved elsewhere does not open`(engine: Engine) async throws {
        let (vault, _) = try await vault(engine)
        try vault.makeKeys(for: ["h1", "h2"])
        let sealed = try vault.seal(identity, slot)
        for other in [
            SealSlot(owner: "h1", table: "identity", row: "i2"), SealSlot(owner: "h1", table: "person", row: "i1"),
            SealSlot(owner: "h2", table: "identity", row: "i1"),
            SealSlot(owner: "h1", table: "identity", column: "other", row: "i1"),
        ] {
            let moved = Sealed<PersonalIdentity>(slot: other, bytes: sealed.bytes)
            #expect(throws: VaultError.tampered(table: other.table, row: other.row)) { try vault.open(moved) }
        }
    }

    @Test(arguments: Engine.available)
    func `a changed bit does not open`(engine: Engine) async throws {
        let (vault, _) = try await vault(engine)
        try vault.makeKeys(for: ["h1"])
        let sealed = try vault.seal(identity, slot)
        for index in sealed.bytes.indices where index > 2 {
            var bytes = sealed.bytes
            bytes[index] ^= 1
            #expect(throws: VaultError.self) { try vault.open(Sealed<PersonalIdentity>(slot: slot, bytes: bytes)) }
        }
    }

    @Test(arguments: Engine.available)
    func `an erased key opens nothing any more, the others still do`(engine: Engine) async throws {
        let (vault, _) = try await vault(engine)
        try vault.makeKeys(for: ["h1", "h2"])
        let sealed = try vault.seal(identity, slot)
        let other = try vault.seal(identity, SealSlot(owner: "h2", table: "identity", row: "i9"))
        try vault.erase("h1", at: Moment(milliseconds: 0))
        #expect(throws: VaultError.erased("h1")) { try vault.open(sealed) }
        #expect(try vault.openIfKept(sealed) == nil)
        #expect(try vault.open(other) == identity)
    }

    @Test(arguments: Engine.available)
    func `nothing is sealed without a key, and a wrong master key opens none`(engine: Engine) async throws {
        let (vault, keys) = try await vault(engine)
        #expect(throws: VaultError.noKey("h1")) { try vault.seal(identity, slot) }
        try vault.makeKeys(for: ["h1"])
        let sealed = try vault.seal(identity, slot)
        let stranger = Vault(keys: keys, masterKey: SymmetricKey(size: .bits256))
        #expect(throws: VaultError.wrongMasterKey) { try stranger.open(sealed) }
    }

    @Test(arguments: Engine.available)
    func `a name's length says little`(engine: Engine) async throws {
        let (vault, _) = try await vault(engine)
        try vault.makeKeys(for: ["h1"])
        let short = try vault.seal(SealedText("a"), slot).bytes.count
        let longer = try vault.seal(SealedText(String(repeating: "a", count: 200)), slot).bytes.count
        #expect(short == longer)
    }
}
