/// A change of a convention that somebody proposed. It stays in the ledger whatever became of it: one that was refused
/// says why, and changes nothing.
package struct ConventionAmendment: Sendable, Hashable, Identifiable {
    package enum Change: Sendable, Hashable {
        case target(ConventionTarget.Unit, ConventionTarget.Span, from: Int?, to: Int)
        /// Another last day.
        case term(to: Day)
        /// The words of a clause, told in its note.
        case clause
    }

    package enum Proposer: String, Sendable, Codable, CaseIterable { case association, partner, committee }

    /// Who decides: a landlord's decision may be its director's or its board's.
    package enum Decider: String, Sendable, Codable, CaseIterable { case partner, partnerBoard, association, both }

    package enum Reason: String, Sendable, Codable, CaseIterable {
        /// No dwelling is free when it would be needed.
        case unavailability
        case budget, policy, otherCommitments, notAgreed, other
    }

    package enum Decision: String, Sendable, Codable, CaseIterable { case accepted, refused, withdrawn }

    package struct Outcome: Sendable, Hashable {
        package let decision: Decision
        package let on: PartialDate
        package let by: Decider
        package let reason: Reason?

        package init(_ decision: Decision, on day: PartialDate, by decider: Decider, reason: Reason? = nil) {
            self.decision = decision
            (on, by, self.reason) = (day, decider, reason)
        }
    }

    package let id: String
    package let convention: String
    package let change: Change
    package let proposedOn: PartialDate
    package let proposedBy: Proposer
    /// From when it holds, once accepted.
    package private(set) var from: Day?
    package private(set) var outcome: Outcome?
    package var version: Int

    package init(
        id: String, of convention: String, _ change: Change, proposedOn: PartialDate, by proposer: Proposer,
        from: Day? = nil, outcome: Outcome? = nil, version: Int = 0
    ) {
        (self.id, self.convention, self.change, self.proposedOn) = (id, convention, change, proposedOn)
        (proposedBy, self.from, self.outcome, self.version) = (proposer, from, outcome, version)
    }

    package var isOpen: Bool { outcome == nil }

    /// Decided once, not before it was proposed; a refusal has its reason.
    ///
    /// - Parameter from: the day from which it holds, for one that is accepted.
    package mutating func decide(_ outcome: Outcome, from: Day? = nil, today: Day) throws(Convention.Refusal) {
        guard isOpen else { throw .decided }
        guard let earliest = outcome.on.earliest, let latest = outcome.on.latest, earliest <= today else {
            throw .inTheFuture
        }
        if let proposed = proposedOn.earliest, latest < proposed { throw .decidedBeforeProposed(proposedOn) }
        if outcome.decision == .refused, outcome.reason == nil { throw .reasonMissing }
        if outcome.decision == .accepted, case .target = change, from == nil { throw .startMissing }
        (self.outcome, self.from) = (outcome, outcome.decision == .accepted ? from : nil)
    }

    /// The targets once this amendment was decided: as they were, unless it was accepted.
    ///
    /// - Parameter id: of the version that begins.
    /// - Returns: the version that ends and the one that begins.
    package func versions(
        of targets: [ConventionTarget], in convention: Convention, newID id: String
    ) throws(Convention.Refusal) -> (ended: ConventionTarget?, begun: ConventionTarget)? {
        guard outcome?.decision == .accepted, case .target(let unit, let span, _, let quantity) = change else {
            return nil
        }
        guard let from else { throw .startMissing }
        let begun = ConventionTarget(
            id: id, quantity, unit, per: span, from: from, decidedBy: .amendment, amendment: self.id)
        try begun.check(in: convention)
        guard var ended = targets.first(where: { $0.unit == unit && $0.to == nil }) else { return (nil, begun) }
        if ended.quantity == quantity, ended.span == span { throw .sameAsNow }
        guard from > ended.from else { throw .outsideConvention(from: ended.from, to: convention.to) }
        ended.to = from.adding(days: -1)
        return (ended, begun)
    }
}
