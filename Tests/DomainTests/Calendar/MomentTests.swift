import Foundation
import RelorefDomain
import Testing

struct MomentTests {
    @Test(arguments: [
        ("2026-11-21T11:36:00.000Z", 1_795_260_960_000), ("1970-01-01T00:00:00.000Z", 0),
        ("1969-12-31T23:59:59.999Z", -1), ("2000-02-29T12:00:00.500Z", 951_825_600_500),
    ])
    func `an instant is written in one way`(text: String, milliseconds: Int64) {
        #expect(Moment(milliseconds: milliseconds).text == text)
        #expect(Moment(text: text)?.milliseconds == milliseconds)
    }

    @Test func `instants and their texts have the same order and come back`() {
        var seed = Seed("instants")
        let range: ClosedRange<Int64> = -60_000_000_000_000...250_000_000_000_000
        for _ in 0..<1_000 {
            let one = Moment(milliseconds: Int64.random(in: range, using: &seed))
            let other = Moment(milliseconds: Int64.random(in: range, using: &seed))
            #expect(Moment(text: one.text) == one, "seed \(seed.value)")
            #expect((one < other) == (one.text < other.text), "seed \(seed.value)")
        }
    }

    @Test(arguments: [
        "2026-11-21", "2026-11-21T11:36:00Z", "2026-11-21 11:36:00.000Z", "2026-11-21T24:00:00.000Z",
        "2026-11-21T11:60:00.000Z", "2026-02-30T11:36:00.000Z", "2026-11-21T11:36:00.000+",
    ])
    func `any other writing is refused`(text: String) {
        #expect(Moment(text: text) == nil)
    }

    @Test(arguments: [
        ("2026-03-29T00:59:59.999Z", "Europe/Paris", "2026-03-29", 1, 59),
        ("2026-03-29T01:00:00.000Z", "Europe/Paris", "2026-03-29", 3, 0),
        ("2026-10-25T00:59:00.000Z", "Europe/Paris", "2026-10-25", 2, 59),
        ("2026-10-25T01:00:00.000Z", "Europe/Paris", "2026-10-25", 2, 0),
        ("2026-07-14T22:30:00.000Z", "Europe/Paris", "2026-07-15", 0, 30),
        ("2026-12-31T22:59:00.000Z", "Europe/Paris", "2026-12-31", 23, 59),
        ("2026-12-31T23:00:00.000Z", "Europe/Paris", "2027-01-01", 0, 0),
        ("2026-11-21T21:00:00.000Z", "Indian/Reunion", "2026-11-22", 1, 0),
        ("2026-11-21T03:00:00.000Z", "America/Guadeloupe", "2026-11-20", 23, 0),
        ("2026-11-21T11:36:00.000Z", "Mars/Olympus", "2026-11-21", 12, 36),
    ])
    func `the day is the one on the site's wall`(text: String, zone: String, iso: String, hour: Int, minute: Int) throws
    {
        let moment = try #require(Moment(text: text))
        #expect(moment.day(in: zone) == day(iso))
        #expect(moment.time(in: zone) == (hour, minute))
    }

    @Test(arguments: SiteClock.allCases)
    func `our clocks agree with the full Foundation, and midnight is found`(clock: SiteClock) throws {
        let zone = try #require(TimeZone(identifier: clock.rawValue))
        var seed = Seed(clock.rawValue)
        // In the summer of 1996 to 1997, Nouméa tried a summer time for the last time.
        let since = day("1998-01-01").number
        for _ in 0..<500 {
            let date = Day(number: Int.random(in: since...day("2037-12-31").number, using: &seed))
            let instant = Int64(date.number) * 86_400 + Int64.random(in: 0..<86_400, using: &seed)
            let theirs = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
            #expect(clock.offset(at: instant * 1000) == Int64(theirs) * 1000, "\(date), seed \(seed.value)")
            let midnight = Moment(startOf: date, in: clock.rawValue)
            #expect(midnight.day(in: clock.rawValue) == date, "\(date), seed \(seed.value)")
            #expect(midnight.adding(seconds: -1).day(in: clock.rawValue) == date.adding(days: -1))
        }
    }

    @Test func `an overseas département has its own clock`() {
        #expect(SiteClock(department: "974") == .reunion)
        #expect(SiteClock(department: "77") == .paris)
        #expect(SiteClock(department: "2A") == .paris)
    }

    @Test func `an instant stops at the edge of the calendar`() {
        #expect(Moment(milliseconds: .max).text == "9999-12-31T23:59:59.999Z")
        #expect(Moment(milliseconds: .min).text == "0001-01-01T00:00:00.000Z")
        #expect(Moment(milliseconds: 0).adding(seconds: .max) == Moment(milliseconds: .max))
        #expect(Moment(milliseconds: .min).day(in: "America/Cayenne") == Day(number: .min))
    }
}
