extension Accommodation {
    /// The day from which a home of one's own is followed: the first day of the lease, or the day on which it slid.
    package var followedFrom: Day? {
        switch kind {
        case .directLease: from
        case .slidingLease: slidOn
        case .centre, .relay, .other: nil
        }
    }
}

/// The months after a household moves into a home of its own: somebody visits, talks with it regularly and sees to it
/// that rent and charges are paid ("service locatif", six months).
///
/// It begins with the lease and is never dated apart: when the lease's first day is corrected, every day follows.
package struct FollowUp: Sendable, Hashable, Identifiable {
    /// How it ended.
    package enum Outcome: String, Sendable, Codable, CaseIterable {
        case autonomous, handedOver, lost, movedAgain, tenancyEnded
    }

    package enum State: Sendable, Hashable {
        /// The lease has not begun yet.
        case planned
        case running
        /// It was given more months than a follow-up has.
        case extended
        case closed(on: Day, Outcome)
    }

    package enum Refusal: Error, Hashable, Sendable {
        case alreadyClosed(on: Day)
        /// Nothing ends before it began.
        case beforeStart(Day)
        case inTheFuture
        /// An extension is of three or six months.
        case notAnExtension
        /// In all, a follow-up lasts so many months at most.
        case tooLong(Int)
    }

    package let id: String
    /// The entry of the accommodation timeline that it stands on.
    package let lease: String
    /// The first day of the lease; of a lease that slid, the day on which it did.
    package let start: Day
    /// How long it lasts, in months.
    package private(set) var months: Int
    /// How long it was to last when it began, in months.
    package let plannedMonths: Int
    package private(set) var closing: (day: Day, outcome: Outcome)? {
        get { closedOn.flatMap { day in outcome.map { (day, $0) } } }
        set { (closedOn, outcome) = (newValue?.day, newValue?.outcome) }
    }
    private var closedOn: Day?
    private var outcome: Outcome?
    package var version: Int

    /// The months by which a follow-up may be extended (V76).
    package static let extensions = [3, 6]
    /// Beyond a year it is another service.
    package static let longest = 12

    package init(
        id: String, lease: String, start: Day, months: Int, plannedMonths: Int, closedOn: Day? = nil,
        outcome: Outcome? = nil, version: Int = 0
    ) {
        (self.id, self.lease, self.start, self.months) = (id, lease, start, months)
        (self.plannedMonths, self.closedOn, self.outcome, self.version) = (plannedMonths, closedOn, outcome, version)
    }

    package var end: Day { start.adding(months: months) }

    package func state(on today: Day) -> State {
        if let closing { return .closed(on: closing.day, closing.outcome) }
        if today < start { return .planned }
        return months > plannedMonths ? .extended : .running
    }

    package var isClosed: Bool { closing != nil }

    /// Whether another lease takes this one's place: it begins before the follow-up would have ended (V76).
    package func isRestarted(by lease: Day) -> Bool { lease > start && lease < end }

    package mutating func extend(by more: Int) throws(Refusal) {
        if let closing { throw .alreadyClosed(on: closing.day) }
        guard FollowUp.extensions.contains(more) else { throw .notAnExtension }
        guard months + more <= FollowUp.longest else { throw .tooLong(FollowUp.longest) }
        months += more
    }

    package mutating func close(on day: Day, as outcome: Outcome, today: Day) throws(Refusal) {
        if let closing { throw .alreadyClosed(on: closing.day) }
        guard day >= start else { throw .beforeStart(start) }
        guard day <= today else { throw .inTheFuture }
        closing = (day, outcome)
    }

    /// The tenancy ended, and then turned out to be a move into another home of its own.
    package mutating func becomeMove() {
        if let closing, closing.outcome == .tenancyEnded { self.closing = (closing.day, .movedAgain) }
    }
}
