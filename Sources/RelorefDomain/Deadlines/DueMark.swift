/// What somebody did with an item of Today: done, put off, given to a colleague. The item itself is never stored.
package struct DueMark: Sendable, Hashable {
    package enum State: String, Sendable, Codable, CaseIterable { case open, done, snoozed }

    package enum Refusal: Error, Hashable, Sendable {
        /// A tick is not enough: the day is past, or the fact is still missing.
        case needsRecord
        /// Put off to a day that has come already.
        case notLater
        /// Longer than a quarter: then it is no longer put off but forgotten.
        case tooFar(Day)
        /// The third time, a reason is asked for.
        case needsReason
    }

    package let key: DueKey
    package private(set) var state: State
    package private(set) var until: Day?
    package private(set) var owner: String?
    /// How many times it was put off.
    package private(set) var snoozes: Int

    package init(_ key: DueKey, state: State = .open, until: Day? = nil, owner: String? = nil, snoozes: Int = 0) {
        self.key = key
        self.state = state
        self.until = until
        self.owner = owner
        self.snoozes = snoozes
    }

    /// A tick: the step was seen to.
    package mutating func finish(_ item: DueItem) throws(Refusal) {
        guard item.canBeTicked else { throw .needsRecord }
        (state, until) = (.done, nil)
    }

    /// Put off until a day; from the third time on, with a reason.
    package mutating func snooze(until day: Day, reason: String, today: Day) throws(Refusal) {
        guard day > today else { throw .notLater }
        let last = today.adding(days: 92)
        guard day <= last else { throw .tooFar(last) }
        if snoozes >= 2, reason.allSatisfy(\.isWhitespace) { throw .needsReason }
        (state, until) = (.snoozed, day)
        snoozes += 1
    }

    /// Given to a colleague, who finds it in his or her own list.
    package mutating func give(to colleague: String) {
        owner = colleague
        (state, until) = (.open, nil)
    }

    /// Whether the item is out of sight today.
    package func hides(on today: Day) -> Bool {
        switch state {
        case .open: false
        case .done: true
        case .snoozed: until.map { today < $0 } ?? false
        }
    }
}
