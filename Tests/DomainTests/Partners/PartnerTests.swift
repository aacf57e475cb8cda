import RelorefDomain
import Testing

/// The number, the names and the ties of a partner.
struct PartnerTests {
    @Test(arguments: [
        ("73282932000074", "73282932000074"), ("732 829 320 00074", "73282932000074"),
        ("732.829.320-00074", "73282932000074"),
        // La Poste: the seat by the key of Luhn, the offices by the sum of their figures.
        ("35600000000048", "35600000000048"), ("35600000049837", "35600000049837"),
        ("73282932000075", nil), ("35600000049838", nil), ("7328293200007", nil), ("732829320000740", nil),
        ("7328293200007a", nil), ("00000000000000", nil), ("", nil), ("٧٣٢٨٢٩٣٢٠٠٠٠٧٤", nil),
    ])
    func `a SIRET has fourteen figures and a key`(typed: String, digits: String?) {
        #expect(Siret(typed)?.digits == digits)
    }

    @Test func `a SIRET is written in its groups`() { #expect(Siret("73282932000074")?.spaced == "732 829 320 00074") }

    private static let today = day("2026-11-21")

    @Test func `a new name begins the day after the one of before ends`() throws {
        var names = PartnerNames(current: "ANPE", from: nil, former: [])
        try names.rename(to: "Pôle emploi", on: day("2009-01-01"), today: Self.today, id: "n1")
        try names.rename(to: "France Travail", on: day("2024-01-01"), today: Self.today, id: "n2")
        #expect(names.current == "France Travail" && names.currentFrom == day("2024-01-01"))
        #expect(names.former.map(\.name) == ["Pôle emploi", "ANPE"])
        #expect(names.former.map(\.from) == [day("2009-01-01"), nil])
        #expect(names.former.map(\.to) == [day("2023-12-31"), day("2008-12-31")])
    }

    @Test(arguments: [
        ("", "2025-01-01", PartnerRefusal.withoutName), ("Pôle emploi", "2025-01-01", .sameName),
        ("Autre", "2026-11-22", .dayAhead), ("Autre", "2009-01-01", .nameDays), ("Autre", "2005-01-01", .nameDays),
    ])
    func `a name is refused that has no room`(name: String, since: String, refusal: PartnerRefusal) {
        var names = PartnerNames(
            current: "Pôle emploi", from: day("2009-01-01"),
            former: [PartnerName(id: "a", name: "ANPE", to: day("2008-12-31"))])
        #expect(throws: refusal) {
            try names.rename(to: name, on: day(since), today: Self.today, id: "n")
        }
    }

    @Test(arguments: [
        (nil as String?, "2005-12-31", true), ("2006-01-01", "2008-12-31", false), ("1999-01-01", "2005-12-31", true),
        (nil, "2009-01-01", false), ("2005-01-01", "2004-12-31", false), ("2006-01-01", "2006-12-31", true),
        ("2006-01-01", "2007-06-30", false),
    ])
    func `a former name has days of its own`(from: String?, to: String, isTaken: Bool) {
        var names = PartnerNames(
            current: "SOLIHA", from: day("2009-01-01"),
            former: [PartnerName(id: "a", name: "PACT", from: day("2007-01-01"), to: day("2008-12-31"))])
        let name = PartnerName(id: "b", name: "Habitat", from: from.map { day($0) }, to: day(to))
        let wasTaken = (try? names.add(name, today: Self.today)) != nil
        #expect(wasTaken == isTaken)
    }

    @Test func `a partner becomes another one once, and never itself`() throws {
        var office = Partner(id: "a", name: "Office", kind: .hlmBody)
        let other = Partner(id: "b", name: "Habitat", kind: .hlmBody)
        let since = day("2020-01-01")
        #expect(throws: PartnerRefusal.notMerged) { try office.unmerge() }
        #expect(throws: PartnerRefusal.itself) { try office.merge(into: office, on: since, today: Self.today) }
        #expect(throws: PartnerRefusal.dayAhead) {
            try office.merge(into: other, on: day("2026-11-22"), today: Self.today)
        }
        try office.merge(into: other, on: since, today: Self.today)
        #expect(office.successor == Partner.Succession(into: "b", on: since))
        #expect(throws: PartnerRefusal.alreadyMerged) { try office.merge(into: other, on: since, today: Self.today) }
        try office.unmerge()
        #expect(office.successor == nil)
    }

    @Test(arguments: [("c", "a", true), ("b", "b", true), ("a", "c", false), ("x", "a", false), ("r1", "a", false)])
    func `members of members are found, and a ring ends`(start: String, target: String, leads: Bool) {
        let parents = ["c": "b", "b": "a", "r1": "r2", "r2": "r1"]
        #expect(PartnerTree.leads(from: start, to: target) { parents[$0] } == leads)
    }

    @Test func `of a stock the last line of a place and a type counts`() throws {
        let typed = [
            StockLine(departement: "77", type: .t3, dwellings: 10), StockLine(departement: "77", dwellings: 40),
            StockLine(departement: "77", type: .t3, dwellings: 12),
        ]
        let profile = try StockProfile(typed: typed, asOf: day("2026-01-01"), today: Self.today)
        #expect(profile.lines.map(\.dwellings) == [40, 12] && profile.total == 52)
        #expect(throws: PartnerRefusal.stockDayAhead) {
            try StockProfile(typed: typed, asOf: day("2026-11-22"), today: Self.today)
        }
    }
}
