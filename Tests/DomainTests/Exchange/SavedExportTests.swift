import RelorefDomain
import Testing

struct SavedExportTests {
    struct Situation: CustomTestStringConvertible {
        let rhythm: SavedExport.Rhythm
        let after: String, due: String
        var testDescription: String { "\(rhythm) after \(after)" }
    }

    static let situations: [Situation] = [
        .init(rhythm: .weekly, after: "2026-11-27", due: "2026-11-30"),
        .init(rhythm: .weekly, after: "2026-11-30", due: "2026-12-07"),
        .init(rhythm: .weekly, after: "2026-11-29", due: "2026-11-30"),
        .init(rhythm: .monthly, after: "2026-01-31", due: "2026-02-01"),
        .init(rhythm: .monthly, after: "2026-12-01", due: "2027-01-01"),
        .init(rhythm: .monthly, after: "2028-02-29", due: "2028-03-01"),
        .init(rhythm: .quarterly, after: "2026-01-01", due: "2026-04-01"),
        .init(rhythm: .quarterly, after: "2026-05-31", due: "2026-07-01"),
        .init(rhythm: .quarterly, after: "2026-12-31", due: "2027-01-01"),
        .init(rhythm: .yearly, after: "2026-01-01", due: "2027-01-01"),
        .init(rhythm: .yearly, after: "2026-12-31", due: "2027-01-01"),
    ]

    @Test(arguments: situations)
    func `the next day of a rhythm comes after the last`(_ situation: Situation) throws {
        let after = try #require(Day(iso: situation.after))
        #expect(situation.rhythm.day(after: after).iso == situation.due)
    }

    @Test func `a day that passed stays due until it was taken`() throws {
        let since = try #require(Day(iso: "2026-10-10"))
        var export = try SavedExport(
            id: "1", name: "Bilan", choice: .everything, purpose: "bilan du mois", rhythm: .monthly, since: since)
        #expect(export.due?.iso == "2026-11-01")
        export.lastTaken = Day(iso: "2026-11-20")
        #expect(export.due?.iso == "2026-12-01")
    }

    @Test func `without a rhythm nothing is due`() throws {
        let export = try SavedExport(
            id: "1", name: "Bilan", choice: .everything, purpose: "bilan", rhythm: nil, since: Day(number: 0))
        #expect(export.due == nil)
    }

    @Test func `it has a name, a purpose and at least one subject`() {
        func keep(_ name: String, _ purpose: String, _ tables: Set<String>?) throws(SavedExport.Refusal) {
            _ = try SavedExport(
                id: "1", name: name, choice: ExportChoice(tables: tables), purpose: purpose, rhythm: nil,
                since: Day(number: 0))
        }
        #expect(throws: SavedExport.Refusal.nameMissing) { try keep("", "bilan", nil) }
        #expect(throws: SavedExport.Refusal.purposeMissing) { try keep("Bilan", "", nil) }
        #expect(throws: SavedExport.Refusal.tablesMissing) { try keep("Bilan", "bilan", []) }
    }
}
