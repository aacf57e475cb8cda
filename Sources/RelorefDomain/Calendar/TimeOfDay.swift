/// What a clock on the wall shows, to the minute: of no day and no place.
package struct TimeOfDay: Sendable, Hashable, Comparable {
    /// Minutes since midnight, 0 to 1439.
    package let minutes: Int

    /// Minutes beyond a day stop at its edge.
    package init(minutes: Int) { self.minutes = min(max(minutes, 0), 1_439) }

    package init?(hour: Int, minute: Int) {
        guard 0..<24 ~= hour, 0..<60 ~= minute else { return nil }
        self.init(minutes: hour * 60 + minute)
    }

    /// Reads `14:05`, as it is stored, and nothing else.
    package init?(text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == 5, digits[2] == UInt8(ascii: ":"), let hour = Day.decimal(digits[0..<2]),
            let minute = Day.decimal(digits[3..<5])
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    /// A time as people type it: "14 h 30", "14h", "9:05", "1430", "14".
    package init?(typed text: String) {
        let plain = text.lowercased().filter { !$0.isWhitespace }
        let parts = plain.split(separator: plain.contains(":") ? ":" : "h", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, parts.allSatisfy({ $0.utf8.allSatisfy { 48...57 ~= $0 } }),
            let number = Int(first)
        else { return nil }
        switch (first.count, parts.count) {
        case (1...2, 1): self.init(hour: number, minute: 0)
        case (3...4, 1): self.init(hour: number / 100, minute: number % 100)
        case (1...2, 2) where parts[1].isEmpty && !plain.contains(":"): self.init(hour: number, minute: 0)
        case (1...2, 2) where parts[1].count == 2: self.init(hour: number, minute: Int(parts[1]) ?? 60)
        default: return nil
        }
    }

    package static func < (one: TimeOfDay, other: TimeOfDay) -> Bool { one.minutes < other.minutes }

    package var hour: Int { minutes / 60 }
    package var minute: Int { minutes % 60 }

    /// `14:05`, the form that is stored.
    package var text: String { "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)" }
}

extension Moment {
    /// The instant at which the clocks of a zone show a time on a day. Of an hour that the clocks show twice it is the
    /// second one; one that they leave out lies after the change (V94).
    package init(_ day: Day, at time: TimeOfDay, in zone: String) {
        let clock = SiteClock(zone: zone)
        let local = (Int64(day.number) * 1_440 + Int64(time.minutes)) * 60_000
        let guess = local - clock.offset(at: local)
        self.init(milliseconds: local - clock.offset(at: guess))
    }
}
