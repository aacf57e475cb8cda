import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

@Suite struct ImportFaultTests {
    private func refuse(_ damage: Damage, on engine: Engine) async throws {
        let register = try await Register(engine)
        let folder = try SmallPackage.folder(damage.file, damage.old, damage.new)
        let check = try await PackageImport(folder.url).check(author: register.author, store: register.store)
        let report = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        #expect(!report.isWritten)
        #expect(check.faults == report.faults)
        let fault = try #require(report.faults.first { $0.code == damage.code && $0.file == damage.told })
        #expect(fault.line == damage.line)
        #expect(fault.column == damage.column)
        if !damage.rule.isEmpty { #expect(fault.hints.first == damage.rule) }
        #expect(fault.sentence.hasPrefix(damage.told))
        #expect(!fault.sentence.contains("{"))
        #expect(report.faults.map(\.file) == [damage.told], "\(report.faults.map(\.sentence))")
        // Nothing is half imported: neither the good files before it nor the good lines beside it.
        #expect(try await register.recordCount() == 0)
        #expect(try await register.rows("journal_entry") == 0)
    }

    @Test(arguments: Engine.available) func `the small package has no fault, nor warnings`(engine: Engine) async throws
    {
        let register = try await Register(engine)
        let folder = try SmallPackage.folder()
        let check = try await PackageImport(folder.url).check(author: register.author, store: register.store)
        #expect(check.faults.map(\.sentence) == [])
        #expect(try await register.recordCount() == 0)
        let report = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        #expect(report.isWritten)
        #expect(report.total == check.total)
        // One entry a record, and one for the import.
        #expect(try await register.rows("journal_entry") == report.total.new + 1)
        let verdict = try await register.store.write { tx in
            while try tx.sealJournal() > 0 {}
            return try tx.verifyJournal()
        }
        #expect(verdict.holds)
    }

    @Test(arguments: Damage.cells, [Engine.sqliteMemory])
    func `a cell at fault is told with its line and column`(damage: Damage, engine: Engine) async throws {
        try await refuse(damage, on: engine)
    }

    @Test(arguments: Damage.files, [Engine.sqliteMemory])
    func `a file that cannot be read is told with its line`(damage: Damage, engine: Engine) async throws {
        try await refuse(damage, on: engine)
    }

    @Test(arguments: Damage.rules, Engine.available)
    func `a rule that is broken is told with its number, its line and its column`(
        damage: Damage, engine: Engine
    ) async throws {
        try await refuse(damage, on: engine)
    }

    @Test func `every code has its sentence`() {
        for code in ImportFault.Code.allCases {
            #expect(ImportFault(code, hints: ["a", "b"]).sentence != code.rawValue, "\(code)")
        }
    }

    @Test func `what is wrong with the folder is told by the file's name`() async throws {
        let register = try await Register(.sqliteMemory)
        func codes(_ prepare: (Folder) throws -> Void) async throws -> [ImportFault.Code] {
            let folder = try SmallPackage.folder()
            try prepare(folder)
            return try await PackageImport(folder.url).check(author: register.author, store: register.store)
                .faults.map(\.code)
        }
        #expect(try await codes { try $0.write("person.csv", "external_id\n") } == [.unknownFile])
        #expect(try await codes { try $0.write("datapackage.json", "{") } == [.unreadableDescription])
        let outside = "{\"resources\": [{\"name\": \"persons\", \"path\": \"../persons.csv\"}]}"
        #expect(try await codes { try $0.write("datapackage.json", outside) } == [.unsafePath])
        #expect(try await codes { try $0.write("notes.csv", "") } == [.noHeader])
        #expect(
            try await codes { try Data([0xFF, 0xFE, 0x61, 0]).write(to: $0.url.appending(path: "permits.csv")) }
                == [.utf16])
        let empty = try Folder()
        let report = try await PackageImport(empty.url).check(author: register.author, store: register.store)
        #expect(report.faults.map(\.code) == [.noTable])
    }

    @Test func `whoever may not import, or not reach, is refused`() async throws {
        let register = try await Register(.sqliteMemory)
        let folder = try SmallPackage.folder()
        let funder = register.author(.everything, roles: [.funder])
        let refused = try await PackageImport(folder.url).run(author: funder, store: register.store)
        #expect(refused.faults.map(\.code) == [.notAllowed])
        _ = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        try folder.replace("H1,S,2009-01-10", with: "H1,S,2009-01-09", in: "households.csv")
        try folder.replace("Melun", with: "Fontainebleau", in: "sites.csv")
        let stranger = register.author(.sites(["elsewhere"]))
        let report = try await PackageImport(folder.url).run(author: stranger, store: register.store)
        #expect(!report.isWritten)
        #expect(Set(report.faults.filter { $0.code == .outOfReach }.map(\.file)) == ["sites.csv", "households.csv"])
        #expect(report.total.changed == 0)
    }

    @Test func `lines that are left out take along what belongs to them, and nothing else`() async throws {
        let register = try await Register(.sqliteMemory)
        let folder = try SmallPackage.folder("persons.csv", "1985-07", "jamais")
        let choices = ImportChoices(leftOut: ["persons": [4]])
        let report = try await PackageImport(folder.url, choices: choices)
            .run(author: register.author, store: register.store)
        #expect(report.isWritten)
        #expect(report.tables["persons"]?.leftOut == 1)
        #expect(report.tables["memberships"]?.leftOut == 1)
        #expect(report.total.leftOut == 2)
        #expect(try await register.rows("person") == 2)
    }

    @Test(arguments: Engine.available)
    func `persons who may be known already are told, and imported as they are`(engine: Engine) async throws {
        let register = try await Register(engine)
        let folder = try SmallPackage.folder("persons.csv", "Teklay,,1985-07", "HAÏDARI,Zohra,1981-01-02")
        let report = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        #expect(report.duplicates.map(\.line) == [4])
        #expect(report.duplicates.first?.otherLine == 2)
        try folder.write("persons.csv", "external_id,household_id,sex,family,given,birth\nP9,H2,F,Zahra,Haidary,1980\n")
        let again = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        #expect(again.duplicates.first?.known != nil)
        #expect(again.tables["persons"]?.new == 1)
    }

    @Test(arguments: Engine.available)
    func `what the schema alone knows is told with the line that it refused`(engine: Engine) async throws {
        let register = try await Register(engine)
        let first = try SmallPackage.folder()
        #expect(try await PackageImport(first.url).run(author: register.author, store: register.store).isWritten)
        let entries = try await register.rows("journal_entry")
        let folder = try Folder()
        // The third line's code is that of a dwelling which is there already.
        try folder.write(
            "dwellings.csv",
            """
            external_id,code,site_id,usage,stock,landlord_id,departement,status,opening_capacity,service_from
            D3,77-003,S,relay,public,L,77,inService,4,2005-01-01
            D4,77-001,S,relay,public,L,77,inService,4,2005-01-01
            D5,77-005,S,relay,public,L,77,inService,4,2005-01-01

            """)
        let report = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        #expect(report.faults.map(\.code) == [.refusedBySchema])
        #expect(report.faults.map(\.line) == [3])
        #expect(report.total.new == 1 && report.total.faulty == 1 && !report.isWritten)
        #expect(try await register.rows("dwelling") == 2)
        #expect(try await register.rows("journal_entry") == entries)
    }
}
