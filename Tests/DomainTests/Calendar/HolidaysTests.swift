import RelorefDomain
import Testing

struct HolidaysTests {
    @Test(arguments: [
        "1777-03-30", "2004-04-11", "2008-03-23", "2016-03-27", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
        "2038-04-25",
    ])
    func `Easter falls where the churches keep it`(sunday: String) {
        #expect(Holidays.easter(day(sunday).year) == day(sunday))
    }

    @Test func `a year has eleven public holidays`() {
        let year = Holidays(year: 2026)
        let expected: [(String, Holiday)] = [
            ("2026-01-01", .newYear), ("2026-04-06", .easterMonday), ("2026-05-01", .labourDay),
            ("2026-05-08", .victoryDay), ("2026-05-14", .ascension), ("2026-05-25", .whitMonday),
            ("2026-07-14", .nationalDay), ("2026-08-15", .assumption), ("2026-11-01", .allSaints),
            ("2026-11-11", .armistice), ("2026-12-25", .christmas),
        ]
        #expect(year.byDay.count == expected.count)
        for (iso, holiday) in expected { #expect(year[day(iso)] == holiday) }
    }

    @Test func `Moselle and Réunion have days of their own`() {
        #expect(Holidays(year: 2026, department: "57")[day("2026-04-03")] == .goodFriday)
        #expect(Holidays(year: 2026, department: "77")[day("2026-04-03")] == nil)
        #expect(Holidays(year: 2026, department: "974")[day("2026-12-20")] == .abolitionOfSlavery)
    }

    @Test func `Easter agrees with the epacts of Clavius for a thousand years`() {
        let wrong = (1583...2600).filter { Holidays.easter($0) != easterByEpacts($0) }
        #expect(wrong.isEmpty)
    }

    /// By the golden number and the epact, as Knuth sets it out (The Art of Computer Programming, 1.3.2, exercise 14).
    private func easterByEpacts(_ year: Int) -> Day? {
        let (golden, century) = (year % 19 + 1, year / 100 + 1)
        let (dropped, moon) = (3 * century / 4 - 12, (8 * century + 5) / 25 - 5)
        var epact = (11 * golden + 20 + moon - dropped) % 30
        if epact == 24 || epact == 25 && golden > 11 { epact += 1 }
        let full = epact > 23 ? 74 - epact : 44 - epact
        let sunday = full + 7 - (5 * year / 4 - dropped - 10 + full) % 7
        return Day(year: year, month: 3, day: 1)?.adding(days: sunday - 1)
    }

    @Test func `Easter is a Sunday between 22 March and 25 April, whatever the year`() {
        for year in 1600...2600 {
            guard let easter = Holidays.easter(year) else { continue }
            let (first, last) = (Day(year: year, month: 3, day: 22), Day(year: year, month: 4, day: 25))
            #expect(easter.weekday == 7 && first.map { $0 <= easter } == true && last.map { easter <= $0 } == true)
        }
        #expect(Holidays(year: 2008).byDay.count == 10, "Ascension and 1 May were one day in 2008")
    }
}
