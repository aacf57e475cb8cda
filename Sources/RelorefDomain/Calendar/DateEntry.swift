/// A date as people type it: 17/11/2006, 17-11-06, 2006-11-17, "17 nov. 2006", and "1988" where a part is enough (V89).
package struct DateEntry: Sendable, Hashable {
    /// What the date is for, which decides the century of a year typed with two digits.
    package enum Purpose: Sendable, Hashable {
        /// 00 to 29 is 2000 to 2029, the rest is 1930 to 1999.
        case birth
        /// Something that happened, or will soon: never more than two years ahead of today.
        case event(today: Day)
        /// The end of a paper or of a contract, which may be far ahead.
        case term
    }

    /// Why a text could not be read; the page turns it into a sentence and keeps what was typed.
    package enum Refusal: Error, Hashable, Sendable {
        case empty
        case unreadable(String)
        /// Such as 31 April.
        case noSuchDay(String)
        /// Only a month or a year was given where the day is needed.
        case incomplete(String)
    }

    package let text: String
    package let purpose: Purpose

    package init(_ text: String, for purpose: Purpose) {
        self.text = text
        self.purpose = purpose
    }

    /// The day, where nothing less will do.
    package func day() throws(Refusal) -> Day {
        guard let day = try partialDate().day else { throw .incomplete(text) }
        return day
    }

    /// The day, the month or the year, whatever was given.
    package func partialDate() throws(Refusal) -> PartialDate {
        let words = DateWords(text)
        if words.isEmpty { throw .empty }
        guard let (year, month, day) = words.yearMonthDay else { throw .unreadable(text) }
        let fullYear = year.digits <= 2 ? century(of: year.value, month: month, day: day) : year.value
        guard let month else {
            guard let date = PartialDate(year: fullYear), year.digits > 2 else { throw .unreadable(text) }
            return date
        }
        guard let day else {
            guard let date = PartialDate(year: fullYear, month: month) else { throw .noSuchDay(text) }
            return date
        }
        guard let whole = Day(year: fullYear, month: month, day: day) else { throw .noSuchDay(text) }
        return PartialDate(whole)
    }

    private func century(of year: Int, month: Int?, day: Int?) -> Int {
        switch purpose {
        case .birth: return year <= 29 ? 2000 + year : 1900 + year
        case .term: return 2000 + year
        case .event(let today):
            let recent = Day(year: 2000 + year, month: month ?? 1, day: 1)?.adding(days: (day ?? 1) - 1)
            return recent.map { $0 <= today.adding(months: 24) } == true ? 2000 + year : 1900 + year
        }
    }
}
