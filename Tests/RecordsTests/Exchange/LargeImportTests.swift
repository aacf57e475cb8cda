import Foundation
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Thousands of lines: indexes are set aside meanwhile, entries of the journal are written together, and it shows nowhere.
struct LargeImportTests {
    private static let households = 2_050

    /// Everybody lived in one centre; the last two bear one name.
    private static func folder(lastDay: String = "2009-01-10") throws -> Folder {
        let folder = try Folder()
        for name in ["associations.csv", "sites.csv", "centres.csv"] {
            try folder.write(name, SmallPackage.files[name] ?? "")
        }
        var tables = [
            "households.csv": "external_id,site_id,opened_on,closed_on,close_reason,composition,size\n",
            "persons.csv": "external_id,household_id,sex,family,given,birth,phone\n",
            "memberships.csv": "external_id,household_id,person_id,kinship,from_day\n",
            "accommodations.csv": "external_id,household_id,site_id,kind,state,centre_id,from_day,to_day,exit_type\n",
        ]
        for number in 1...households {
            let name = Self.name(min(number, households - 1))
            let day = number == households ? lastDay : "2009-01-10"
            tables["households.csv"]? += "H\(number),S,\(day),2010-02-01,housed,singleMan,1\n"
            tables["persons.csv"]? += "P\(number),H\(number),M,\(name),Idris,1980,0612345678\n"
            tables["memberships.csv"]? += "M\(number),H\(number),P\(number),reference,2009-01-10\n"
            tables["accommodations.csv"]? += "T\(number),H\(number),S,centre,ended,C,2009-01-10,2009-05-04,unknown\n"
        }
        for (name, text) in tables { try folder.write(name, text) }
        return folder
    }

    /// Numbers as letters, of which no two sound alike.
    private static func name(_ number: Int) -> String {
        let letters = Array("blmrsk")
        return String(number, radix: 6).map { "\(letters[$0.wholeNumberValue ?? 0])a" }.joined()
    }

    private func schema(_ store: any Store) async throws -> [String] {
        try await store.read { tx in
            try tx.rows(
                tx.engine == .sqlite
                    // The statistics have tables of their own.
                    ? "SELECT name, sql AS text FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
                    : """
                    SELECT indexname AS name, indexdef AS text FROM pg_indexes
                    WHERE schemaname = current_schema() ORDER BY indexname
                    """
            ).map { try $0.text("name") + " " + $0.text("text") }
        }
    }

    @Test(arguments: Engine.available)
    func `every line becomes a record with its entry, and the schema is as it was`(engine: Engine) async throws {
        let register = try await Register(engine)
        let before = try await schema(register.store)
        let folder = try Self.folder()
        let report = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        #expect(report.faults.map(\.sentence) == [])
        #expect(report.isWritten)
        #expect(report.total.new == 4 * Self.households + 3)
        #expect(report.duplicateCount == 1)
        #expect(try await schema(register.store) == before)
        #expect(try await register.rows("journal_entry") == report.total.new + 1)
        let (drifted, entries) = try await register.store.read { tx in
            (
                try tx.driftedFacts(),
                try tx.row(
                    """
                    SELECT count(*) AS entries FROM person JOIN journal_entry AS entry
                      ON entry.noun = 'person' AND entry.subject_id = person.id AND entry.act = 'create'
                    """)?.int("entries")
            )
        }
        #expect(drifted == 0 && entries == Self.households)
        // Each name opens again under its own household's key.
        let exported = try Folder()
        try await register.export(to: exported.url)
        #expect(try exported.text("persons.csv").matches(of: /[a-z]+,Idris/).count == Self.households)
    }

    @Test(arguments: Engine.available)
    func `a fault in the last line leaves everything as it was`(engine: Engine) async throws {
        let register = try await Register(engine)
        let before = try await schema(register.store)
        let folder = try Self.folder(lastDay: "2009-13-10")
        for name in ["persons.csv", "memberships.csv", "accommodations.csv"] {
            try FileManager.default.removeItem(at: folder.url.appending(path: name))
        }
        let report = try await PackageImport(folder.url).run(author: register.author, store: register.store)
        #expect(!report.isWritten && report.faults.map(\.line) == [Self.households + 1])
        #expect(try await schema(register.store) == before)
        #expect(try await register.rows("household") == 0)
        #expect(try await register.rows("journal_entry") == 0)
    }
}
