import Crypto
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The journal of opened files is only added to (R41), and its oldest part goes in time, the rest still verified (R47).
struct AccessPruningTests {
    private let signer = Curve25519.Signing.PrivateKey()
    private var key: String { signer.publicKey.rawRepresentation.hexadecimal }
    private let cutoff = Moment(milliseconds: 12_500)

    /// Twenty openings, one a second.
    private func filled(_ engine: Engine, keepingJournal: Bool = true) async throws -> (any Store, AccessJournal) {
        let store = try await engine.store(keepingJournal: keepingJournal)
        try await store.migrate(AccessJournal.migrations)
        let journal = AccessJournal(store)
        for number in 1...20 { try await journal.record(opened(number)) }
        return (store, journal)
    }

    private func opened(_ second: Int) -> OpenedFile {
        OpenedFile(
            account: "alice", household: "h\(second % 4)", screen: "/menages/:code",
            at: Moment(milliseconds: Int64(second) * 1_000))
    }

    private func isRefused(_ store: any Store, _ query: Query) async -> Bool {
        do { try await store.write { _ = try $0.run(query) } } catch { return true }
        return false
    }

    @Test(arguments: Engine.available)
    func `an opening is neither changed, removed, replaced nor emptied away`(engine: Engine) async throws {
        let (store, journal) = try await filled(engine)
        let last: Query =
            engine == .postgres
            ? "TRUNCATE opened_file"
            : """
            INSERT OR REPLACE INTO opened_file SELECT position, at, account_id, 'h9', screen, hash FROM opened_file
            """
        for attack: Query in [
            "UPDATE opened_file SET household_id = 'h9' WHERE position = 3",
            "DELETE FROM opened_file WHERE position = 20",
            "DELETE FROM opened_file", last,
        ] {
            #expect(await isRefused(store, attack), "\(attack)")
        }
        #expect(try await journal.verify().linked == 20)
    }

    @Test(arguments: Engine.available)
    func `what is past its time goes, what remains is verified from the signed segment on`(engine: Engine) async throws
    {
        let (store, journal) = try await filled(engine)
        let sworn = [20: try #require(try await journal.head()).hash]
        let now = Moment(milliseconds: 99_000)
        #expect(try await journal.pastEntries(before: cutoff, key: key) == 12)
        #expect(try await journal.verify().pruned == 0, "a look takes nothing away")
        let segment = try #require(try await journal.prune(before: cutoff, at: now, signedBy: signer))
        #expect(segment.position == 12 && segment.holds(expecting: key))
        let verdict = try await journal.verify(sworn: sworn, key: key)
        #expect(verdict.holds && verdict.pruned == 12 && verdict.linked == 20)
        #expect(try await journal.history(of: "h0").map(\.at.milliseconds) == [20_000, 16_000])
        #expect(try await journal.prune(before: cutoff, at: now, signedBy: signer) == nil, "once")
        try await journal.record(opened(21))
        #expect(try await journal.verify(sworn: sworn, key: key).linked == 21)
        let all = try #require(
            try await journal.prune(before: Moment(milliseconds: 1_000_000), at: now, signedBy: signer))
        #expect(all.position == 20, "the last one stays, for the next to be linked to")
        try await journal.record(opened(22))
        let after = try await journal.verify(
            sworn: [12: segment.hash.bytesOfHexadecimal ?? [], 20: sworn[20] ?? []], key: key)
        #expect(after.holds && after.linked == 22)
        #expect(await isRefused(store, "DELETE FROM opened_file WHERE position = 22"))
        #expect(await isRefused(store, "DELETE FROM pruned_segment"))
    }

    @Test(arguments: Engine.available)
    func `nothing goes from a journal that somebody changed`(engine: Engine) async throws {
        let (store, journal) = try await filled(engine, keepingJournal: false)
        try await store.write { tx in
            switch tx.engine {
            case .sqlite: _ = try tx.run("DROP TRIGGER opened_file_no_update")
            case .postgres: _ = try tx.run("DROP TRIGGER opened_file_kept ON opened_file")
            }
            _ = try tx.run("UPDATE opened_file SET household_id = 'h9' WHERE position = 15")
        }
        await #expect(throws: BrokenChain(fault: .init(position: 15, reason: .entryAltered))) {
            try await journal.prune(before: cutoff, at: Moment(milliseconds: 99_000), signedBy: signer)
        }
        #expect(try await journal.verify().linked == 15)
    }

    /// Somebody makes up a segment to get rid of entries: the key is not theirs, or the hash is not the chain's.
    @Test(arguments: Engine.available)
    func `a segment that was made up is found`(engine: Engine) async throws {
        for isOwnKey in [false, true] {
            let (store, journal) = try await filled(engine)
            let forged = try JournalCheckpoint(
                .openings, position: 12, hash: [UInt8](repeating: 7, count: 32), at: Moment(milliseconds: 0),
                signedBy: isOwnKey ? signer : Curve25519.Signing.PrivateKey())
            try await store.write { tx in
                try tx.insert(
                    "pruned_segment",
                    [
                        "position": forged.position, "hash": forged.hash, "at": forged.at, "signing_key": forged.key,
                        "signature": forged.signature,
                    ])
                _ = try tx.run("DELETE FROM opened_file WHERE position <= 12")
            }
            let fault = try await journal.verify(key: key).firstFault
            #expect(fault?.position == (isOwnKey ? 13 : 12), "\(isOwnKey)")
        }
    }

    @Test func `three years, to the day`() {
        let cutoff = AccessRetention.cutoff(on: TestDay("2026-11-26"))
        #expect(cutoff == Moment(startOf: TestDay("2023-11-26"), in: "Europe/Paris"))
    }
}
