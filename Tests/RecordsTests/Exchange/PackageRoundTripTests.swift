import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A register filled by one seed.
func filled(_ engine: Engine, seed: Int, households: Int = 12) async throws -> Register {
    let register = try await Register(engine, prefix: "old")
    let author = register.author
    try await register.store.write { tx in
        var world = RandomWorld(tx, author, seed: seed)
        try world.fill(households: households)
    }
    return register
}

@Suite struct PackageRoundTripTests {
    /// Exports, imports into an empty register, exports again, and compares every byte.
    private func roundTrip(_ engine: Engine, seed: Int, households: Int) async throws {
        let (first, second) = (try Folder(), try Folder())
        try await filled(engine, seed: seed, households: households).export(to: first.url)
        let empty = try await Register(engine)
        let report = try await PackageImport(first.url).run(author: empty.author, store: empty.store)
        #expect(report.faults.map(\.sentence) == [], "seed \(seed)")
        #expect(report.isWritten, "seed \(seed)")
        #expect(report.total.new == report.total.lines)
        try await empty.export(to: second.url)
        let (before, after) = (try first.contents(), try second.contents())
        #expect(before.count == PackageTable.all.count + 1)
        for (name, bytes) in before {
            #expect(after[name] == bytes, "seed \(seed): \(name) is not the same after the round trip")
        }
    }

    @Test(arguments: Engine.available)
    func `export, import into an empty register and export again gives the same bytes`(engine: Engine) async throws {
        try await roundTrip(engine, seed: 7, households: 40)
    }

    /// Forty, and a hundred in the long checks.
    private static let registers =
        1...(ProcessInfo.processInfo.environment["RELOREF_LONG_CHECKS"] == nil ? 40 : 100)

    @Test(arguments: registers) func `random registers survive the round trip`(seed: Int) async throws {
        try await roundTrip(.sqliteMemory, seed: seed, households: 5)
    }

    @Test(arguments: Engine.available)
    func `the same package imported again changes nothing`(engine: Engine) async throws {
        let folder = try Folder()
        let register = try await filled(engine, seed: 3)
        try await register.export(to: folder.url)
        let (records, entries) = (try await register.recordCount(), try await register.rows("journal_entry"))
        let report = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        #expect(report.faults.map(\.sentence) == [])
        #expect(report.total.unchanged == report.total.lines)
        #expect(report.duplicateCount == 0)
        #expect(try await register.recordCount() == records)
        // The import itself is told in the journal, and nothing else.
        #expect(try await register.rows("journal_entry") == entries + 1)
    }

    @Test(arguments: Engine.available)
    func `one edited line is one change, journalled with its field`(engine: Engine) async throws {
        let folder = try Folder()
        let register = try await filled(engine, seed: 5)
        try await register.export(to: folder.url)
        try folder.replace(",77-", with: ",78-", in: "dwellings.csv")
        let report = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        #expect(report.total.changed == 1)
        #expect(report.tables["dwellings"]?.changed == 1)
        #expect(report.total.new == 0)
        let entry = try await register.store.read {
            try $0.row("SELECT noun, detail FROM journal_entry WHERE act = 'update'")
                .map { [try $0.text("noun"), try $0.text("detail")] }
        }
        #expect(entry?.first == "dwelling")
        #expect(entry?.last?.contains("fields=code") == true)
        let again = try Folder()
        try await register.export(to: again.url)
        #expect(try again.contents() == folder.contents())
    }

    @Test(arguments: Engine.available)
    func `a name put right is sealed again, and a new source keeps the old identity`(engine: Engine) async throws {
        let folder = try Folder()
        let register = try await Register(engine)
        try folder.write("associations.csv", "external_id,name\nA,Relais\n")
        try folder.write("sites.csv", "external_id,association_id,name,departement\nS,A,Melun,77\n")
        try folder.write(
            "households.csv", "external_id,site_id,opened_on,composition,size\nH,S,17/11/2009,singleMan,1\n")
        func importing(_ person: String) async throws -> ImportReport {
            try folder.write(
                "persons.csv", "external_id;household_id;sex;family;birth;identity_source\nP;H;M;\(person)\n")
            return try await PackageImport(folder.url).run(author: register.author, store: register.store)
        }
        #expect(try await importing("Haidari;1980;declared").total.new == 4)
        #expect(try await importing("Haïdari;1980;declared").tables["persons"]?.changed == 1)
        #expect(try await register.rows("identity") == 1)
        #expect(try await importing("Haïdari;1981-02;ofpra").tables["persons"]?.changed == 1)
        #expect(try await register.rows("identity") == 2)
        try await register.export(to: folder.url)
        #expect(try folder.text("persons.csv").contains("P,H,M,Haïdari,,,,1981-02,,ofpra"))
        #expect(try folder.text("identities.csv").contains(",P,,declared,Haïdari,,,,1980"))
    }

    @Test(arguments: Engine.available)
    func `whoever reaches one association takes along its files alone`(engine: Engine) async throws {
        let folder = try Folder()
        let register = try await filled(engine, seed: 11)
        let narrow = register.author(.sites(["s3"]))
        try await register.export(to: folder.url, as: narrow)
        let mine = try await register.store.read {
            try $0.row("SELECT count(*) AS rows FROM household WHERE site_id = 's3'")?.int("rows") ?? -1
        }
        #expect(try CSVText.rows(Array(folder.text("households.csv").utf8), block: 999).count == mine + 1)
        let report = try await PackageImport(folder.url).run(author: narrow, store: register.store)
        #expect(report.faults.map(\.sentence) == [])
        #expect(report.total.changed == 0)
    }

    @Test func `the nationality leaves with those who see it, and an export says what it is for`() async throws {
        let folder = try Folder()
        let register = try await filled(.sqliteMemory, seed: 2)
        let author = register.author(.everything, roles: [.networkHead])
        try await register.export(to: folder.url, as: author)
        #expect(try !folder.text("persons.csv").contains("nationalities"))
        #expect(try !folder.text("datapackage.json").contains("nationalities"))
        await #expect(throws: ExportRefusal.self) {
            try await PackageExport.run(to: folder.url, purpose: " ", author: author, store: register.store)
        }
        await #expect(throws: ExportRefusal.notAllowed) {
            try await PackageExport.run(
                to: folder.url, purpose: "essai", author: register.author(.everything, roles: [.funder]),
                store: register.store)
        }
    }
}
