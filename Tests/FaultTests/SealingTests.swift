import Crypto
import RelorefRecords
import RelorefSQLite
import RelorefStorage
import RelorefTesting
import Testing

/// T22: over very many seals no nonce comes twice, and nothing opens anywhere but in its place.
struct SealingTests {
    private func vault() async throws -> Vault {
        let store = try await Engine.sqliteMemory.store()
        try await store.migrate(KeyStore.migrations)
        let vault = Vault(keys: KeyStore(store), masterKey: SymmetricKey(size: .bits256))
        try vault.makeKeys(for: (0..<20).map { "h\($0)" })
        return vault
    }

    @Test(.timeLimit(.minutes(120)))
    func `no nonce comes twice under a key`() async throws {
        let vault = try await vault()
        let slot = SealSlot(owner: "h1", table: "note", row: "n1")
        let text = SealedText("Visite faite")
        var nonces: [UInt64] = []
        let count = FaultRun.isLong ? 10_000_000 : 20_000
        nonces.reserveCapacity(count)
        for _ in 0..<count {
            // Eight of the twelve bytes: among ten million a chance repeat is one in 370,000 runs.
            let bytes = try vault.seal(text, slot).bytes[3..<11]
            nonces.append(bytes.reduce(0) { $0 << 8 | UInt64($1) })
        }
        nonces.sort()
        let repeats = zip(nonces, nonces.dropFirst()).count { $0 == $1 }
        #expect(repeats == 0)
    }

    @Test(.timeLimit(.minutes(60)))
    func `nothing opens in another household, table, column or row`() async throws {
        let vault = try await vault()
        let seed = FaultRun.seed()
        var luck = Luck(seed: seed)
        func slot() -> SealSlot {
            SealSlot(
                owner: "h\(Int.random(in: 0..<20, using: &luck))",
                table: ["note", "identity"].randomElement(using: &luck) ?? "",
                column: ["sealed", "reason"].randomElement(using: &luck) ?? "",
                row: "r\(Int.random(in: 0..<20, using: &luck))")
        }
        var opened = 0
        var moved = 0
        for _ in 0..<(FaultRun.isLong ? 100_000 : 3_000) {
            let (home, elsewhere) = (slot(), slot())
            let sealed = try vault.seal(SealedText("Visite faite"), home)
            #expect(throws: Never.self) { try vault.open(sealed) }
            guard home != elsewhere else { continue }
            moved += 1
            if (try? vault.open(Sealed<SealedText>(slot: elsewhere, bytes: sealed.bytes))) != nil { opened += 1 }
        }
        #expect(opened == 0, "seed \(seed)")
        #expect(moved > 2_000)
    }
}
