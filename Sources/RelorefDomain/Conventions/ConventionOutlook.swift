/// Where the year of a convention is heading if the pace observed since its first day goes on.
package struct ConventionOutlook: Sendable, Hashable {
    package enum Reach: Sendable, Hashable {
        case reached
        /// With nothing more until then, the target of the year goes out of reach on this day.
        case until(Day)
        /// It has been out of reach since this day.
        case outSince(Day)
    }

    package let year: Int
    package let unit: ConventionTarget.Unit
    /// What is due at the end of the year, or of the convention.
    package let promised: Double
    package let end: Day
    package let achieved: Int
    /// Since the first day of the convention, a year.
    package let pace: Double
    package let daysLeft: Int
    /// Of the year's end, with what is achieved already.
    package let expected: Double
    package let low: Int
    package let high: Int
    package let reach: Reach
    /// How many a month it would take from now on; nil where the target is reached or no day is left.
    package let neededPerMonth: Double?

    package static let daysOfMonth = ProRata.daysOfYear / 12

    /// Nil for a convention that is over or has no target.
    package init?(_ achievement: ConventionAchievement, _ events: ConventionEvents) {
        guard !achievement.convention.state.isOver, let current = achievement.years.last,
            let unit = achievement.measured?.unit, let counter = current.counter(unit), counter.promised > 0,
            let count = counter.count.number
        else { return nil }
        let (start, today) = (achievement.from, achievement.to)
        (year, self.unit, promised, end, achieved) = (current.year, unit, counter.promised, current.to, count)
        let days = events.days(of: unit)
        func seen(_ day: Day) -> Int { days.count { start <= $0 && $0 <= day } }
        func inYear(_ day: Day) -> Int { days.count { current.from <= $0 && $0 <= day } }
        daysLeft = today.days(until: current.to)
        let forecast = CountForecast(observed: seen(today), over: start.days(until: today), left: daysLeft)
        pace = Double(seen(today)) / Double(max(1, start.days(until: today))) * ProRata.daysOfYear
        expected = Double(count) + forecast.expected
        (low, high) = (count + forecast.low, count + forecast.high)
        let missing = counter.promised - Double(count)
        neededPerMonth = missing > 0 && daysLeft > 0 ? missing / Double(daysLeft) * Self.daysOfMonth : nil
        func isOut(_ day: Day) -> Bool {
            let known = min(day, today)
            let high = CountForecast(
                observed: seen(known), over: start.days(until: day), left: day.days(until: current.to)
            ).high
            return Double(inYear(known) + high) < counter.promised
        }
        reach = missing <= 0 ? .reached : Self.reach(isOut, from: current.from, today: today, end: current.to)
    }

    private static func reach(_ isOut: (Day) -> Bool, from: Day, today: Day, end: Day) -> Reach {
        var day = today
        if isOut(today) {
            while day > from, isOut(day.adding(days: -1)) { day = day.adding(days: -1) }
            return .outSince(day)
        }
        while day < end, !isOut(day) { day = day.adding(days: 1) }
        return .until(day)
    }
}
