import RelorefDomain
import Testing

struct TimeOfDayTests {
    @Test(
        arguments: [
            ("14 h 30", "14:30"), ("14h30", "14:30"), ("14h", "14:00"), ("14 H", "14:00"), ("9:05", "09:05"),
            ("14", "14:00"), ("930", "09:30"), ("1430", "14:30"), ("0:00", "00:00"), ("23:59", "23:59"),
        ])
    func `a time is read as people type it`(typed: String, stored: String) {
        #expect(TimeOfDay(typed: typed)?.text == stored)
    }

    @Test(arguments: [
        "", "24:00", "9:60", "midi", "9:5", "9h5", "14:", ":30", "14-30", "12345", "9:05:00", "-1", "１４:30",
    ])
    func `what is no time is not read`(typed: String) {
        #expect(TimeOfDay(typed: typed) == nil)
    }

    @Test func `a stored time is read back, and nothing else is`() {
        for minutes in 0..<1440 {
            let time = TimeOfDay(hour: minutes / 60, minute: minutes % 60)
            #expect(time.flatMap { TimeOfDay(text: $0.text) } == time && time?.minutes == minutes)
        }
        for text in ["9:05", "09:5", "09h05", "24:00"] { #expect(TimeOfDay(text: text) == nil) }
    }

    /// The clocks of a zone, on both sides of a change (V94).
    @Test(
        arguments: [
            ("2026-01-15", "14:00", "Europe/Paris", "2026-01-15T13:00:00.000Z"),
            ("2026-07-15", "14:00", "Europe/Paris", "2026-07-15T12:00:00.000Z"),
            ("2026-03-29", "01:59", "Europe/Paris", "2026-03-29T00:59:00.000Z"),
            ("2026-03-29", "03:00", "Europe/Paris", "2026-03-29T01:00:00.000Z"),
            ("2026-10-25", "01:59", "Europe/Paris", "2026-10-24T23:59:00.000Z"),
            ("2026-10-25", "02:30", "Europe/Paris", "2026-10-25T01:30:00.000Z"),
            ("2026-10-25", "03:00", "Europe/Paris", "2026-10-25T02:00:00.000Z"),
            ("2026-01-15", "00:30", "Indian/Reunion", "2026-01-14T20:30:00.000Z"),
            ("2026-01-15", "23:00", "America/Cayenne", "2026-01-16T02:00:00.000Z"),
            ("2026-07-15", "09:00", "Pacific/Noumea", "2026-07-14T22:00:00.000Z"),
        ])
    func `an hour of a place is an instant`(on: String, at: String, zone: String, instant: String) throws {
        let time = try #require(TimeOfDay(text: at))
        let moment = Moment(day(on), at: time, in: zone)
        #expect(moment.text == instant)
        #expect(moment.day(in: zone) == day(on) && moment.time(in: zone) == (time.hour, time.minute))
    }

    @Test func `an hour that the clocks leave out lies after the change`() throws {
        let time = try #require(TimeOfDay(text: "02:30"))
        let moment = Moment(day("2026-03-29"), at: time, in: "Europe/Paris")
        #expect(moment.time(in: "Europe/Paris") == (3, 30))
    }
}
