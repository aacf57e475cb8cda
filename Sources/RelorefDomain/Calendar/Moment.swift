/// An instant, the same for everyone; the day that it falls on depends on where the site is.
///
/// Milliseconds of UTC, between the years 1 and 9999.
package struct Moment: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Moment.first), Moment.last)
    }

    /// The first instant of a day where the zone's clocks are.
    package init(startOf day: Day, in zone: String) {
        let clock = SiteClock(zone: zone)
        let midnight = Int64(day.number) * Moment.dayLength
        // The offset is asked for at the instant itself, since midnight of UTC may be on the other side of a change.
        let guess = midnight - clock.offset(at: midnight)
        self.init(milliseconds: midnight - clock.offset(at: guess))
    }

    /// Reads `2026-11-21T11:36:00.000Z`, and nothing else.
    package init?(text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z"),
            let day = Day(iso: text.prefix(10)), let hour = Day.decimal(bytes[11..<13]), hour < 24,
            let minute = Day.decimal(bytes[14..<16]), minute < 60, let second = Day.decimal(bytes[17..<19]),
            second < 60, let thousandth = Day.decimal(bytes[20..<23])
        else { return nil }
        let inDay = ((hour * 60 + minute) * 60 + second) * 1000 + thousandth
        milliseconds = Int64(day.number) * Moment.dayLength + Int64(inDay)
    }

    package static func < (one: Moment, other: Moment) -> Bool { one.milliseconds < other.milliseconds }

    /// Fixed width, so that the order of the texts is the order of the instants.
    package var text: String {
        let (day, inDay) = split(milliseconds)
        let (year, month, dayOfMonth) = day.parts
        return String(unsafeUninitializedCapacity: 24) { bytes in
            let numbers = [
                (year, 4), (month, 2), (dayOfMonth, 2), (inDay / 3_600_000, 2), (inDay / 60_000 % 60, 2),
                (inDay / 1000 % 60, 2), (inDay % 1000, 3),
            ]
            var place = 0
            for ((value, width), sign) in zip(numbers, "--T::.Z".utf8) {
                Day.write(value, width: width, at: place, in: bytes)
                bytes[place + width] = sign
                place += width + 1
            }
            return place
        }
    }

    package var description: String { text }

    /// The day that people at the site were living (V94): `Europe/Paris`, `Indian/Reunion` ...
    package func day(in zone: String) -> Day { local(in: zone).day }

    /// What the clock on the site's wall shows.
    package func time(in zone: String) -> (hour: Int, minute: Int) {
        let inDay = local(in: zone).inDay
        return (inDay / 3_600_000, inDay / 60_000 % 60)
    }

    package func adding(seconds: Int) -> Moment {
        let (span, tooLong) = Int64(seconds).multipliedReportingOverflow(by: 1000)
        let (sum, tooFar) = milliseconds.addingReportingOverflow(span)
        return Moment(milliseconds: tooLong || tooFar ? (seconds > 0 ? .max : .min) : sum)
    }

    private func local(in zone: String) -> (day: Day, inDay: Int) {
        split(milliseconds + SiteClock(zone: zone).offset(at: milliseconds))
    }

    private func split(_ milliseconds: Int64) -> (day: Day, inDay: Int) {
        var (days, rest) = milliseconds.quotientAndRemainder(dividingBy: Moment.dayLength)
        if rest < 0 { (days, rest) = (days - 1, rest + Moment.dayLength) }
        return (Day(number: Int(days)), Int(rest))
    }

    private static let dayLength: Int64 = 86_400_000
    private static let first = Int64(Day.firstNumber) * dayLength
    private static let last = Int64(Day.lastNumber + 1) * dayLength - 1
}

extension Moment: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let moment = Moment(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an instant of UTC")
        }
        self = moment
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
