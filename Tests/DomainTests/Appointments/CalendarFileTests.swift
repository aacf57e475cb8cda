import RelorefDomain
import Testing

/// A calendar that other programs read, as strictly as the standard is written.
struct CalendarFileTests {
    private static let stamp = Moment(startOf: day("2026-11-21"), in: "Europe/Paris")

    private func event(
        _ summary: String = "RDV logement 14 h, H. M.", when: CalendarFile.When? = nil, location: String = "",
        sequence: Int = 0, cancelled: Bool = false
    ) -> CalendarFile.Event {
        CalendarFile.Event(
            uid: "r1@reloref", sequence: sequence,
            when: when ?? .at(day("2026-11-24"), time("14:00"), minutes: 45, zone: "Europe/Paris"), summary: summary,
            location: location, address: "https://reloref.exemple.fr/menages/BCDFGHJ/rendez-vous#r-r1",
            isCancelled: cancelled)
    }

    private func read(_ events: CalendarFile.Event..., name: String = "Rendez-vous") -> CalendarReading {
        CalendarReading(CalendarFile(name: name, events: events, stamp: Self.stamp).text)
    }

    @Test func `an appointment is an event at its local hour, private, with an alarm`() throws {
        let found = read(event(sequence: 3))
        #expect(found.faults == [])
        let one = try #require(found.calendar.all("VEVENT").first)
        let start = try #require(one.properties.first { $0.name == "DTSTART" })
        #expect(start.value == "20261124T140000" && start.parameters == ["TZID": "Europe/Paris"])
        #expect(one.value("DURATION") == "PT45M" && one.value("CLASS") == "PRIVATE")
        #expect(one.value("SEQUENCE") == "3" && one.value("STATUS") == "CONFIRMED" && one.value("UID") == "r1@reloref")
        #expect(one.value("DTSTAMP") == "20261120T230000Z" && one.value("LOCATION") == nil)
        #expect(one.text("SUMMARY") == "RDV logement 14 h, H. M.")
        #expect(one.all("VALARM").first?.value("TRIGGER") == "-PT30M")
    }

    @Test func `the described clock is that of metropolitan France`() throws {
        let zone = try #require(read(event()).calendar.all("VTIMEZONE").first)
        let (summer, winter) = (try #require(zone.all("DAYLIGHT").first), try #require(zone.all("STANDARD").first))
        for (part, month, from, to) in [(summer, "3", "+0100", "+0200"), (winter, "10", "+0200", "+0100")] {
            #expect(part.value("RRULE") == "FREQ=YEARLY;BYMONTH=\(month);BYDAY=-1SU")
            #expect(part.value("TZOFFSETFROM") == from && part.value("TZOFFSETTO") == to)
        }
        // The first change that each part names is one that our own table makes.
        let before = Moment(day("1996-03-31"), at: time("01:59"), in: "Europe/Paris")
        #expect(summer.value("DTSTART") == "19960331T020000" && winter.value("DTSTART") == "19961027T030000")
        #expect(before.adding(seconds: 60).time(in: "Europe/Paris") == (3, 0))
    }

    @Test func `overseas an hour is an instant, and no clock is described`() throws {
        let found = read(event(when: .at(day("2026-07-01"), time("00:30"), minutes: 30, zone: "Indian/Reunion")))
        #expect(found.faults == [] && found.calendar.all("VTIMEZONE").isEmpty)
        #expect(found.calendar.all("VEVENT").first?.value("DTSTART") == "20260630T203000Z")
    }

    @Test func `a planned visit is a day, and nothing rings`() throws {
        let found = read(event(when: .on(day("2026-12-31"))))
        let one = try #require(found.calendar.all("VEVENT").first)
        #expect(found.faults == [] && one.all("VALARM").isEmpty && found.calendar.all("VTIMEZONE").isEmpty)
        #expect(one.value("DTSTART") == "20261231" && one.value("DTEND") == "20270101")
    }

    @Test func `what is off says so, and nothing rings`() throws {
        let found = read(event(cancelled: true))
        let one = try #require(found.calendar.all("VEVENT").first)
        #expect(found.faults == [] && one.value("STATUS") == "CANCELLED" && one.all("VALARM").isEmpty)
    }

    @Test(
        arguments: [
            "salle 2, rue du Val; étage \\3", "ligne\nautre ligne", "ligne\r\nautre", "BEGIN:VEVENT", "é", "محمد حسینی",
            "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", String(repeating: "é", count: 200), String(repeating: "abc,;\\", count: 40),
            "\u{1}\u{7F}tab\t.",
        ])
    func `no text breaks a line or ends a property`(text: String) throws {
        let found = read(event(text, location: text), name: text)
        #expect(found.faults == [] && found.calendar.all("VEVENT").count == 1)
        let told = try #require(found.calendar.all("VEVENT").first?.text("LOCATION"))
        let plain = text.replacing("\r\n", with: "\n")
        #expect(told == String(plain.map { "\u{1}\u{7F}\t".contains($0) ? " " : $0 }))
    }

    @Test(arguments: 60...90) func `a line of any length is read back`(length: Int) throws {
        let text = String(repeating: "é", count: length / 2) + String(repeating: "a", count: length % 2)
        let found = read(event(text))
        #expect(found.faults == [] && found.calendar.all("VEVENT").first?.text("SUMMARY") == text)
    }

    @Test func `the reader finds what is wrong`() {
        let good = CalendarFile(name: "R", events: [event()], stamp: Self.stamp).text
        let spoilt: [(String, String)] = [
            ("\r\n", "\n"), ("UID:r1@reloref\r\n", ""), ("SUMMARY:RDV logement 14 h\\,", "SUMMARY:RDV logement 14 h,"),
            ("END:VALARM", "END:VEVENT"), ("TZID:Europe/Paris", "TZID:Europe/Berlin"), ("T140000", "14h"),
            ("CLASS:PRIVATE", "CLASS:PRIVATE\r\nX-LONG:" + String(repeating: "a", count: 80)),
        ]
        for (part, other) in spoilt {
            #expect(!CalendarReading(good.replacing(part, with: other)).faults.isEmpty, "\(part)")
        }
    }

    @Test func `an empty calendar is one`() {
        let found = CalendarReading(CalendarFile(name: "Rendez-vous", events: [], stamp: Self.stamp).text)
        #expect(found.faults == [] && found.calendar.value("VERSION") == "2.0" && found.calendar.value("PRODID") != nil)
    }
}
