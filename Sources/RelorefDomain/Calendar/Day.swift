/// A day of the calendar, without a time and without a place.
///
/// Held as a number, so that comparing, counting and sorting days costs one integer operation. Proleptic Gregorian
/// calendar, from 0001-01-01 to 9999-12-31; arithmetic that would leave it stops at its edge and never traps.
package struct Day: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) {
        self.number = min(max(number, Day.firstNumber), Day.lastNumber)
    }

    /// Nil for a day that no calendar has, such as 30 February.
    package init?(year: Int, month: Int, day: Int) {
        guard 1...9999 ~= year, 1...12 ~= month, 1...Day.length(ofMonth: month, year: year) ~= day else { return nil }
        number = Day.number(year: year, month: month, day: day)
    }

    /// Reads `2026-11-21`, and nothing else.
    package init?(iso: some StringProtocol) {
        let digits = Array(iso.utf8)
        guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
            let year = Day.decimal(digits[0..<4]), let month = Day.decimal(digits[5..<7]),
            let day = Day.decimal(digits[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package static func < (one: Day, other: Day) -> Bool { one.number < other.number }

    package var year: Int { parts.year }
    package var month: Int { parts.month }
    package var day: Int { parts.day }

    /// 1 for Monday to 7 for Sunday.
    package var weekday: Int {
        // 1970-01-01 was a Thursday; the shift by whole weeks keeps the remainder positive.
        (number + 3 + 7 * 200_000) % 7 + 1
    }

    package var isWeekend: Bool { weekday >= 6 }

    package var monthStart: Day { Day(number: number - parts.day + 1) }

    package func adding(days: Int) -> Day {
        let (sum, overflow) = number.addingReportingOverflow(days)
        return overflow ? Day(number: days > 0 ? .max : .min) : Day(number: sum)
    }

    /// The same day of another month, or that month's last day: 31 January and one month is 28 or 29 February (V94).
    package func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let (index, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, 12..<120_000 ~= index else { return Day(number: months > 0 ? .max : .min) }
        let length = Day.length(ofMonth: index % 12 + 1, year: index / 12)
        return Day(number: Day.number(year: index / 12, month: index % 12 + 1, day: min(day, length)))
    }

    /// How many days later the other day is; negative when it is earlier.
    package func days(until other: Day) -> Int { other.number - number }
}

extension Day {
    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The month is 1 to 12.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static let firstNumber = number(year: 1, month: 1, day: 1)
    static let lastNumber = number(year: 9999, month: 12, day: 31)

    /// Days of year, month and day, computed in years that begin in March, so that 29 February comes last.
    var parts: (year: Int, month: Int, day: Int) {
        let sinceMarch = number + Day.daysFromMarchOfYearZero
        let (cycle, inCycle) = sinceMarch.quotientAndRemainder(dividingBy: Day.daysInFourCenturies)
        let yearInCycle = (inCycle - inCycle / 1_460 + inCycle / 36_524 - inCycle / 146_096) / 365
        let inYear = inCycle - (365 * yearInCycle + yearInCycle / 4 - yearInCycle / 100)
        let monthFromMarch = (5 * inYear + 2) / 153
        let day = inYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (cycle * 400 + yearInCycle + (month <= 2 ? 1 : 0), month, day)
    }

    private static let daysInFourCenturies = 146_097
    private static let daysFromMarchOfYearZero = 719_468

    private static func number(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let monthFromMarch = month <= 2 ? month + 9 : month - 3
        let leaps = marchYear / 4 - marchYear / 100 + marchYear / 400
        return marchYear * 365 + leaps + (153 * monthFromMarch + 2) / 5 + day - 1 - daysFromMarchOfYearZero
    }

    static func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return digits.isEmpty ? nil : value
    }
}
