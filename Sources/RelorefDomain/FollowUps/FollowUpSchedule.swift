/// The contacts and rent checks that a follow-up plans, computed from the first day of the lease (D-21).
package struct FollowUpSchedule: Sendable, Hashable {
    /// How often and how exactly, as the network has set it.
    package struct Rhythm: Sendable, Hashable {
        /// Days after the move at which the first visit is due (M0).
        package let firstVisit: Int
        /// A contact counts so many days before and after its day.
        package let window: Int

        package init(firstVisit: Int, window: Int) {
            (self.firstVisit, self.window) = (firstVisit, window)
        }
    }

    /// A contact that is to take place around a day.
    package struct Planned: Sendable, Hashable {
        /// 0 for the first visit, then the month after the move.
        package let month: Int
        package let target: Day
        package let earliest: Day
        package let latest: Day
        /// Whether somebody goes there; a talk is enough in the other months.
        package let isVisit: Bool
        /// The contact that was made for it.
        package fileprivate(set) var held: FollowUpContact?

        package func isMissed(on today: Day) -> Bool { held == nil && latest < today }
    }

    /// In order; each contact stands for one planned one at most.
    package let planned: [Planned]
    package let start: Day
    package let months: Int

    /// - Parameter contacts: what took place, in any order; a day on which nobody was there counts for nothing.
    package init(start: Day, months: Int, contacts: [FollowUpContact] = [], rhythm: Rhythm) {
        (self.start, self.months) = (start, months)
        var planned = (0...max(0, months)).map { month in
            let target = month == 0 ? start.adding(days: rhythm.firstVisit) : start.adding(months: month)
            return Planned(
                month: month, target: target, earliest: max(start, target.adding(days: -rhythm.window)),
                latest: target.adding(days: rhythm.window), isVisit: FollowUpSchedule.isVisited(month))
        }
        // The one whose window closes first takes it: so as many as can be are held in time.
        for contact in contacts.filter(\.met).sorted(by: { ($0.on, $0.id) < ($1.on, $1.id) }) {
            let place = planned.firstIndex { $0.held == nil && $0.earliest <= contact.on && contact.on <= $0.latest }
            if let place { planned[place].held = contact }
        }
        self.planned = planned
    }

    /// The first month, then the first, third, sixth … after the move.
    private static func isVisited(_ month: Int) -> Bool { month <= 1 || month.isMultiple(of: 3) }

    /// The next contact to make: the first that was not made and still can be.
    package func next(on today: Day) -> Planned? { planned.first { $0.held == nil && $0.latest >= today } }

    /// The day on which the rent of a month is checked; 1 for the first month.
    package func checkDay(of month: Int) -> Day { start.adding(months: month) }

    /// The first month whose rent should have been checked by a day and was not.
    package func unchecked(_ checked: Set<Int>, on today: Day) -> Int? {
        guard months > 0 else { return nil }
        return (1...months).first { checkDay(of: $0) <= today && !checked.contains($0) }
    }

    /// Of the contacts planned up to a day, how many were made in time (I-23). One that was not made and still could be
    /// on the day until which it is known what took place is left out.
    package func completeness(upTo last: Day, known: Day?) -> (done: Int, planned: Int) {
        let expected = planned.filter { contact in
            contact.target <= last && (contact.held != nil || known.map(contact.isMissed(on:)) ?? true)
        }
        return (expected.count { $0.held != nil }, expected.count)
    }

    /// Of the visits planned up to the day on which the follow-up was closed, how many were made by then (I-23): late if
    /// need be, never before the window opens, and each by a visit of its own.
    package func visits(among contacts: [FollowUpContact], closedOn day: Day) -> (done: Int, planned: Int) {
        let expected = planned.filter { $0.isVisit && $0.target <= day }
        let made = contacts.filter { $0.met && $0.kind == .visit && $0.on <= day }.map(\.on).sorted()
        var done = 0
        for visit in made where done < expected.count && expected[done].earliest <= visit { done += 1 }
        return (done, expected.count)
    }

    /// How many contacts should have been made by a day, and how many were.
    package func completion(on today: Day) -> (done: Int, planned: Int) {
        let due = planned.filter { $0.held != nil || $0.latest < today }
        return (due.count { $0.held != nil }, due.count)
    }
}
