import Crypto
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefSQLite
import RelorefStorage
import RelorefTesting
import Testing

/// T17 and T18: what an old copy of the data may still tell, and what it may not.
struct RestoreTests {
    /// An installation on real files with twelve families, each with a note.
    private struct Home {
        let folder: URL
        let world: World

        init() async throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "reloref-restore-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            world = World(
                records: try SQLiteStore(path: folder.appending(path: "reloref.sqlite").path),
                keys: try SQLiteStore(path: folder.appending(path: "reloref.sqlite.keys").path, erasing: true))
            try await world.settle()
            let author = try await world.author(.alice)
            for number in 0..<12 {
                let id = "h\(number)"
                try await world.store.write { tx in
                    try author.vault.makeKeys(for: [id])
                    try tx.register(Self.family(id), duplicatesIn: nil, by: author)
                    try tx.addNote(
                        "Visite faite", to: id, level: .team, checkedBy: FreeText(keywords: []), by: author)
                }
            }
        }

        static func family(_ id: String) -> NewHousehold {
            NewHousehold(
                id: id, site: "s1", referent: "alice", openedOn: TestDay("2021-01-04"),
                persons: [
                    NewPerson(
                        PersonalIdentity(
                            family: "Rahimi", given: "Najib", birth: PartialDate(text: "1988-04-12") ?? .unknown),
                        sex: .male, kinship: .reference, profile: PersonalProfile(nationalities: ["AFG"]))
                ])
        }

        /// The records as a backup holds them, opened on a machine of its own.
        func backup() throws -> SQLiteStore {
            let path = folder.appending(path: "backup-\(UUID().uuidString).sqlite").path
            try (world.store as? SQLiteStore)?.copy(to: path)
            return try SQLiteStore(path: path)
        }

        var files: [(name: String, bytes: Data)] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.compactMap { name in
                FileManager.default.contents(atPath: folder.appending(path: name).path).map { (name, $0) }
            }
        }
    }

    private let masterKey = SymmetricKey(data: [UInt8](repeating: 7, count: 32))

    @Test func `an old copy opened with today's keys keeps an erased file closed and opens the others`() async throws {
        let home = try await Home()
        let old = try home.backup()
        let whole = try await old.read { [vault = home.world.vault] in try $0.verifySealedFields(vault) }
        #expect(whole.holds && whole.opened == 36 && whole.erased == 0, "\(whole)")
        try home.world.vault.erase("h3", at: home.world.now)
        let today = Vault(keys: home.world.keys, masterKey: masterKey)
        let after = try await old.read { try $0.verifySealedFields(today) }
        #expect(after.holds && after.opened == 33 && after.erased == 3, "\(after)")
    }

    @Test func `a copy of the data without the keys opens nothing`() async throws {
        let home = try await Home()
        let old = try home.backup()
        let none = try SQLiteStore()
        try await none.migrate(KeyStore.migrations)
        let stranger = Vault(keys: KeyStore(none), masterKey: masterKey)
        let found = try await old.read { try $0.verifySealedFields(stranger) }
        #expect(found.opened == 0 && !found.holds, "\(found)")
    }

    @Test func `the bytes of an erased key are in none of the files`() async throws {
        let home = try await Home()
        let wrapped = try #require(
            try await home.world.keys.store.read { try $0.row("SELECT wrapped FROM wrapped_key WHERE owner = 'h5'") }
        )
        .bytes("wrapped")
        let holders = home.files.filter { $0.bytes.range(of: Data(wrapped)) != nil }.map(\.name)
        #expect(!holders.isEmpty)
        try home.world.vault.erase("h5", at: home.world.now)
        #expect(home.files.filter { $0.bytes.range(of: Data(wrapped)) != nil }.map(\.name) == [])
    }

    @Test func `a sealed field that was altered is found`() async throws {
        let home = try await Home()
        let vault = home.world.vault
        try await home.world.store.write { tx in
            let note = try tx.row("SELECT id, sealed FROM note ORDER BY id LIMIT 1")
            var bytes = try note?.bytes("sealed") ?? []
            bytes[20] ^= 1
            try tx.run("UPDATE note SET sealed = \(bytes) WHERE id = \(try note?.text("id") ?? "")")
        }
        let found = try await home.world.store.read { try $0.verifySealedFields(vault) }
        #expect(found.firstFault?.hasPrefix("note ") == true && found.opened == 35, "\(found)")
    }
}
