import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// What is announced before an import, and that it is what the import then does.
struct ImportExaminationTests {
    private static let header = ["external_id", "household_id", "sex", "family", "given", "birth"]

    private func persons(_ rows: [[String]]) -> ImportSheet {
        ImportSheet(
            table: "persons",
            rows: ([Self.header] + rows).enumerated().map { CSVRow(line: $0.offset + 1, cells: $0.element) })
    }

    private func register(_ engine: Engine) async throws -> Register {
        let register = try await Register(engine)
        // The folder is gone when it is let go.
        let folder = try SmallPackage.folder()
        let report = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        #expect(report.isWritten)
        return register
    }

    /// The indexes that a registration asks, over the people of the register.
    private func known(_ register: Register) async throws -> PeopleFinder {
        let directory = NameDirectory(vault: register.author.vault)
        return try await register.store.read { tx in
            PeopleFinder(
                names: try directory.index(for: .everything, tx), phones: try directory.phones(for: .everything, tx))
        }
    }

    private func examine(_ sheet: ImportSheet, keeping kept: Set<Int> = [], _ register: Register) async throws
        -> ImportExamination
    {
        try await ImportExamination.perform(
            [sheet], keeping: kept, known: try await known(register), author: register.author, store: register.store)
    }

    @Test(arguments: Engine.available)
    func `lines are ready, at fault or possible duplicates, each once; the run does what was announced`(
        engine: Engine
    ) async throws {
        let register = try await register(engine)
        let sheet = persons([
            ["N1", "H1", "F", "Okonkwo", "Adaeze", "1999-03-04"], ["N2", "H1", "Z", "Petrenko", "Olena", "1990"],
            ["N3", "H9", "M", "Rahimi", "Jamal", "1991"], ["N4", "H1", "F", "Haydari", "Zahrah", "1980-05-03"],
            ["N5", "H2", "M", "Okonkwo", "Adaeze", "1999-03-04"],
        ])
        let found = try await examine(sheet, register)
        #expect(found.faultyLines == 2 && found.faults.map(\.line) == [3, 4])
        #expect(found.openDuplicates.map(\.line) == [5, 6])
        #expect(found.openDuplicates.first?.known != nil && found.openDuplicates.last?.otherLine == 2)
        #expect(found.isPossible && found.report.total.new == 1)
        let kept = try await examine(sheet, keeping: [6], register)
        #expect(kept.report.total.new == 2 && kept.openDuplicates.map(\.line) == [5])
        let report = try await PackageImport(sheets: [sheet], choices: kept.choices)
            .run(author: register.author, store: register.store)
        #expect(report.isWritten && report.total == kept.report.total)
        #expect(try await register.rows("person") == 5)
    }

    @Test(arguments: [
        ("Haydari", "Zahrah", "1981"), ("Zahra", "Haidari", "1979-01-01"), ("Haidari", "Zara", "1980"),
        ("Haidari", "Zahra", "1985"), ("Haidari", "Zahra", ""), ("Okonkwo", "Zahra", "1980"),
        ("Haïdary", "Zahra", "1980-05-02"), ("Teklai", "", "1985-07"), ("Tekle", "", "1985-07"),
    ])
    func `a person is a possible duplicate here exactly when a registration says so`(
        family: String, given: String, birth: String
    ) async throws {
        let register = try await register(.sqliteMemory)
        let index = try await known(register).names
        let identity = PersonalIdentity(
            family: family, given: given, originalScript: "", aliases: [], birth: PartialDate(text: birth) ?? .unknown)
        let author = register.author
        let registered = try await register.store.read { tx in
            try tx.possibleDuplicates(of: identity, in: index, by: author)
        }
        let found = try await examine(persons([["N1", "H1", "F", family, given, birth]]), register)
        #expect(found.duplicates.map(\.known) == registered.prefix(1).map(\.person))
    }

    @Test func `a number of another household is pointed at, of one's own is not (V26)`() async throws {
        let register = try await register(.sqliteMemory)
        let rows = [
            Self.header + ["phone"], ["N1", "H2", "F", "Okonkwo", "Adaeze", "1999-03-04", "06 12 34 56 78"],
            ["N2", "H1", "F", "Petrenko", "Olena", "1990", "06 12 34 56 78"],
        ]
        let sheet = ImportSheet(
            table: "persons", rows: rows.enumerated().map { CSVRow(line: $0.offset + 1, cells: $0.element) })
        let shared = try await examine(sheet, register).warnings.filter { $0.hints.first == "V26" }
        #expect(shared.map { "\($0.line ?? 0) \($0.hints[1])" } == ["2 sharedPhone", "3 sharedLine"])
    }

    @Test func `a file that cannot be read at all cannot be imported in part`() async throws {
        let register = try await register(.sqliteMemory)
        let sheet = ImportSheet(
            table: "persons", rows: [CSVRow(line: 1, cells: ["family"]), CSVRow(line: 2, cells: ["x"])])
        let found = try await examine(sheet, register)
        #expect(!found.isPossible && found.faults.map(\.code) == [.missingColumn])
    }

    @Test func `what was sent is sealed while it waits, and its key is gone afterwards`() async throws {
        let register = try await Register(.sqliteMemory)
        let author = register.author
        let secret = Array("external_id;family\nP1;Haidari-Secret\n".utf8)
        var draft = ImportDraft(
            title: "Haidari-Secret.csv", sheets: [.init(name: "Haidari-Secret", isFromWorkbook: false)])
        draft.corrections = [.init(sheet: 0, line: 2, field: "family", value: "Haidari-Secret")]
        let kept = draft
        try await register.store.write { try $0.openImport("i1", kept, [secret], by: author) }
        let blocks = try await register.store.read {
            try $0.rows("SELECT sealed FROM import_block").map { try $0.bytes("sealed") }
        }
        #expect(blocks.count == 2)
        #expect(!blocks.contains { String(decoding: $0, as: UTF8.self).contains("Haidari") })
        #expect(try await register.store.read { try $0.importSheet(0, of: "i1", by: author) } == secret)
        #expect(try await register.store.read { try $0.importDraft(of: "i1", by: author) } == kept)
        let early = author.now.adding(seconds: 6 * 86_400)
        #expect(try await register.store.write { try $0.expireImports(at: early) } == [])
        let late = author.now.adding(seconds: 8 * 86_400)
        #expect(try await register.store.write { try $0.expireImports(at: late) } == ["i1"])
        try ImportSecrets.erase("i1", author.vault, at: late)
        #expect(try await register.rows("import_block") == 0)
        #expect(try await register.store.read { try $0.importRun("i1", of: author.actor) }?.state == .discarded)
    }
}
