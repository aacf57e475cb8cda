import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Other bodies spell a name their own way: which one, and how, is kept with the person (V08).
struct SystemSpellingTests {
    @Test func `a spelling is read and written with its system, and nothing else is one`() {
        for text in ["caf:Haydari Zahra", "siSiao:Aïdari: Zara", "other:Ali"] {
            #expect(SystemSpelling(text)?.text == text, "\(text)")
        }
        #expect(SystemSpelling(.caf, "  Haydari   Zahra ")?.name == "Haydari Zahra")
        #expect(SystemSpelling(.caf, "Haydari; Zahra")?.text == "caf:Haydari, Zahra")
        for text in ["Haydari", "bank:Haydari", "caf:", "caf: ", ":Haydari", ""] {
            #expect(SystemSpelling(text) == nil, "\(text)")
        }
        #expect(SystemSpelling(.ofii, " ") == nil)
    }

    private func spellings(_ texts: [String]) -> [SystemSpelling] { texts.compactMap { SystemSpelling($0) } }

    private func person(_ cases: Cases) async throws -> String {
        try await cases.registered(Cases.single("h1"))
        return try await cases.act { tx, author in try tx.members(of: "h1", by: author).first?.id ?? "" }
    }

    private func now(_ cases: Cases) async throws -> PersonalIdentity? {
        try await cases.act { tx, author in try tx.members(of: "h1", by: author).first?.identity }
    }

    @Test(arguments: Engine.available)
    func `a spelling is kept sealed, journalled by its system alone, and outlives a new identity`(
        engine: Engine
    ) async throws {
        let cases = try await Cases(engine)
        let id = try await person(cases)
        let given = spellings(["caf:Nouri Ferid", "siSiao:Nuri Farid"])
        _ = try await cases.act { tx, author in try tx.setNames(given, of: id, by: author) }
        #expect(try await now(cases)?.spellings == given)
        #expect(
            try await cases.count("journal_entry", "act = 'spellings' AND detail LIKE '%systems=caf,siSiao%'") == 1)
        #expect(try await cases.count("journal_entry", "detail LIKE '%Nouri%'") == 0)
        let sealed = try await cases.world.store.read { tx in
            try tx.rows("SELECT sealed FROM identity").map { String(decoding: try $0.bytes("sealed"), as: UTF8.self) }
        }
        #expect(!sealed.isEmpty && !sealed.contains { $0.contains("Nouri") })
        _ = try await cases.act { tx, author in
            try tx.settleIdentity(
                PersonalIdentity(family: "Nouri", given: "Farid", birth: .unknown), of: id, from: TestDay("2026-11-02"),
                source: .ofpra, duplicatesIn: nil, by: author)
        }
        #expect(try await now(cases)?.display == "Nouri Farid")
        #expect(try await now(cases)?.spellings == given)
        // One that is taken away is gone.
        _ = try await cases.act { tx, author in try tx.setNames([], of: id, by: author) }
        #expect(try await now(cases)?.spellings == [])
    }

    @Test(arguments: Engine.available)
    func `search and the look for duplicates find the spelling of another system`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let id = try await person(cases)
        let given = spellings(["ofii:Qasimov Rustam"])
        let names = NameDirectory(vault: cases.world.vault)
        let found: @Sendable (Cast) async throws -> [String] = { who in
            let actor = try await cases.world.actor(who)
            return try await cases.world.store.read { tx in
                try tx.files(named: "qasimov", in: names, visibleTo: actor, vault: cases.world.vault).shown.map(\.id)
            }
        }
        #expect(try await found(.alice) == [])
        _ = try await cases.act { tx, author in try tx.setNames(given, of: id, by: author) }
        #expect(try await found(.alice) == ["h1"])
        #expect(try await found(.charlie) == [])
        try cases.world.vault.makeKeys(for: ["h2"])
        let twin = NewHousehold(
            id: "h2", site: "s1", openedOn: TestDay("2026-11-02"),
            persons: [Cases.person("Qasimov", "Rustam", born: "1992-02-08")])
        #expect(
            try await cases.findings { tx, author in
                let index = try names.index(for: author.actor.files, tx)
                return try tx.register(twin, duplicatesIn: index, by: author)
            } == ["V06 warn"])
    }

    @Test(arguments: Engine.available)
    func `another association writes no spelling`(engine: Engine) async throws {
        let cases = try await Cases(engine)
        let id = try await person(cases)
        await #expect(throws: NotVisible.self) {
            try await cases.act(as: .charlie) { tx, author in
                _ = try tx.setNames(spellings(["caf:X"]), of: id, by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what a file says of spellings is read, and what is no spelling is said`(engine: Engine) async throws {
        let situations: [(cell: String, isRead: Bool)] = [
            ("caf:Haydari Zahra; siSiao : Aïdari", true), ("caf:", false), ("Haydari", false), ("bank:Haydari", false),
            ("caf:Un;caf:Deux", false),
        ]
        for (cell, isRead) in situations {
            let register = try await Register(engine)
            let folder = try SmallPackage.folder(
                "persons.csv", "phone\nP1,H1,F,Haidari,Zahra,1980-05-02,AF,0612345678",
                "system_names\nP1,H1,F,Haidari,Zahra,1980-05-02,AF,\(cell)")
            let report = try await PackageImport(folder.url).run(author: register.author, store: register.store)
            #expect(report.isWritten == isRead, "\(cell): \(report.faults.map(\.sentence))")
        }
    }
}
