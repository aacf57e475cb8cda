/// Appointments as other calendars read them (iCalendar, RFC 5545): who is met is never written, only that somebody is.
package struct CalendarFile: Sendable, Hashable {
    /// When something takes place.
    package enum When: Sendable, Hashable {
        case at(Day, TimeOfDay, minutes: Int, zone: String)
        /// The day alone, which keeps nobody from anything else.
        case on(Day)
    }

    package struct Event: Sendable, Hashable {
        /// Stays the same whatever becomes of it.
        package let uid: String
        /// Grows with every change.
        package let sequence: Int
        package let when: When
        /// Nothing in it names a person or a status.
        package let summary: String
        /// Empty unless whoever reads the calendar wished it.
        package let location: String
        /// Where the file is opened, by those who may.
        package let address: String
        package let isCancelled: Bool

        package init(
            uid: String, sequence: Int, when: When, summary: String, location: String = "", address: String = "",
            isCancelled: Bool = false
        ) {
            (self.uid, self.sequence, self.when, self.summary) = (uid, sequence, when, summary)
            (self.location, self.address, self.isCancelled) = (location, address, isCancelled)
        }
    }

    package let name: String
    package let events: [Event]
    /// When it was written.
    package let stamp: Moment

    package init(name: String, events: [Event], stamp: Moment) {
        (self.name, self.events, self.stamp) = (name, events, stamp)
    }

    package static let contentType = "text/calendar; charset=utf-8"
    /// How long before an appointment a telephone rings, in minutes.
    private static let alarm = 30

    /// The file: lines of 75 bytes at most, each ended by CR LF.
    package var text: String {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Reloref//Rendez-vous//FR", "CALSCALE:GREGORIAN"]
        lines += ["X-WR-CALNAME:\(Self.escaped(name))", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"]
        if events.contains(where: \.when.isInParis) { lines += Self.paris }
        for event in events { lines += self.lines(event) }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func lines(_ event: Event) -> [String] {
        var lines = ["BEGIN:VEVENT", "UID:\(event.uid)", "DTSTAMP:\(stamp.utc)", "SEQUENCE:\(event.sequence)"]
        lines += event.when.lines
        lines += ["SUMMARY:\(Self.escaped(event.summary))", "STATUS:\(event.isCancelled ? "CANCELLED" : "CONFIRMED")"]
        lines.append("CLASS:PRIVATE")
        if !event.location.isEmpty { lines.append("LOCATION:\(Self.escaped(event.location))") }
        if !event.address.isEmpty { lines.append("URL:\(event.address)") }
        if case .at = event.when, !event.isCancelled {
            lines += [
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(Self.escaped(event.summary))",
                "TRIGGER:-PT\(Self.alarm)M", "END:VALARM",
            ]
        }
        return lines + ["END:VEVENT"]
    }

    /// The rule of the clocks of metropolitan France since 1996, for readers that do not know it.
    private static let paris = [
        "BEGIN:VTIMEZONE", "TZID:Europe/Paris", "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
        "TZNAME:CEST", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE",
    ]

    /// A text in which no sign ends the property (RFC 5545 § 3.3.11).
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\", ";", ",": escaped += "\\\(character)"
            case _ where character.isNewline: escaped += "\\n"
            // Control signs have no place in a text.
            case _ where character.unicodeScalars.allSatisfy({ $0.value < 32 || $0.value == 127 }): escaped += " "
            default: escaped.append(character)
            }
        }
        return escaped
    }

    /// A line of more than 75 bytes goes on behind a space, and no letter is cut (RFC 5545 § 3.1).
    static func folded(_ line: String) -> String {
        var (folded, room) = ("", 75)
        for scalar in line.unicodeScalars {
            let length = String(scalar).utf8.count
            if length > room {
                folded += "\r\n "
                room = 74
            }
            folded.unicodeScalars.append(scalar)
            room -= length
        }
        return folded
    }
}

extension CalendarFile.When {
    fileprivate var isInParis: Bool {
        if case .at(_, _, _, let zone) = self { SiteClock(zone: zone) == .paris } else { false }
    }

    fileprivate var lines: [String] {
        switch self {
        case .on(let day):
            ["DTSTART;VALUE=DATE:\(day.basic)", "DTEND;VALUE=DATE:\(day.adding(days: 1).basic)", "TRANSP:TRANSPARENT"]
        case .at(let day, let time, let minutes, let zone):
            if isInParis {
                ["DTSTART;TZID=Europe/Paris:\(day.basic)T\(time.basic)", "DURATION:PT\(minutes)M"]
            } else {
                ["DTSTART:\(Moment(day, at: time, in: zone).utc)", "DURATION:PT\(minutes)M"]
            }
        }
    }
}

extension Day {
    /// `20261124`.
    fileprivate var basic: String { iso.filter { $0 != "-" } }
}

extension TimeOfDay {
    /// `143000`.
    fileprivate var basic: String { text.filter { $0 != ":" } + "00" }
}

extension Moment {
    /// `20261124T133000Z`.
    fileprivate var utc: String { text.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z" }
}
