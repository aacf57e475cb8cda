import Crypto
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// What a telephone takes along, and what it closes up for the server.
struct OfflineTests {
    /// The family that moved out, at a site whose telephones may take visits along.
    private func moved(_ engine: Engine, isOpen: Bool = true) async throws -> FollowUpRecordTests.Moved {
        let moved = try await FollowUpRecordTests.Moved(engine, on: "2026-10-20")
        if isOpen {
            try await moved.cases.act(as: .dora) { tx, author in try tx.letVisitsOut(true, ofSite: "s1", by: author) }
        }
        return moved
    }

    @Test(arguments: Engine.available)
    func `no visit leaves a site that did not open it, and nobody takes another’s visits`(engine: Engine) async throws {
        let closed = try await moved(engine, isOpen: false)
        #expect(try await closed.cases.act { tx, author in try tx.tour(by: author) } == [])
        let opened = try await moved(engine)
        let stops = try await opened.cases.act { tx, author in try tx.tour(by: author) }
        #expect(stops.map(\.id) == [opened.followUp])
        for who in [Cast.bob, .charlie] {
            #expect(try await opened.cases.act(as: who) { tx, author in try tx.tour(by: author) } == [], "\(who)")
        }
    }

    @Test(arguments: Engine.available)
    func `a site is opened and closed by who administers the network, and the journal says so`(
        engine: Engine
    ) async throws {
        let moved = try await moved(engine)
        await #expect(throws: (any Error).self) {
            try await moved.cases.act { tx, author in try tx.letVisitsOut(true, ofSite: "s2", by: author) }
        }
        try await moved.cases.act(as: .dora) { tx, author in
            try tx.letVisitsOut(true, ofSite: "s1", by: author)
            try tx.letVisitsOut(false, ofSite: "s1", by: author)
        }
        let acts = try await moved.cases.world.store.read { tx in
            try tx.rows("SELECT act FROM journal_entry WHERE noun = 'site' ORDER BY at, id").map { try $0.text("act") }
        }
        #expect(acts.sorted() == ["allowOffline", "forbidOffline"])
    }

    @Test(arguments: Engine.available)
    func `an envelope opens for the account that closed it, whole, and for nobody else`(engine: Engine) async throws {
        let cases = try await moved(engine).cases
        let key = try await cases.act { tx, author in try tx.offlineKey(by: author) }
        #expect(try await cases.act { tx, author in try tx.offlineKey(by: author) } == key)
        let sealed = try Envelopes.close(Array("bonjour".utf8), id: Envelopes.id(1), account: "alice", for: key)
        #expect(try await cases.act { tx, author in try tx.open(sealed, by: author) } == Array("bonjour".utf8))
        await #expect(throws: EnvelopeRefused.self) {
            try await cases.act(as: .bob) { tx, author in try tx.open(sealed, by: author) }
        }
        var box = sealed.box
        box[box.count - 1] ^= 1
        let altered = OfflineEnvelope(
            id: sealed.id, key: sealed.key, point: sealed.point, wrapped: sealed.wrapped, box: box)
        let other = OfflineEnvelope(
            id: Envelopes.id(2), key: sealed.key, point: sealed.point, wrapped: sealed.wrapped, box: sealed.box)
        for wrong in [altered, other] {
            await #expect(throws: EnvelopeRefused.self) {
                try await cases.act { tx, author in try tx.open(wrong, by: author) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the same visit sent again is known, another one under its id is not taken for it`(
        engine: Engine
    ) async throws {
        let moved = try await moved(engine)
        func receive(_ day: String, as who: Cast = .alice) async throws -> OfflineReceipt {
            let followUp = moved.followUp
            return try await moved.cases.act(as: who) { tx, author in
                try tx.receive(
                    NewContact(id: Envelopes.id(3), on: TestDay(day), text: "vu"), in: followUp,
                    checkedBy: FreeText(keywords: []), by: author, confirming: [:])
            }
        }
        #expect(try await receive("2026-11-20") == .new)
        #expect(try await receive("2026-11-20") == .known)
        #expect(try await receive("2026-11-19") == .other)
        let notes = try await moved.cases.world.store.read {
            try $0.row("SELECT count(*) AS n FROM note")?.int("n") ?? 0
        }
        #expect(notes == 1)
    }

    @Test(arguments: Engine.available)
    func `a note arrives once, at its level`(engine: Engine) async throws {
        let moved = try await moved(engine)
        func receive(_ level: NoteLevel) async throws -> OfflineReceipt {
            let followUp = moved.followUp
            return try await moved.cases.act { tx, author in
                try tx.receive(
                    note: "clé à rendre", id: Envelopes.id(4), level: level, in: followUp,
                    checkedBy: FreeText(keywords: []), by: author, confirming: [:])
            }
        }
        #expect(try await receive(.private) == .new)
        #expect(try await receive(.private) == .known)
        #expect(try await receive(.team) == .other)
    }
}

/// Envelopes as a telephone closes them.
enum Envelopes {
    static func id(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }

    static func close(
        _ plain: [UInt8], id: String, account: String, for key: OfflineKey
    ) throws -> OfflineEnvelope {
        let bound = Data(OfflineEnvelope.bound(id, account: account).utf8)
        let passing = P256.KeyAgreement.PrivateKey()
        let theirs = try P256.KeyAgreement.PublicKey(x963Representation: key.publicKey)
        let between = try passing.sharedSecretFromKeyAgreement(with: theirs).hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: Data(), sharedInfo: bound, outputByteCount: 32)
        let own = SymmetricKey(size: .bits256)
        let raw = own.withUnsafeBytes { Data($0) }
        let wrapped = try AES.GCM.seal(raw, using: between, authenticating: bound).combined ?? Data()
        let box = try AES.GCM.seal(plain, using: own, authenticating: bound).combined ?? Data()
        return OfflineEnvelope(
            id: id, key: key.id, point: [UInt8](passing.publicKey.x963Representation), wrapped: [UInt8](wrapped),
            box: [UInt8](box))
    }
}
