/// When something was really done, and what shows it: a sentence, a paper of the household.
package struct DueProof: Sendable, Hashable {
    /// Nil for today.
    package var on: Day?
    package var words: String
    /// A paper of the household's file.
    package var document: String?

    package init(on day: Day? = nil, words: String = "", document: String? = nil) {
        (self.on, self.words, self.document) = (day, words, document)
    }
}

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
        /// Done on a day that has not come.
        case doneAhead
        /// The paper is not one of this household.
        case notOfThisFile
    }

    package let key: DueKey
    package private(set) var state: State
    package private(set) var until: Day?
    package private(set) var owner: String?
    /// How many times it was put off.
    package private(set) var snoozes: Int
    /// The day on which it was done, and the paper that shows it.
    package private(set) var doneOn: Day?
    package private(set) var document: String?

    package init(
        _ key: DueKey, state: State = .open, until: Day? = nil, owner: String? = nil, snoozes: Int = 0,
        doneOn: Day? = nil, document: String? = nil
    ) {
        (self.doneOn, self.document) = (doneOn, document)
        self.key = key
        self.state = state
        self.until = until
        self.owner = owner
        self.snoozes = snoozes
    }

    /// A tick: the step was seen to, today or on an earlier day, with what shows it.
    package mutating func finish(_ item: DueItem, _ proof: DueProof = DueProof(), today: Day) throws(Refusal) {
        guard item.canBeTicked else { throw .needsRecord }
        let day = proof.on ?? today
        guard day <= today else { throw .doneAhead }
        (state, until, doneOn, document) = (.done, nil, day, proof.document)
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
