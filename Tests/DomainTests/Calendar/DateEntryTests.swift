import RelorefDomain
import Testing

struct DateEntryTests {
    private static let today = Day(year: 2026, month: 11, day: 21) ?? Day(number: 0)
    private static let event = DateEntry.Purpose.event(today: today)

    @Test(arguments: [
        "17/11/2006", "17-11-06", "17.11.2006", "17 11 2006", "2006-11-17", "17 nov. 2006", "17 novembre 2006",
        "ven. 17 nov. 2006", "le 17 novembre 2006", "17112006", "2006/11/17", "17/11/06", " 17 / 11 / 2006 ",
        "November 17, 2006", "17 Nov 2006", "2006-11-17 00:00:00", "2006-11-17T08:30:00Z", "١٧/١١/٢٠٠٦",
    ])
    func `a date is read as people type it`(text: String) throws {
        #expect(try DateEntry(text, for: Self.event).day() == day("2006-11-17"))
    }

    @Test(arguments: [
        ("1er mai 2026", "2026-05-01"), ("mar. 24 mars 2026", "2026-03-24"), ("3 mar 2026", "2026-03-03"),
        ("29/02/2024", "2024-02-29"), ("5 août 2025", "2025-08-05"), ("5 aout 2025", "2025-08-05"),
        ("1/2/26", "2026-02-01"),
    ])
    func `months, weekdays and firsts are understood`(text: String, iso: String) throws {
        #expect(try DateEntry(text, for: Self.event).day() == day(iso))
    }

    @Test(arguments: [
        ("12-04-29", DateEntry.Purpose.birth, "2029-04-12"), ("12-04-30", .birth, "1930-04-12"),
        ("12-04-00", .birth, "2000-04-12"), ("12-04-99", .birth, "1999-04-12"), ("21-11-28", event, "2028-11-21"),
        ("22-11-28", event, "1928-11-22"), ("12-04-98", event, "1998-04-12"), ("12-04-36", .term, "2036-04-12"),
    ])
    func `two digits of a year depend on what the date is for`(text: String, purpose: DateEntry.Purpose, iso: String)
        throws
    {
        #expect(try DateEntry(text, for: purpose).day() == day(iso))
    }

    @Test(arguments: [
        ("1988", "1988"), ("vers 1990", "1990"), ("04/1988", "1988-04"), ("avril 1988", "1988-04"),
        ("1988-04", "1988-04"), ("12/04/1988", "1988-04-12"), ("en 1988", "1988"),
    ])
    func `a part is enough for a birth`(text: String, expected: String) throws {
        #expect(try DateEntry(text, for: .birth).partialDate() == birth(expected))
    }

    @Test(arguments: [
        ("", DateEntry.Refusal.empty), ("  ", .empty), ("hier", .unreadable("hier")), ("17/11", .unreadable("17/11")),
        ("31/04/2026", .noSuchDay("31/04/2026")), ("29/02/2026", .noSuchDay("29/02/2026")),
        ("11/17/2006", .noSuchDay("11/17/2006")), ("1988", .incomplete("1988")), ("04/1988", .incomplete("04/1988")),
        ("17/11/2006 8", .unreadable("17/11/2006 8")), ("88", .unreadable("88")),
        ("17/11/206", .unreadable("17/11/206")),
        ("99999999999999999999", .unreadable("99999999999999999999")), ("13/1988", .noSuchDay("13/1988")),
    ])
    func `what is no date is refused with what was typed`(text: String, refusal: DateEntry.Refusal) {
        #expect(throws: refusal) { try DateEntry(text, for: .birth).day() }
    }

    @Test func `nothing that is typed can bring it down`() {
        var seed = Seed("typed dates")
        let signs = Array("0123456789/-. :Tabcjunév1er²½٣年")
        for _ in 0..<5_000 {
            let text = String(
                (0..<Int.random(in: 0...14, using: &seed)).compactMap { _ in signs.randomElement(using: &seed) })
            if let day = try? DateEntry(text, for: Self.event).day() {
                #expect(Day(iso: day.iso) == day, "\(text), seed \(seed.value)")
            }
        }
    }
}
