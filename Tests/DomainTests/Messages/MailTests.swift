import RelorefDomain
import Testing

/// Addresses in which nothing else hides, and the hour of the mail of the morning.
struct MailTests {
    @Test(arguments: [
        "alice@exemple.fr", "a.b+c@sous.domaine.example", "O'Neil@exemple.fr", "x@a-b.example", "1@2.fr",
    ])
    func `an address is one`(text: String) { #expect(MailAddress(text)?.text == text) }

    @Test(arguments: [
        "", "alice", "alice@", "@exemple.fr", "alice@exemple", "operator@localhost", "a@b@exemple.fr", "a b@exemple.fr",
        ".a@exemple.fr", "a.@exemple.fr", "a..b@exemple.fr", "a@-b.fr", "a@b-.fr", "a@exemple..fr", "é@exemple.fr",
        "a@exemplé.fr", "<a@exemple.fr>", "\"a\"@exemple.fr", "a@exemple.fr\r\nBcc: b@exemple.fr", "a@exemple.fr\n",
        "a\u{0}@exemple.fr", "a,b@exemple.fr", "a@exemple.fr,b@exemple.fr", "a@[10.0.0.1]",
        String(repeating: "a", count: 65) + "@exemple.fr",
        "a@" + String(repeating: "abcdefghi.", count: 26) + "fr",
    ])
    func `nothing else is`(text: String) { #expect(MailAddress(text) == nil) }

    @Test func `a hint tells whose it is to whoever knows it`() {
        #expect(MailAddress("alice@exemple.fr")?.hint == "a…@exemple.fr")
    }

    /// The moment in UTC, and the day whose mail may leave then.
    static let hours: [(String, String?)] = [
        // Winter: seven at Paris is six in UTC.
        ("2026-11-23T05:59:59.999Z", nil), ("2026-11-23T06:00:00.000Z", "2026-11-23"),
        ("2026-11-23T10:59:59.999Z", "2026-11-23"), ("2026-11-23T11:00:00.000Z", nil),
        // Summer: it is five.
        ("2026-07-06T04:59:59.999Z", nil), ("2026-07-06T05:00:00.000Z", "2026-07-06"),
        ("2026-07-06T10:00:00.000Z", nil),
        // The Fridays and Mondays around the changes of 29 March and 25 October 2026.
        ("2026-03-27T05:30:00.000Z", nil), ("2026-03-27T06:00:00.000Z", "2026-03-27"),
        ("2026-03-30T05:00:00.000Z", "2026-03-30"), ("2026-03-30T04:59:59.999Z", nil),
        ("2026-10-23T05:00:00.000Z", "2026-10-23"), ("2026-10-26T05:30:00.000Z", nil),
        ("2026-10-26T06:00:00.000Z", "2026-10-26"),
        // The weekend, the day of a change among them.
        ("2026-11-21T07:00:00.000Z", nil), ("2026-11-22T07:00:00.000Z", nil), ("2026-03-29T06:00:00.000Z", nil),
        // Sunday in UTC, and Monday at Paris, but night.
        ("2026-11-22T23:30:00.000Z", nil),
    ]

    @Test(arguments: hours)
    func `it leaves on weekday mornings, on the clocks of Paris`(at: String, day: String?) throws {
        #expect(MorningMail.day(at: try #require(Moment(text: at)))?.iso == day)
    }

    @Test func `there is a mail of each weekday of a year, and one only`() throws {
        var days: [Day] = []
        var now = try #require(Moment(text: "2025-12-31T23:00:00.000Z"))
        let end = try #require(Moment(text: "2026-12-31T22:59:59.999Z"))
        while now < end {
            if let day = MorningMail.day(at: now), days.last != day { days.append(day) }
            now = now.adding(seconds: 600)
        }
        #expect(days.count == 261 && Set(days).count == 261 && !days.contains { $0.isWeekend })
    }

    @Test func `it is tried again sooner, then later, and day or night`() throws {
        let night = try #require(Moment(text: "2026-11-23T23:00:00.000Z"))
        let waits = (1...5).map {
            (ColleagueMail.retry(after: $0, at: night).milliseconds - night.milliseconds) / 60_000
        }
        #expect(waits == [1, 5, 25, 60, 60])
    }
}
