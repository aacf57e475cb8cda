import RelorefDomain
import Testing

struct PartialDateTests {
    @Test(arguments: [
        ("1988-04-12", PartialDate.Precision.day), ("1988-04", .month), ("1988", .year), ("", .unknown),
    ])
    func `a birth date is kept as far as it is known`(text: String, precision: PartialDate.Precision) throws {
        let date = try #require(PartialDate(text: text))
        #expect(date.text == text)
        #expect(date.precision == precision)
    }

    @Test(arguments: ["88", "1988-4", "1988-13", "1988-02-30", "vers 1988", "0000"])
    func `any other writing is refused`(text: String) {
        #expect(PartialDate(text: text) == nil)
    }

    @Test func `a first of January may be the convention of the papers`() {
        #expect(birth("1988-01-01").looksConventional)
        #expect(!birth("1988-01-02").looksConventional)
        #expect(!birth("1988-01").looksConventional)
        #expect(birth("1988-01-01").yearOnly == birth("1988"))
    }

    @Test(arguments: [
        ("2008-11-21", "2026-11-20", 17...17), ("2008-11-21", "2026-11-21", 18...18), ("2008", "2026-11-21", 17...18),
        ("2008", "2026-12-31", 18...18), ("2008-11", "2026-11-21", 17...18), ("2026", "2026-11-21", 0...0),
        ("2008-02-29", "2026-02-28", 17...17), ("2008-02-29", "2026-03-01", 18...18),
    ])
    func `an age is as sure as the birth date`(text: String, on: String, ages: ClosedRange<Int>) {
        #expect(birth(text).ages(on: day(on)) == ages)
    }

    @Test func `nobody has an age before being born, or without a birth date`() {
        #expect(birth("2027").ages(on: day("2026-11-21")) == nil)
        #expect(PartialDate.unknown.ages(on: day("2026-11-21")) == nil)
    }

    @Test(arguments: [
        ("2008-11-22", false as Bool?), ("2008-11-21", true), ("2008", nil), ("2007", true), ("2009", false), ("", nil),
    ])
    func `majority is sure or in doubt`(text: String, isAdult: Bool?) {
        #expect(birth(text).isAdult(on: day("2026-11-21")) == isAdult)
    }

    @Test(arguments: [
        ("2009-05-12", "2027-05-12", "2027-05-12"), ("2009", "2027-01-01", "2027-12-31"),
        ("2009-05", "2027-05-01", "2027-05-31"), ("2008-02-29", "2026-03-01", "2026-03-01"),
        ("2008-02", "2026-02-01", "2026-03-01"),
    ])
    func `the eighteenth birthday is a day, a month or a year`(text: String, from: String, to: String) {
        #expect(birth(text).turnsAdultBetween == Period(from: day(from), to: day(to)))
    }
}
