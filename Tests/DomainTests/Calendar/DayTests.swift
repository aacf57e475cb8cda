import RelorefDomain
import Testing

struct DayTests {
    @Test func `four centuries of days agree with a calendar turned page by page`() {
        var (year, month, dayOfMonth, weekday) = (1800, 1, 1, 3)
        var wrong: [String] = []
        var number = day("1800-01-01").number
        while year < 2200 {
            let page = Day(number: number)
            let parts = (page.year, page.month, page.day, page.weekday)
            let back = Day(year: year, month: month, day: dayOfMonth)
            if parts != (year, month, dayOfMonth, weekday) || back != page || Day(iso: page.iso) != page {
                wrong.append(page.iso)
            }
            (number, weekday, dayOfMonth) = (number + 1, weekday % 7 + 1, dayOfMonth + 1)
            if dayOfMonth > lengthOfMonth(month, year) { (dayOfMonth, month) = (1, month + 1) }
            if month > 12 { (month, year) = (1, year + 1) }
        }
        #expect(wrong.isEmpty)
        #expect(number - day("1800-01-01").number == 146_097)
    }

    @Test func `adding months agrees with stepping month by month`() {
        var seed = Seed("adding months")
        for _ in 0..<5_000 {
            let start = Day(number: Int.random(in: -50_000...50_000, using: &seed))
            let months = Int.random(in: -900...900, using: &seed)
            var (year, month) = (start.year, start.month)
            for _ in 0..<abs(months) {
                month += months > 0 ? 1 : -1
                if month == 13 { (year, month) = (year + 1, 1) }
                if month == 0 { (year, month) = (year - 1, 12) }
            }
            let expected = Day(year: year, month: month, day: min(start.day, lengthOfMonth(month, year)))
            #expect(start.adding(months: months) == expected, "\(start) + \(months), seed \(seed.value)")
        }
    }

    @Test func `adding days and counting them undo each other`() {
        var seed = Seed("adding days")
        for _ in 0..<1_000 {
            let one = Day(number: Int.random(in: -200_000...200_000, using: &seed))
            let other = Day(number: Int.random(in: -200_000...200_000, using: &seed))
            #expect(one.adding(days: one.days(until: other)) == other, "seed \(seed.value)")
            #expect((one < other) == (one.iso < other.iso), "seed \(seed.value)")
        }
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"), ("2026-03-31", 6, "2026-09-30"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-05-15", 12, "2027-05-15"), ("2026-01-15", -1, "2025-12-15"),
    ])
    func `a month later is the same day or the last of the month`(from: String, months: Int, to: String) {
        #expect(day(from).adding(months: months) == day(to))
    }

    @Test(arguments: [
        "", "2026", "2026-13-01", "2026-02-29", "2026-00-10", "2026-1-1", "26-01-01", "2026-01-01T00", "0000-01-01",
        "2026/01/01", "+026-01-01", "٢٠٢٦-٠١-٠١",
    ])
    func `what no calendar has is no day`(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func `the calendar has two edges and nothing traps there`() {
        let (first, last) = (Day(number: .min), Day(number: .max))
        #expect((first.iso, last.iso) == ("0001-01-01", "9999-12-31"))
        #expect(last.adding(days: 1) == last)
        #expect(last.adding(days: .max) == last)
        #expect(first.adding(days: .min) == first)
        #expect(last.adding(months: 1) == last)
        #expect(first.adding(months: -1) == first)
        #expect(first.adding(months: .max) == last)
        #expect(last.adding(months: .min) == first)
        #expect(first.weekday == 1)
    }

    @Test func `a week knows its end and a month its beginning`() {
        #expect(day("2026-11-21").weekday == 6)
        #expect(day("2026-11-21").isWeekend)
        #expect(!day("2026-11-23").isWeekend)
        #expect(day("2026-11-21").monthStart == day("2026-11-01"))
        #expect(day("2024-02-29").monthStart == day("2024-02-01"))
    }

    /// Written otherwise than in the domain, on purpose.
    private func lengthOfMonth(_ month: Int, _ year: Int) -> Int {
        let isLeap = year % 400 == 0 ? true : year % 100 == 0 ? false : year % 4 == 0
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
