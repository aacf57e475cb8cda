import Crypto
import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

/// A register and somebody who may take everything out of it and put everything into it.
struct Register: Sendable {
    let store: any Store
    let author: Author

    /// An empty, migrated database with one account, whose rights are given by the test.
    init(_ engine: Engine, prefix: String = "new", today: String = "2026-11-21") async throws {
        store = try await engine.store()
        let keys = try await engine.store()
        try await keys.migrate(KeyStore.migrations)
        try await store.migrate(Migration.all)
        let vault = Vault(keys: KeyStore(keys), masterKey: SymmetricKey(data: [UInt8](repeating: 9, count: 32)))
        let counter = Counter()
        let day = TestDay(today)
        author = Author(
            actor: Register.actor(.everything), now: Moment(startOf: day, in: "Europe/Paris"), today: day,
            newID: { "\(prefix)-\(counter.next())" }, vault: vault)
        let now = author.now
        try await store.write { tx in
            try tx.insertAccount(id: "importer", email: "import@exemple.fr", name: "Import", at: now)
        }
    }

    static func actor(_ reach: Reach, roles: Set<Role> = [.headOfSite]) -> Actor {
        Actor(
            id: "importer", name: "Import", locale: "fr", roles: roles, files: reach, stock: reach, facts: reach)
    }

    /// The same pen in a hand that reaches less.
    func author(_ reach: Reach, roles: Set<Role> = [.headOfSite]) -> Author {
        Author(
            actor: Register.actor(reach, roles: roles), now: author.now, today: author.today, newID: author.newID,
            vault: author.vault)
    }

    func export(to folder: URL, as other: Author? = nil) async throws {
        _ = try await PackageExport.run(to: folder, purpose: "essai", author: other ?? author, store: store)
    }

    func rows(_ table: String) async throws -> Int {
        try await store.read { try $0.row("SELECT count(*) AS rows FROM \(Query(unbound: table))")?.int("rows") ?? -1 }
    }

    /// How many rows the tables of the package have, all together.
    func recordCount() async throws -> Int {
        var sum = 0
        for table in PackageTable.all { sum += try await rows(table.stored) }
        return sum
    }
}

/// A folder that is gone when the test is over.
final class Folder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "reloref-exchange-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Every file's bytes by its name.
    func contents() throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: url.path) {
            found[name] = try Data(contentsOf: url.appending(path: name))
        }
        return found
    }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }

    /// Changes the first place where a text stands in a file.
    func replace(_ old: String, with new: String, in name: String) throws {
        let text = try text(name)
        guard let range = text.range(of: old) else { throw CocoaError(.fileReadUnknown) }
        try write(name, text.replacingCharacters(in: range, with: new))
    }
}
