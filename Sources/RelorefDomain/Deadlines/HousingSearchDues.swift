/// A request for social housing that is not over, with what its deadlines are computed from.
package struct CurrentRequest: Sendable, Hashable {
    package let request: SocialHousingRequest
    package let site: String
    /// When the household signed a lease of its own after it had filed the request.
    package let leaseSignedOn: Day?

    package init(_ request: SocialHousingRequest, site: String, leaseSignedOn: Day? = nil) {
        (self.request, self.site, self.leaseSignedOn) = (request, site, leaseSignedOn)
    }
}

/// A claim of which something is still to come.
package struct CurrentClaim: Sendable, Hashable {
    package let claim: EnforceableRightClaim
    package let site: String

    package init(_ claim: EnforceableRightClaim, site: String) {
        (self.claim, self.site) = (claim, site)
    }
}

extension DueList {
    /// The attestation that is expected, the renewal, or the removal to check once the household has its lease (D-08,
    /// D-09, D-37).
    package func items(_ current: CurrentRequest) -> [DueItem] {
        guard current.request.endedOn == nil, let calendar = current.request.calendar(dated) else { return [] }
        if let signed = current.leaseSignedOn { return [removal(of: current, signed)] }
        return [attestation(of: current, calendar), renewal(of: current, calendar)].compactMap { $0 }
    }

    private func attestation(of current: CurrentRequest, _ calendar: SocialHousingRequest.Calendar) -> DueItem? {
        guard current.request.attestedOn == nil, let filed = current.request.filedOn, today <= calendar.endsOn else {
            return nil
        }
        return item(.requestAttestation(filedOn: filed), current, due: calendar.attestationBy)
    }

    /// The first step is the day on which the window opens; nothing is announced before.
    private func renewal(of current: CurrentRequest, _ calendar: SocialHousingRequest.Calendar) -> DueItem? {
        guard let anchor = current.request.anchor else { return nil }
        let terms = terms(in: current.request.departement)
        let warnings = [DueTerms.Series.requestFirst, .requestSecond, .requestThird].map { terms[$0] }
        let window = calendar.opensOn.days(until: calendar.endsOn)
        let matter = DueItem.Matter.requestRenewal(
            from: anchor, isFirst: current.request.renewals.isEmpty, opensOn: calendar.opensOn)
        let days = Set([window] + warnings.filter { $0 < window }).filter { $0 > 0 }
        return item(matter, current, due: calendar.endsOn, warnings: days.sorted(by: >))
    }

    private func removal(of current: CurrentRequest, _ signed: Day) -> DueItem {
        let day = signed.adding(days: terms(in: current.request.departement)[.requestRemoval])
        return DueItem(
            .requestRemoval(signedOn: signed), subject: current.request.id, household: current.request.household,
            site: current.site, day: day, step: day, group: DueGroup(step: day, due: day, today: today))
    }

    private func item(
        _ matter: DueItem.Matter, _ current: CurrentRequest, due: Day, warnings: [Int] = []
    ) -> DueItem? {
        DueItem(
            matter, subject: current.request.id, household: current.request.household, site: current.site,
            steps: DeadlineSteps(due: due, warnings: warnings, announced: 0), today: today)
    }

    /// What the commission, then the prefect, has to do by its day (D-11 to D-13).
    package func items(_ current: CurrentClaim) -> [DueItem] {
        let claim = current.claim
        switch claim.state {
        case .acknowledged:
            guard let from = claim.steps.acknowledgedOn, let due = claim.decisionBy(dated) else { return [] }
            let delay = from.days(until: due)
            let share = terms(in: claim.departement)[.claimWarning]
            let left = delay - delay * share / 100
            return item(
                .claimDecision(claim.kind, acknowledgedOn: from), current, due: due,
                warnings: share > 0 && left > 0 ? [left] : [])
        case .decided, .offered, .court:
            guard let from = claim.steps.decidedOn, let due = claim.rehousingBy(dated) else { return [] }
            return item(.claimRehousing(claim.kind, decidedOn: from), current, due: due, warnings: [])
        case .draft, .filed, .housed, .withdrawn: return []
        }
    }

    private func item(_ matter: DueItem.Matter, _ current: CurrentClaim, due: Day, warnings: [Int]) -> [DueItem] {
        let steps = DeadlineSteps(due: due, warnings: warnings, announced: 0)
        let item = DueItem(
            matter, subject: current.claim.id, household: current.claim.household, site: current.site, steps: steps,
            today: today)
        return item.map { [$0] } ?? []
    }
}
