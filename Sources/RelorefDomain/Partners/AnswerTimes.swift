/// How fast a partner answers: a landlord from the day on which a household's file was sent to it to its decision, an
/// employer from that on which somebody was presented.
package struct AnswerTimes: Sendable, Hashable {
    /// One file, from its sending; nil while there is no answer.
    package struct Sent: Sendable, Hashable {
        package let on: Day
        package let answeredOn: Day?

        package init(on day: Day, answeredOn: Day?) { (on, self.answeredOn) = (day, answeredOn) }

        package var days: Int? { answeredOn.map { on.days(until: $0) } }
    }

    /// Days of each answer, the quickest first.
    package let days: [Int]
    /// Files without an answer, the oldest first.
    package let waiting: [Day]

    package init(_ sent: [Sent]) {
        days = sent.compactMap(\.days).sorted()
        waiting = sent.filter { $0.answeredOn == nil }.map(\.on).sorted()
    }

    package var answered: Int { days.count }
    package var isEmpty: Bool { days.isEmpty && waiting.isEmpty }

    /// The middle answer, in days; the mean of both where they are two. Nil while there is none.
    package var median: Double? {
        guard !days.isEmpty else { return nil }
        return Double(days[(days.count - 1) / 2] + days[days.count / 2]) / 2
    }
}

/// What one party promised in all conventions with a partner, and what became of it.
package struct CommitmentSum: Sendable, Hashable {
    package enum Part: String, Sendable, CaseIterable { case promised, kept, partly, notKept, late }

    private let commitments: [ConventionCommitment]
    private let today: Day

    package init(_ commitments: [ConventionCommitment], on today: Day) {
        (self.commitments, self.today) = (commitments, today)
    }

    package func count(_ part: Part, by party: Convention.Party) -> Int {
        commitments.count { $0.party == party && $0.belongs(to: part, on: today) }
    }
}

extension ConventionCommitment {
    /// Its day is past and nobody saw it done.
    package func isLate(on today: Day) -> Bool { state == .open && (dueOn.map { $0 < today } ?? false) }

    package func belongs(to part: CommitmentSum.Part, on today: Day) -> Bool {
        switch part {
        case .promised: true
        case .kept: state == .kept
        case .partly: state == .partly
        case .notKept: state == .notKept
        case .late: isLate(on: today)
        }
    }
}
