/// A stretch of days of which both ends count.
package struct Period: Sendable, Hashable, Codable {
    package let from: Day
    package let to: Day

    /// Nil when the end comes before the beginning.
    package init?(from: Day, to: Day) {
        guard from <= to else { return nil }
        (self.from, self.to) = (from, to)
    }

    /// Nil outside the years 1 to 9999.
    package init?(year: Int) {
        guard let from = Day(year: year, month: 1, day: 1), let to = Day(year: year, month: 12, day: 31) else {
            return nil
        }
        (self.from, self.to) = (from, to)
    }

    package init(monthOf day: Day) {
        from = day.monthStart
        to = day.adding(days: Day.length(ofMonth: day.month, year: day.year) - day.day)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        from = try container.decode(Day.self, forKey: .from)
        to = try container.decode(Day.self, forKey: .to)
        guard from <= to else {
            throw DecodingError.dataCorruptedError(
                forKey: .to, in: container, debugDescription: "ends before it begins")
        }
    }

    /// How many days, both ends included.
    package var days: Int { from.days(until: to) + 1 }

    package func contains(_ day: Day) -> Bool { from <= day && day <= to }

    package func overlaps(_ other: Period) -> Bool { from <= other.to && other.from <= to }

    /// With a stretch that may still be running.
    package func overlaps(from start: Day, to end: Day?) -> Bool {
        start <= to && end.map { from <= $0 } ?? true
    }

    package func intersection(_ other: Period) -> Period? {
        Period(from: max(from, other.from), to: min(to, other.to))
    }

    /// The calendar years that it touches, in order.
    package var years: [Int] { Array(from.year...to.year) }

    /// Cut at each 1 January.
    package var byYear: [Period] {
        years.compactMap { Period(year: $0).flatMap(intersection) }
    }

    /// Cut at the first day of each month.
    package var byMonth: [Period] {
        var months: [Period] = []
        var start = from
        while start <= to {
            let month = Period(monthOf: start)
            if let part = intersection(month) { months.append(part) }
            guard month.to < to else { break }
            start = month.to.adding(days: 1)
        }
        return months
    }
}
