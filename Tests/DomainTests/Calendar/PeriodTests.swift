import Foundation
import RelorefDomain
import Testing

struct PeriodTests {
    @Test func `both ends of a period count`() throws {
        let june = try #require(Period(from: day("2026-06-01"), to: day("2026-06-30")))
        #expect(june.days == 30)
        #expect(june.contains(day("2026-06-01")) && june.contains(day("2026-06-30")))
        #expect(!june.contains(day("2026-07-01")))
        #expect(Period(from: day("2026-06-02"), to: day("2026-06-01")) == nil)
        #expect(Period(from: day("2026-06-01"), to: day("2026-06-01"))?.days == 1)
    }

    @Test func `periods overlap when they share a day`() throws {
        let june = Period(monthOf: day("2026-06-15"))
        #expect(june.overlaps(Period(monthOf: day("2026-06-30"))))
        #expect(!june.overlaps(Period(monthOf: day("2026-07-01"))))
        #expect(june.overlaps(from: day("2026-06-30"), to: nil))
        #expect(!june.overlaps(from: day("2026-07-01"), to: nil))
        #expect(june.overlaps(from: day("2020-01-01"), to: day("2026-06-01")))
        #expect(!june.overlaps(from: day("2020-01-01"), to: day("2026-05-31")))
    }

    @Test func `a period is cut at years and months without losing a day`() throws {
        let leaflet = try #require(Period(from: day("2004-03-15"), to: day("2009-12-31")))
        #expect(leaflet.years == [2004, 2005, 2006, 2007, 2008, 2009])
        #expect(leaflet.byYear.map(\.days).reduce(0, +) == leaflet.days)
        #expect(leaflet.byMonth.map(\.days).reduce(0, +) == leaflet.days)
        #expect(leaflet.byMonth.count == 70)
        #expect(leaflet.byMonth.first?.from == day("2004-03-15"))
        #expect(Period(from: Day(number: .max), to: Day(number: .max))?.byMonth.count == 1)
    }

    @Test func `a period travels as JSON, and one that ends before it begins is refused`() throws {
        let year = try #require(Period(year: 2008))
        let data = try JSONEncoder().encode(year)
        #expect(try JSONDecoder().decode(Period.self, from: data) == year)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Period.self, from: Data(#"{"from":"2008-02-01","to":"2008-01-01"}"#.utf8))
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Day].self, from: Data(#"["2008-02-30"]"#.utf8))
        }
    }
}
