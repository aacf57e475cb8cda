extension Convention {
    package enum Refusal: Error, Hashable, Sendable {
        /// Such a step does not follow from where the convention stands.
        case notFrom(State, ConventionStep.Kind)
        /// For this step the day must be known.
        case needsDay(ConventionStep.Kind)
        case inTheFuture
        /// A step that came before stands on a later day (V73: signed on or after the day of the draft).
        case before(ConventionStep.Kind, PartialDate)
        /// Its term lies before its first day.
        case termBeforeStart(Day)
        /// Later steps stand on this one.
        case othersStandOnIt
        /// Another one renews it already.
        case renewedAlready
        case untitled
        /// A framework is of a wider level, and of the same kind.
        case frameworkNotWider
        /// Conventions that carry it out would no longer be of a narrower level.
        case othersCarryItOut
        /// A committee is held once, and keeps its day.
        case meetingHeld
        /// Minutes are approved once the committee was held.
        case approvedBeforeHeld
        /// What was done is not decided in another way.
        case decisionDone
        /// Why a slip is put right is part of it.
        case correctionUnexplained
        /// The target is past, made by an amendment, or was worked with already: a committee met, an amendment was proposed.
        case targetStands
        /// Approved minutes stay as they are.
        case minutesApproved
        /// Its partner lets no dwellings.
        case noLandlord
        /// A target is of at least one.
        case quantity
        /// The target begins or ends outside the convention (V73).
        case outsideConvention(from: Day, to: Day?)
        /// It is not signed, so nothing is promised yet.
        case notSigned
        /// There is a target for this unit already: an amendment changes it.
        case needsAmendment
        /// A target for the whole convention needs its last day.
        case needsTerm
        /// There is nothing to change.
        case sameAsNow
        /// Decided already.
        case decided
        /// Whoever refuses says why (V69).
        case reasonMissing
        case decidedBeforeProposed(PartialDate)
        /// An accepted amendment says from when it holds.
        case startMissing
        /// The lease is not one of this landlord's dwellings.
        case otherLandlord
        /// The lease counts for another convention (S14).
        case otherConvention(String)
        /// The lease was signed before the convention or after its end.
        case leaseOutside(Day)
        /// No lease of the household's own yet: sliding, planned or cancelled.
        case noLease
    }

    /// Takes one more step. Its steps so far are needed, since each comes after those that it stands on.
    ///
    /// - Parameter term: the first and the last day that a signature gives.
    package mutating func take(
        _ step: ConventionStep, after steps: [ConventionStep], term: (from: Day?, to: Day?) = (nil, nil), today: Day
    ) throws(Refusal) {
        guard let next = step.kind.state(after: state) else { throw .notFrom(state, step.kind) }
        if step.kind.needsDay, step.on.day == nil { throw .needsDay(step.kind) }
        guard let earliest = step.on.earliest, earliest <= today else { throw .inTheFuture }
        if next != state || step.kind.needsDay, let last = Self.standsOn(step, steps) {
            throw .before(last.kind, last.on)
        }
        if step.kind == .signature { try sign(step, term) }
        if next.isOver { endedOn = step.on.day }
        state = next
    }

    private mutating func sign(_ step: ConventionStep, _ term: (from: Day?, to: Day?)) throws(Refusal) {
        guard let day = step.on.day else { throw .needsDay(.signature) }
        let start = term.from ?? day
        if let to = term.to, to < start { throw .termBeforeStart(start) }
        (signedOn, from, to) = (day, start, term.to)
    }

    /// The step of the negotiation or later that lies after a new one, if any.
    private static func standsOn(_ step: ConventionStep, _ steps: [ConventionStep]) -> ConventionStep? {
        guard let latest = step.on.latest else { return nil }
        return steps.first { other in
            other.kind != .contact && other.kind != .visit && other.on.earliest.map { $0 > latest } ?? false
        }
    }

    /// Takes back a step that was written down by mistake: the last one that changed something, or one that changed
    /// nothing.
    package mutating func takeBack(_ id: String, of steps: [ConventionStep]) throws(Refusal) {
        guard let gone = steps.first(where: { $0.id == id }) else { return }
        var state = State.prospecting
        for step in steps where step.id != id {
            guard let next = step.kind.state(after: state) else { throw .othersStandOnIt }
            state = next
        }
        if gone.kind == .signature { (signedOn, from, to) = (nil, nil, nil) }
        if !state.isOver { endedOn = nil }
        self.state = state
    }

    /// The term that an amendment gives.
    package mutating func prolong(to day: Day) throws(Refusal) {
        guard let from else { throw .notSigned }
        guard day >= from else { throw .termBeforeStart(from) }
        to = day
    }
}
