/// The days on which one legal day asks for attention: its warnings, then the day itself.
package struct DeadlineSteps: Sendable, Hashable {
    package let due: Day
    /// In order; the last one is the legal day.
    package let days: [Day]
    /// How many days before the first of them the item is announced.
    package let announced: Int

    package init(due: Day, warnings: [Int], announced: Int) {
        (self.due, self.announced) = (due, announced)
        days = warnings.sorted(by: >).map { due.adding(days: -$0) } + [due]
    }

    /// How many days before the legal day each warning comes.
    package var reminders: [Int] { days.dropLast().map { $0.days(until: due) } }

    /// The step to act by: the next one, today's included; past the legal day, that day. Nil while it is far away.
    ///
    /// Weekends and holidays move nothing: a legal day is a legal day.
    package func step(on today: Day) -> Day? {
        guard let first = days.first, today >= first.adding(days: -announced) else { return nil }
        return days.first { $0 >= today } ?? due
    }
}
