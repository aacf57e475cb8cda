import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// What leaves without names says of nobody who it is, and still joins.
struct PseudonymousExportTests {
    private static let choice = ExportChoice(content: .pseudonymous, hasHashtags: true)

    private static let ofNobody: Set<String> = ["associations", "sites", "centres", "centre_capacities"]

    /// Both exports of the same register, table by table: the whole one and the one without names.
    private struct Both {
        let register: Register
        let (whole, bare): (Folder, Folder)

        init(_ engine: Engine, seed: Int) async throws {
            (whole, bare) = (try Folder(), try Folder())
            register = try await filled(engine, seed: seed)
            try await register.export(to: whole.url)
            _ = try await PackageExport.run(
                to: bare.url, choice, purpose: "étude", author: register.author, store: register.store)
        }

        func bareRows(_ table: PackageTable) throws -> [[String]]? {
            guard FileManager.default.fileExists(atPath: bare.url.appending(path: table.file).path) else { return nil }
            return try CSVText.rows(Array(bare.text(table.file).utf8), block: 999).map(\.cells)
        }
    }

    @Test(arguments: Engine.allCases, [5, 17, 230])
    func `no name, no number, no address, no text and no id of the register leaves`(
        engine: Engine, seed: Int
    ) async throws {
        let both = try await Both(engine, seed: seed)
        let secrets = try self.secrets(in: both.whole)
        try #require(secrets.count > 100, "seed \(seed)")
        for table in PackageTable.all where !Self.ofNobody.contains(table.name) {
            guard let rows = try both.bareRows(table) else { continue }
            for row in rows.dropFirst(2) {
                for cell in row { #expect(!secrets.contains(cell), "\(table.name): \(cell), seed \(seed)") }
            }
        }
    }

    /// Everything in the whole package that says who or where: sealed cells, free texts, ids and numbers of files.
    private func secrets(in whole: Folder) throws -> Set<String> {
        let telling: Set<String> = ["code", "area", "commune", "figure_id"]
        var secrets: Set<String> = []
        for table in PackageTable.all where !Self.ofNobody.contains(table.name) {
            let rows = try CSVText.rows(Array(whole.text(table.file).utf8), block: 999).map(\.cells)
            for row in rows.dropFirst() {
                for (name, cell) in zip(rows[0], row) where cell.count > 3 {
                    let field = try #require(table.fields.first { $0.name == name })
                    let isTelling = field.isSealed || field.kind == .identifier || telling.contains(name)
                    if isTelling, field.kind != .flag, !(field.kind == .partialDate && cell.count == 4) {
                        secrets.insert(cell)
                    }
                }
            }
        }
        return secrets
    }

    @Test(arguments: [5, 17])
    func `lines still find each other, as many as before`(seed: Int) async throws {
        let both = try await Both(.sqliteMemory, seed: seed)
        var ids: [String: Set<String>] = [:]
        for table in PackageTable.all {
            guard let rows = try both.bareRows(table) else { continue }
            ids[table.name] = Set(rows.dropFirst(2).map { $0[0] })
            let all = try CSVText.rows(Array(both.whole.text(table.file).utf8), block: 999)
            #expect(rows.count - 2 == all.count - 1 && ids[table.name]?.count == rows.count - 2, "\(table.name)")
        }
        for table in PackageTable.all {
            guard let rows = try both.bareRows(table) else { continue }
            for (column, name) in rows[0].enumerated() {
                guard case .reference(let target)? = table.fields.first(where: { $0.name == name })?.kind,
                    let known = ids[target]
                else { continue }
                let cells = rows.dropFirst(2).map { $0[column] }.filter { !$0.isEmpty }
                #expect(known.isSuperset(of: cells), "\(table.name).\(name), seed \(seed)")
            }
        }
    }

    @Test func `nobody finds a line of one export in the next`() async throws {
        let both = try await Both(.sqliteMemory, seed: 17)
        let next = try Folder()
        _ = try await PackageExport.run(
            to: next.url, Self.choice, purpose: "étude", author: both.register.author, store: both.register.store)
        func ids(_ folder: Folder) throws -> Set<String> {
            Set(
                try CSVText.rows(Array(folder.text("households.csv").utf8), block: 999).dropFirst(2).map { $0.cells[0] }
            )
        }
        #expect(try ids(both.bare).isDisjoint(with: try ids(next)))
    }

    @Test func `tags stand below the names of the columns, and programs pass over them`() async throws {
        let both = try await Both(.sqliteMemory, seed: 5)
        let rows = try CSVText.rows(Array(both.bare.text("dwellings.csv").utf8), block: 999).map(\.cells)
        #expect(rows[1].allSatisfy { $0.hasPrefix("#") } && rows[1].count == rows[0].count)
        #expect(rows[1].contains("#adm2+code") && rows[1][0] == "#meta+id")
        let description = try both.bare.text("datapackage.json")
        #expect(description.contains("\"commentChar\" : \"#\"") && description.contains("reloref-pseudonymes"))
        #expect(try !both.whole.text("datapackage.json").contains("commentChar"))
    }

    @Test(arguments: Engine.allCases)
    func `a saved export is its owner's, and is taken on the day it leaves`(engine: Engine) async throws {
        let register = try await Register(engine)
        let (author, store) = (register.author, register.store)
        let kept = try await store.write { tx in
            try tx.keep(
                SavedExport(
                    id: "one", name: "Étude", choice: Self.choice, purpose: "étude", rhythm: .monthly,
                    since: TestDay("2026-09-15")), by: author)
        }
        #expect(kept.due == TestDay("2026-10-01"))
        let folder = try Folder()
        _ = try await PackageExport.run(
            to: folder.url, kept.choice, saved: kept.id, purpose: kept.purpose, author: author, store: store)
        let after = try await store.read { try $0.savedExports(of: author.actor) }
        #expect(after.map(\.due) == [TestDay("2026-12-01")])
        let again = try await store.write { tx in
            try tx.keep(
                SavedExport(
                    id: "two", name: "Étude", choice: .everything, purpose: "bilan", rhythm: nil, since: author.today),
                by: author)
        }
        #expect(again.id == "one" && again.choice == .everything && again.lastTaken == author.today)
        let other = Actor(
            id: "other", name: "Autre", locale: "fr", roles: [.headOfSite], files: .everything, stock: .everything,
            facts: .everything)
        #expect(try await store.read { try $0.savedExports(of: other) }.isEmpty)
        await #expect(throws: NotVisible.self) { try await store.read { try $0.savedExport("one", of: other) } }
        try await store.write { try $0.drop(savedExport: "one", by: author) }
        #expect(try await store.read { try $0.savedExports(of: author.actor) }.isEmpty)
        try await store.write { try $0.restore(savedExport: "one", by: author) }
        #expect(try await store.read { try $0.savedExports(of: author.actor) }.count == 1)
    }
}
