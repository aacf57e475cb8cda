/// A claim for the enforceable right to housing (DALO) or to accommodation (DAHO), before the commission of a
/// département, then the prefect, then the court.
package struct EnforceableRightClaim: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case housing, accommodation }

    /// What the commission said.
    package enum Decision: String, Sendable, Codable, CaseIterable {
        case recognised, refused
        /// Towards accommodation, for a claim to housing.
        case reoriented

        /// Whether the prefect has to offer something.
        package var obliges: Bool { self != .refused }
    }

    package enum State: String, Sendable, Codable, CaseIterable {
        case draft, filed, acknowledged, decided, offered, court, housed, withdrawn
    }

    /// The days on which each step was taken, as far as it has come.
    package struct Steps: Sendable, Hashable {
        package var filedOn: Day?
        /// The acknowledgement that the file is complete: delays run from it.
        package var acknowledgedOn: Day?
        package var decidedOn: Day?
        package var decision: Decision?
        package var offeredOn: Day?
        package var courtOn: Day?
        package var housedOn: Day?
        package var withdrawnOn: Day?

        package init(
            filedOn: Day? = nil, acknowledgedOn: Day? = nil, decidedOn: Day? = nil, decision: Decision? = nil,
            offeredOn: Day? = nil, courtOn: Day? = nil, housedOn: Day? = nil, withdrawnOn: Day? = nil
        ) {
            (self.filedOn, self.acknowledgedOn, self.decidedOn) = (filedOn, acknowledgedOn, decidedOn)
            (self.decision, self.offeredOn, self.courtOn) = (decision, offeredOn, courtOn)
            (self.housedOn, self.withdrawnOn) = (housedOn, withdrawnOn)
        }
    }

    package let id: String
    package let household: String
    package let kind: Kind
    /// A code of the list `claimGround`.
    package var ground: String
    /// The request that a claim to housing stands on (V65).
    package var request: String?
    package var departement: String
    package var steps: Steps
    package var version: Int

    package init(
        id: String, household: String, kind: Kind, ground: String, request: String? = nil, departement: String,
        steps: Steps = Steps(), version: Int = 0
    ) {
        (self.id, self.household, self.kind, self.ground) = (id, household, kind, ground)
        (self.request, self.departement, self.steps, self.version) = (request, departement, steps, version)
    }

    package var state: State {
        if steps.withdrawnOn != nil { return .withdrawn }
        if steps.housedOn != nil { return .housed }
        if steps.courtOn != nil { return .court }
        if steps.offeredOn != nil { return .offered }
        if steps.decidedOn != nil { return .decided }
        if steps.acknowledgedOn != nil { return .acknowledged }
        return steps.filedOn == nil ? .draft : .filed
    }

    /// Whether something is still to come of it.
    package var isOpen: Bool {
        switch state {
        case .housed, .withdrawn: false
        case .decided: steps.decision?.obliges ?? true
        default: true
        }
    }

    /// The day by which the commission has to decide, while it has not (D-11, D-13).
    package func decisionBy(_ terms: DatedTerms) -> Day? {
        guard let from = steps.acknowledgedOn else { return nil }
        return kind == .housing
            ? from.adding(months: terms.value(.claimDecision, on: from, in: departement))
            : from.adding(days: terms.value(.shelterDecision, on: from, in: departement))
    }

    /// The day by which the prefect has to house whom the commission recognised (D-12, D-13). A claim to housing that
    /// was turned towards accommodation has accommodation's delay.
    package func rehousingBy(_ terms: DatedTerms) -> Day? {
        guard let from = steps.decidedOn, let decision = steps.decision, decision.obliges else { return nil }
        return kind == .housing && decision == .recognised
            ? from.adding(months: terms.value(.claimRehousing, on: from, in: departement))
            : from.adding(days: terms.value(.shelterRehousing, on: from, in: departement))
    }
}
