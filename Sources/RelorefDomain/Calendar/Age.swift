extension PartialDate {
    /// Majority, Code civil art. 414.
    package static let adultAge = 18

    /// The ages that the person may have on a day; one age when the birth date is known to the day.
    ///
    /// Nil when nothing is known, or when the person cannot be born yet. Somebody born on 29 February grows older on
    /// 1 March of a common year, when the year has fully passed.
    package func ages(on day: Day) -> ClosedRange<Int>? {
        guard let earliest, let latest, earliest <= day else { return nil }
        let oldest = earliest.fullYears(until: day)
        return (latest <= day ? latest.fullYears(until: day) : 0)...oldest
    }

    /// True or false when it is sure, nil when the birth date leaves a doubt.
    package func isAdult(on day: Day) -> Bool? {
        guard let ages = ages(on: day) else { return nil }
        if ages.lowerBound >= PartialDate.adultAge { return true }
        return ages.upperBound < PartialDate.adultAge ? false : nil
    }

    /// The days between which the person turns eighteen: one and the same when the birth day is known (V03, V17).
    package var turnsAdultBetween: Period? {
        guard let earliest, let latest else { return nil }
        return Period(
            from: earliest.anniversary(PartialDate.adultAge), to: latest.anniversary(PartialDate.adultAge))
    }
}

extension Day {
    /// Whole years passed, as for an age; negative never: a later day is needed.
    package func fullYears(until later: Day) -> Int {
        let (start, end) = (parts, later.parts)
        let complete = (end.month, end.day) >= (start.month, start.day)
        return max(0, end.year - start.year - (complete ? 0 : 1))
    }

    /// The day on which a number of whole years has passed.
    package func anniversary(_ years: Int) -> Day {
        let (year, month, day) = parts
        return Day(year: year + years, month: month, day: day) ?? adding(months: years * 12).adding(days: 1)
    }
}
