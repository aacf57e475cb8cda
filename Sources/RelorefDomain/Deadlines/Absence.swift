/// A colleague is away and another one takes over the work: it shows in both their lists until it is given back.
package struct Absence: Sendable, Hashable, Identifiable {
    package enum Refusal: Error, Hashable, Sendable {
        /// Nobody takes over their own work.
        case oneself
        /// The last day has gone.
        case notLater
        /// Longer than a quarter: then the files get another referent.
        case tooLong(Day)
        /// It is taken over already.
        case already
    }

    package let id: String
    /// Who is away.
    package let account: String
    package let substitute: String
    package let from: Day
    /// The last day.
    package let to: Day

    /// Days for which work is taken over at most.
    package static let longest = 92

    package init(id: String, account: String, substitute: String, from: Day, to: Day) throws(Refusal) {
        guard account != substitute else { throw .oneself }
        guard to >= from else { throw .notLater }
        guard to <= from.adding(days: Absence.longest) else { throw .tooLong(from.adding(days: Absence.longest)) }
        (self.id, self.account, self.substitute, self.from, self.to) = (id, account, substitute, from, to)
    }
}
