/// A change of a convention that somebody proposed. It stays in the ledger whatever became of it: one that was refused
/// says why, and changes nothing.
package struct ConventionAmendment: Sendable, Hashable, Identifiable {
    package enum Change: Sendable, Hashable {
        case target(ConventionTarget.Unit, ConventionTarget.Span, from: Int?, to: Int)
        /// Another last day.
        case term(to: Day)
        /// The words of a clause, told in its note; nil where it was never said which.
        case clause(ConventionClause?)
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
    /// - Parameters:
    ///   - id: of the version that begins.
    ///   - replacing: whether it takes the place of what stands in other units; it takes that of its own unit anyhow.
    /// - Returns: the versions that end and the one that begins.
    package func versions(
        of targets: [ConventionTarget], in convention: Convention, replacing: Bool = true, newID id: String
    ) throws(Convention.Refusal) -> (ended: [ConventionTarget], begun: ConventionTarget)? {
        guard outcome?.decision == .accepted, case .target(let unit, let span, _, let quantity) = change else {
            return nil
        }
        guard let from else { throw .startMissing }
        let begun = ConventionTarget(
            id: id, quantity, unit, per: span, from: from, decidedBy: .amendment, amendment: self.id)
        try begun.check(in: convention)
        let standing = targets.filter { $0.to == nil }
        if standing.contains(where: { $0.unit == unit && $0.quantity == quantity && $0.span == span }) {
            throw .sameAsNow
        }
        let hasOwn = standing.contains { $0.unit == unit }
        var ended: [ConventionTarget] = []
        for var target in standing where target.unit == unit || (replacing && !hasOwn) {
            guard from > target.from else { throw .outsideConvention(from: target.from, to: convention.to) }
            target.to = from.adding(days: -1)
            ended.append(target)
        }
        return (ended, begun)
    }
}
